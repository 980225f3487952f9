import { join } from 'node:path';
import { vietnamDay, type Clock } from '#infrastructure/clock.ts';
import { ownUrlOf, type Config } from '#infrastructure/config/config.ts';
import type { Changes } from '#infrastructure/database/changes.ts';
import type { Db } from '#infrastructure/database/connect.ts';
import { sha256 } from '#infrastructure/crypto.ts';
import { createSealing } from '#infrastructure/sealing.ts';
import { createFolderStorage } from '#infrastructure/storage/storage.ts';
import { openDraftChecker } from '#applications/design/index.ts';
import { concernsDossier, readNationalForms } from '#applications/dossiers/index.ts';
import { readQueueRules } from '#applications/queue/index.ts';
import { createCodeListCache, createCountryPlaces, readCountryPlaces } from '#data/code-lists/index.ts';
import { openDirectory } from '#data/organisation/index.ts';
import { ownedSources, readDataAccessRules, readRegisters } from '#data/registry/index.ts';
import {
  connectDocumentAxis,
  connectNationalPortal,
  connectPaymentPlatform,
  createMinistries,
  createRegisterSources,
  openOwnAxis,
} from './outside-systems.ts';
import { placeLists } from './place-lists.ts';
import { readCalendarContent, readRuleProfiles, ruleProfileOn, unitCalendarsFrom } from '#platform/calendar/index.ts';
import { openAuthorities, readExchangeRules } from '#platform/exchange/index.ts';
import { readSigningKeys } from '#platform/identity/index.ts';
import { createRenderer } from '#platform/papers/index.ts';

/** Bytes of one file a person may hand in. */
const maxFileBytes = 20 * 1_048_576;
/** Bytes of all files one system outside may keep here: a thousand of the largest. */
const maxOwnerBytes = 1000 * maxFileBytes;
/** Last day of the 63 provinces and three tiers (NQ 202/2025/QH15). */
const lastDayOfThreeTiers = '2025-06-30';

/** Gives every module what it declared it needs. The province's rules and lists are read once, at start. */
export async function wireModules({
  config,
  db,
  now,
  changes,
}: {
  config: Config;
  db: Db;
  now: Clock;
  changes: Changes;
}) {
  const { contentDir, varDir } = config;
  const [
    calendar,
    profiles,
    queueRules,
    registers,
    dataAccessRules,
    organisation,
    editions,
    signingKeys,
    exchangeRules,
    nationalForms,
  ] = await Promise.all([
    readCalendarContent(contentDir),
    readRuleProfiles(contentDir),
    readQueueRules(contentDir),
    readRegisters(join(contentDir, 'registers')),
    readDataAccessRules(contentDir),
    openDirectory(db, changes),
    readCountryPlaces(join(contentDir, 'places')),
    readSigningKeys(db, { sealing: createSealing(config.secretKey, 'identity'), now }),
    readExchangeRules(contentDir),
    readNationalForms(contentDir),
  ]);
  // The demonstration's province lives in the time of the 63 provinces, until its regime is changed.
  const countryDay = () => {
    const on = vietnamDay(now());
    return organisation.regimeOn(on).tiers === 3 ? lastDayOfThreeTiers : on;
  };
  const countryPlaces = createCountryPlaces(editions);
  const places = placeLists(organisation, { now, country: countryPlaces, countryDay });
  const codeLists = await createCodeListCache(db, {
    dayOf: (list) => (list === 'provinces' ? countryDay() : vietnamDay(now())),
    others: places.lists,
  });
  const storage = createFolderStorage(join(varDir, 'files'));
  const publicUrl = ownUrlOf(config);
  const gatewayIssuer = config.gateway.url ?? 'http://lgsp.motcua.example';
  const exchangeSealing = createSealing(config.secretKey, 'exchange');
  const { certificates: rules } = exchangeRules;
  const given = config.gateway.authority;
  const authorities = await openAuthorities(db, { sealing: exchangeSealing, now, rules, given });
  const axis = openOwnAxis(config, { db, issuer: gatewayIssuer, keys: signingKeys, now });
  return {
    db,
    now,
    gatewayIssuer,
    signingKeys,
    axis,
    exchangeRules,
    nationalForms,
    signOnSealing: createSealing(config.secretKey, 'sign-on'),
    exchangeSealing,
    authorities,
    storage,
    organisation,
    queueRules,
    registers,
    dataAccessRules,
    registerSources: { ...createRegisterSources(config.outside, axis), ...ownedSources({ db, registers, now }) },
    ministries: createMinistries(config.outside, axis),
    nationalPortal: connectNationalPortal(config.outside, axis),
    documentAxis: connectDocumentAxis(config.outside, { axis, now }),
    concernsDossier: concernsDossier({ db }),
    codeLists,
    countryPlaces,
    placesDay: countryDay,
    calendars: unitCalendarsFrom(calendar),
    rulesOn: (day: string) => ruleProfileOn(profiles, organisation.regimeOn(day).ruleProfile),
    renderer: createRenderer(),
    draftChecker: openDraftChecker(contentDir),
    publicUrl,
    sharedFiles: {
      ...{ db, now, storage: createFolderStorage(join(varDir, 'tep-dung-chung')) },
      ...{ maxFileBytes, maxOwnerBytes },
    },
    uploads: { db, now, storage, uploadFolder: join(varDir, 'uploads'), maxFileBytes },
    areasNow: places.areasNow,
    paymentPlatform: await connectPaymentPlatform(config, { axis, now }),
    // Of its own: what is signed for a way back is worth nothing elsewhere.
    returnSecret: sha256(`return|${config.secretKey}`),
    secureCookie: publicUrl.startsWith('https:'),
  };
}

export type ModuleDeps = Awaited<ReturnType<typeof wireModules>>;

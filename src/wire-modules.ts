import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { vietnamDay, type Clock } from '#infrastructure/clock.ts';
import type { Config } from '#infrastructure/config/config.ts';
import type { Db } from '#infrastructure/database/connect.ts';
import { createFolderStorage } from '#infrastructure/storage/storage.ts';
import { createCodeListCache } from '#data/code-lists/index.ts';
import { areaPicker, readOrganisationContent } from '#data/organisation/index.ts';
import { readCalendarContent, readRuleProfiles, ruleProfileOn, unitCalendarsFrom } from '#platform/calendar/index.ts';
import { createRenderer } from '#platform/papers/index.ts';

/** Bytes of one file a person may hand in. */
const maxFileBytes = 20 * 1_048_576;
/** More than the communes of any province. */
const allAreas = 1000;

/** Gives every module what it declared it needs. The province's rules and lists are read once, at start. */
export async function wireModules({ config, db, now }: { config: Config; db: Db; now: Clock }) {
  const { contentDir, varDir } = config;
  const [calendar, profiles, organisation] = await Promise.all([
    readCalendarContent(contentDir),
    readRuleProfiles(contentDir),
    readOrganisationContent(join(contentDir, 'organisation')),
  ]);
  const on = vietnamDay(now());
  const [districts, communes] = await Promise.all([
    areaPicker(db, { level: 'district', on, limit: allAreas }),
    areaPicker(db, { level: 'commune', on, limit: allAreas }),
  ]);
  const place = ({ code, name, parentCode }: (typeof districts)[number]) => ({
    code,
    name,
    nameEn: null,
    parent: parentCode ?? undefined,
  });
  const codeLists = await createCodeListCache(db, {
    dayOf: () => on,
    others: { districts: districts.map(place), communes: communes.map(place) },
  });
  const storage = createFolderStorage(join(varDir, 'files'));
  const publicUrl = config.publicUrl ?? `http://${config.host}:${config.port}`;
  return {
    db,
    now,
    storage,
    codeLists,
    calendars: unitCalendarsFrom(calendar),
    rules: ruleProfileOn(profiles, organisation.regime.ruleProfile),
    renderer: createRenderer(),
    publicUrl,
    uploads: { db, now, storage, uploadFolder: join(varDir, 'uploads'), maxFileBytes },
    areas: [
      ...districts.map(({ code, name }) => ({ code, name, parent: null })),
      ...communes.map(({ code, name, parentCode }) => ({ code, name, parent: parentCode })),
    ],
    paymentPage: '/mo-phong/thanh-toan',
    // A secret of its own, so that the key of the system itself is never shared with a payment platform.
    paymentSecret: createHash('sha256').update(`payment|${config.secretKey}`).digest('hex'),
    secureCookie: publicUrl.startsWith('https:'),
  };
}

export type ModuleDeps = Awaited<ReturnType<typeof wireModules>>;

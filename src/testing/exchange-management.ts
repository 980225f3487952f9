import type { Clock } from '#infrastructure/clock.ts';
import type { Db } from '#infrastructure/database/connect.ts';
import { findUnitByAgencyCode, listUnits } from '#data/organisation/index.ts';
import { recordBodiesRead } from '#data/registry/index.ts';
import type { App } from '#infrastructure/http/app.ts';
import type { ManagementDeps } from '#platform/exchange/index.ts';
import { grantGroupNames, GrantPage } from '../platform/exchange/management/grant-list.contract.ts';
import type { GrantView } from '../platform/exchange/management/management.contract.ts';
import { testSealing } from './exchange-office.ts';
import { buildOffice } from './office.ts';

/** Day the tests' units are looked up on. */
const on = '2026-11-28';

/** The axis as the agency in charge manages it, and some who work with it or have nothing to do with it. */
export async function buildManagement(db: Db, now: Clock) {
  const office = await buildOffice(db, now);
  const { organisation, exchangeRules, calendars, storage, authorities } = office.deps;
  // One person is enough but where a test is about the second.
  const rules = { ...exchangeRules, twoPersons: [] };
  const deps: ManagementDeps = {
    ...{ db, now, rules, sealing: testSealing, calendars, storage, allowLoopback: true, sendsMail: false },
    ...{ authorities, publicUrl: 'http://motcua.example' },
    findUnit: (code) => findUnitByAgencyCode(db, code, on),
    searchUnits: async (search) =>
      (await listUnits(db, { on, search })).map(({ agencyCode: code, name }) => ({ code, name })),
    findOwner: (unitId) => {
      const unit = organisation.findUnit(unitId, on);
      return unit && { code: unit.agencyCode, name: unit.name };
    },
    runTests: async () => undefined,
    tellBodiesRead: recordBodiesRead,
    officialsOf: (unitId) =>
      organisation.officersWithRole({ unitId, role: 'specialist', at: now() }).map(({ accountId }) => accountId),
    isManagerUnit: (unitId) => organisation.findUnit(unitId, on)?.kind === 'department_of_information',
  };
  return {
    deps,
    twoPersons: exchangeRules.twoPersons,
    registers: office.deps.registers,
    signingKeys: office.deps.signingKeys,
    uploads: office.deps.uploads,
    manager: await office.official('department-information', 'specialist'),
    leader: await office.official('department-information', 'leader'),
    school: await office.official('department-education', 'specialist'),
    keeper: await office.official('department-health', 'specialist'),
    stranger: await office.actor('tuphap.tichson'),
  };
}

/** Every grant who is signed in has a part in, the first page of each group. */
export async function grantsSeenIn(app: Pick<App, 'inject'>): Promise<GrantView[]> {
  const pages = await Promise.all(
    grantGroupNames.map((group) => app.inject({ url: `/api/exchange/grants?group=${group}` })),
  );
  return pages.flatMap((page) => GrantPage.parse(page.json()).items);
}

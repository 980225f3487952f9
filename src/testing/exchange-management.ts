import type { Clock } from '#infrastructure/clock.ts';
import type { Db } from '#infrastructure/database/connect.ts';
import { findUnitByAgencyCode } from '#data/organisation/index.ts';
import type { ManagementDeps } from '#platform/exchange/index.ts';
import { testSealing } from './exchange-office.ts';
import { buildOffice } from './office.ts';

/** Day the tests' units are looked up on. */
const on = '2026-11-28';

/** The axis as the agency in charge manages it, and some who work with it or have nothing to do with it. */
export async function buildManagement(db: Db, now: Clock) {
  const office = await buildOffice(db, now);
  const { organisation, exchangeRules, calendars, storage } = office.deps;
  // One person is enough but where a test is about the second.
  const rules = { ...exchangeRules, twoPersons: [] };
  const deps: ManagementDeps = {
    ...{ db, now, rules, sealing: testSealing, calendars, storage, allowLoopback: true },
    findUnit: (code) => findUnitByAgencyCode(db, code, on),
    findOwner: (unitId) => {
      const unit = organisation.findUnit(unitId, on);
      return unit && { code: unit.agencyCode, name: unit.name };
    },
    runTests: async () => undefined,
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

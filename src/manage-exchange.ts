import { vietnamDay } from '#infrastructure/clock.ts';
import type { Config } from '#infrastructure/config/config.ts';
import { findUnitByAgencyCode, listUnits } from '#data/organisation/index.ts';
import { recordBodiesRead } from '#data/registry/index.ts';
import { isInForce, type ManagementDeps } from '#platform/exchange/index.ts';
import type { ModuleDeps } from './wire-modules.ts';

/** Accounts of who leads or works in a unit now. */
export const officialsOf =
  ({ organisation, now }: Pick<ModuleDeps, 'organisation' | 'now'>): ManagementDeps['officialsOf'] =>
  (unitId) =>
    ['leader', 'specialist'].flatMap((role) =>
      organisation.officersWithRole({ unitId, role, at: now() }).map(({ accountId }) => accountId),
    );

/** What managing the axis needs to know of the organisation: whose a system is, and which unit is in charge today. */
export function manageExchange(
  deps: ModuleDeps,
  { config, runTests }: { config: Config; runTests: ManagementDeps['runTests'] },
): ManagementDeps {
  const { db, now, organisation, exchangeRules: rules, exchangeSealing: sealing, calendars, storage } = deps;
  const { authorities, publicUrl } = deps;
  const today = () => vietnamDay(now());
  return {
    ...{ db, now, rules, sealing, calendars, storage, authorities, publicUrl },
    findUnit: (agencyCode) => findUnitByAgencyCode(db, agencyCode, today()),
    searchUnits: async (search) =>
      (await listUnits(db, { on: today(), search })).map(({ agencyCode: code, name }) => ({ code, name })),
    findOwner: (unitId) => {
      const unit = organisation.findUnit(unitId, today());
      return unit && { code: unit.agencyCode, name: unit.name };
    },
    runTests,
    tellBodiesRead: recordBodiesRead,
    officialsOf: officialsOf(deps),
    isManagerUnit: (unitId) => {
      const on = today();
      const kind = organisation.findUnit(unitId, on)?.kind;
      return rules.managers.some((manager) => manager.unitKind === kind && isInForce(manager, on));
    },
    sendsMail: config.smtpUrl !== undefined,
    allowLoopback: config.tryingOut,
  };
}

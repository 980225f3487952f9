import type { Actor } from '#infrastructure/actor.ts';
import { vietnamDay } from '#infrastructure/clock.ts';
import { accountNames } from '#platform/identity/index.ts';
import type { DossierDeps } from '../dossier-deps.ts';
import { ledUnits } from '../led-units.ts';
import { countRepeatedRequests, selectWorkload, type LoadRow } from '../store/workload.queries.ts';
import type { Workload } from './office.contract.ts';

const doneWithinDays = 30;
const none = { open: 0, overdue: 0, today: 0, step_late: 0, waiting: 0, done: 0 };

/** Khối lượng công việc of the units the actor leads: everyone of the unit, also who has nothing, and what lies in the trays. */
export async function viewWorkload(deps: DossierDeps, actor: Actor): Promise<Workload[]> {
  const at = deps.now();
  const unitIds = ledUnits(actor).filter((unitId) => deps.organisation.peopleOf(unitId, at).length > 0);
  if (unitIds.length === 0) return [];
  const since = new Date(at.getTime() - doneWithinDays * 86_400_000);
  const [rows, repeated] = await Promise.all([
    selectWorkload(deps.db, { unitIds, at, today: vietnamDay(at), since }),
    countRepeatedRequests(deps.db, { unitIds, since }),
  ]);
  const people = new Map(unitIds.map((unitId) => [unitId, deps.organisation.peopleOf(unitId, at)]));
  const ids = [
    ...rows.flatMap((row) => row.assignee_id ?? []),
    ...[...people.values()].flat().map((one) => one.accountId),
  ];
  const names = await accountNames(deps.db, [...new Set(ids)]);
  const units = deps.organisation.getUnits(unitIds, vietnamDay(at));
  return unitIds.map((unitId) => {
    const ofUnit = rows.filter((row) => row.unit_id === unitId);
    const here = people.get(unitId) ?? [];
    const away = ofUnit.flatMap(({ assignee_id: id }) =>
      id !== null && !here.some((one) => one.accountId === id) ? [{ accountId: id, title: '' }] : [],
    );
    const line = (accountId: string | null, title: string) => {
      const {
        step_late: stepLate,
        open,
        overdue,
        today,
        waiting,
        done,
      }: Omit<LoadRow, 'unit_id' | 'assignee_id'> = ofUnit.find((row) => row.assignee_id === accountId) ?? none;
      const name = accountId === null ? '' : (names.get(accountId) ?? '');
      return { accountId, name, title, open, overdue, today, stepLate, waiting, done };
    };
    return {
      unitId,
      unitName: units.get(unitId)?.name ?? '',
      repeatedRequests: repeated.get(unitId) ?? 0,
      people: [line(null, ''), ...[...here, ...away].map(({ accountId, title }) => line(accountId, title))],
    };
  });
}

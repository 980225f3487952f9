import type { Actor } from '#infrastructure/actor.ts';
import { actsFor } from '#infrastructure/actor.ts';
import type { DossierDeps } from '../dossier-deps.ts';
import { ledUnits } from '../led-units.ts';
import type { OpenTaskRow } from '../store/tasks.queries.ts';

type Deps = Pick<DossierDeps, 'organisation'>;

/** Cán bộ của đơn vị with any of the roles, one line a person. */
export function peopleWithRoles(
  { organisation }: Deps,
  { unitId, roles, at }: { unitId: string; roles: readonly string[]; at: Date },
): { accountId: string; title: string }[] {
  const found = roles.flatMap((role) => organisation.officersWithRole({ unitId, role, at }));
  return [...new Map(found.toReversed().map((one) => [one.accountId, one])).values()].toReversed();
}

/** Whom a task can be handed to, for those who may hand it on. */
export function taskHolders(
  deps: Deps,
  { actor, task, at }: { actor: Actor; task: OpenTaskRow; at: Date },
): { accountId: string; title: string }[] {
  if (!ledUnits(actor).includes(task.unitId) && (task.assigneeId === null || !actsFor(actor).includes(task.assigneeId)))
    return [];
  return peopleWithRoles(deps, { unitId: task.unitId, roles: [task.role], at }).filter(
    ({ accountId }) => accountId !== task.assigneeId,
  );
}

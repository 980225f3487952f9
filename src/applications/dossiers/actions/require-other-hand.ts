import { accountNames } from '#platform/identity/index.ts';
import type { DossierAction } from '../course/dossier-action.ts';
import { refuse } from '../dossiers.errors.ts';
import { listActions } from '../store/actions.queries.ts';
import type { Acting } from './act-on-dossier.ts';

/**
 * Người trình không đồng thời là người ký. Whoever wrote what is now to be signed leaves it to somebody else of the unit who may sign
 * — themselves, or who stands in for them. Where there is nobody (the police of a commune is one chief) signing stays possible, or
 * the dossier would stand still; the action then keeps that it was so, and says it wherever it is told.
 */
export async function requireOtherHand(
  { tx, deps, dossier, actor, allowed, at }: Acting,
  isWork: (action: DossierAction) => boolean,
): Promise<{ ownWork?: true }> {
  const work = (await listActions(tx, dossier.id)).findLast(({ action }) => isWork(action));
  if (work?.action.by.id !== actor.id || !allowed.task) return {};
  const { unitId, role } = allowed.task;
  const { officersWithRole, standInOf } = deps.organisation;
  const signers = officersWithRole({ unitId, role, at }).map(
    ({ accountId }) => standInOf(accountId, at, unitId) ?? accountId,
  );
  const others = [...new Set(signers)].filter((id) => id !== actor.id);
  if (others.length === 0) return { ownWork: true };
  const names = await accountNames(tx, others);
  throw refuse('dossier.own_work', { names: others.flatMap((id) => names.get(id) ?? []).join(', ') });
}

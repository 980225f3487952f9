import type { Tx } from '#infrastructure/database/connect.ts';
import type { InstalledPackage } from '#applications/procedures/index.ts';
import type { Variables } from '#platform/workflow/index.ts';
import { insertAction } from '../store/actions.queries.ts';
import type { DossierAction } from '../course/dossier-action.ts';
import type { InTransaction } from '../dossier-deps.ts';
import { applyAction } from '../course/dossier-state.ts';
import { updateDossier, type Dossier } from '../store/dossiers.queries.ts';
import { moveProcess } from './drive-process.ts';
import { refreshTasks } from '../store/tasks.queries.ts';
import { tellParties } from './tell-parties.ts';

/** What an action does to the process: completes a task, ends it, or leaves it where it stands. */
export type ProcessMove = { complete: string; variables: Variables } | 'end' | 'stay';

/**
 * The one way a dossier changes after its submission: the action joins the chain, the projection and the work lists follow, the
 * process moves and the parties are told, all in the caller's transaction. Whether the action is lawful
 * was asked before. Returns the dossier after it.
 */
export async function performAction(
  tx: Tx,
  deps: InTransaction,
  {
    dossier,
    installed,
    action,
    move,
  }: { dossier: Dossier; installed: InstalledPackage; action: DossierAction; move: ProcessMove },
): Promise<Dossier> {
  const sequence = dossier.revision + 1;
  const lastHash = insertAction(tx, { place: dossier, action, sequence, previousHash: dossier.lastHash });
  const after: Dossier = { ...dossier, ...applyAction(dossier, action), revision: sequence, lastHash };
  updateDossier(tx, after);
  if (move !== 'stay') {
    const event =
      move === 'end'
        ? ({ kind: 'cancel' } as const)
        : ({ kind: 'complete', taskId: Number(move.complete), variables: move.variables } as const);
    await moveProcess(tx, deps, { dossier: after, installed, at: action.at, event });
  }
  refreshTasks(tx, after);
  tellParties(tx, { before: dossier, after, action });
  return after;
}

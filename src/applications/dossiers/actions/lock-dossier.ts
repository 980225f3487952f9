import type { Tx } from '#infrastructure/database/connect.ts';
import { readCollaboration } from '#platform/workflow/index.ts';
import { findDossierForUpdate } from '../store/dossiers.queries.ts';
import { listOpenTasksOfCode } from '../store/tasks.queries.ts';

/** Ids by codes seen before, so that all of a dossier is asked for at once. Only a guess: what is read tells whether it held. */
const seen = new Map<string, string>();
const mostSeen = 20_000;

/**
 * The dossier, locked until the transaction ends, with its open tasks and processes. Each is read by a statement of its own behind the
 * lock: in the same statement they would be those of before the wait.
 */
export async function lockDossier(tx: Tx, code: string) {
  const guess = seen.get(code);
  const [dossier, tasks, guessed] = await Promise.all([
    findDossierForUpdate(tx, code),
    listOpenTasksOfCode(tx, code),
    guess === undefined ? undefined : readCollaboration(tx, { kind: 'dossier', id: guess }),
  ]);
  if (!dossier) return undefined;
  if (guess === dossier.id && guessed) return { dossier, tasks, instances: guessed };
  remember(dossier);
  return { dossier, tasks, instances: await readCollaboration(tx, { kind: 'dossier', id: dossier.id }) };
}

/** A dossier is asked for again soon after it was handed in. */
export function remember({ code, id }: { code: string; id: string }): void {
  if (seen.size >= mostSeen) seen.clear();
  seen.set(code, id);
}

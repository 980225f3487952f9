import { vietnamDay } from '#infrastructure/clock.ts';
import { accountNames } from '#platform/identity/index.ts';
import type { Dossier } from '../course/dossier.ts';
import type { DossierDeps } from '../dossier-deps.ts';
import { listActions } from '../store/actions.queries.ts';
import { listDocuments } from '../store/documents.queries.ts';
import { listDoneTasks, listOpenTasks } from '../store/tasks.queries.ts';
import type { HandOverView } from './hand-over-view.contract.ts';
import { handOversOf, ledgerTasks } from './hand-overs.ts';

/** Sổ giao nhận của hồ sơ, with the names of the persons and units as they are called today. */
export async function readLedger(
  { db, organisation }: Pick<DossierDeps, 'db' | 'organisation'>,
  dossier: Dossier,
  at: Date,
): Promise<HandOverView[]> {
  const [chain, open, done, documents] = await Promise.all([
    listActions(db, dossier.id),
    listOpenTasks(db, dossier.id),
    listDoneTasks(db, dossier.id),
    listDocuments(db, dossier.id),
  ]);
  const tasks = ledgerTasks(done, open);
  const people = tasks.flatMap(({ assigneeId, receivedBy }) => [assigneeId, receivedBy].filter((id) => id !== null));
  const accounts = await accountNames(db, [...new Set(people)]);
  const names = {
    unitName: (id: string) => organisation.findUnit(id, vietnamDay(at))?.name ?? '',
    personName: (id: string) => accounts.get(id) ?? '',
    // Papers are Vietnamese.
    stepName: (name: string) => name,
  };
  return handOversOf(
    chain.map(({ action }) => action),
    { tasks, documents, consultations: dossier.state.consultations, names, at },
  );
}

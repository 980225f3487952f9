import type { Actor } from '#infrastructure/actor.ts';
import type { Language } from '#infrastructure/language.ts';
import type { DossierDeps } from '../dossier-deps.ts';
import { ledUnits } from '../led-units.ts';
import { selectLoadTasks } from '../store/workload.queries.ts';
import { procedureNamesFor } from '../views/procedure-names-for.ts';
import { offeredStepWords } from '../views/step-words.ts';
import type { LoadTask } from './office.contract.ts';

const mostShown = 100;

/** Việc đang có của một người, of whoever leads the unit to look into; nothing of other units. */
export async function listLoad(
  deps: Pick<DossierDeps, 'db'>,
  actor: Actor,
  { unitId, accountId, lang }: { unitId: string; accountId: string | null; lang: Language },
): Promise<LoadTask[]> {
  if (!ledUnits(actor).includes(unitId)) return [];
  const rows = await selectLoadTasks(deps.db, { unitId, accountId, limit: mostShown });
  const codes = rows.map(({ procedureCode }) => procedureCode);
  const [procedureName, stepName] = await Promise.all([
    procedureNamesFor(deps.db, lang, codes),
    offeredStepWords(deps.db, lang, codes),
  ]);
  return rows.map(({ id, code, procedureCode, ownerName, name, openedAt, dueOn, ...row }) => ({
    ...{ id, code, ownerName, dueOn },
    procedureName: procedureName(procedureCode, row.procedureName),
    taskName: stepName(procedureCode, name),
    openedAt: openedAt.toISOString(),
  }));
}

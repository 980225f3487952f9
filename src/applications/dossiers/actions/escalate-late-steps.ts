import { inTransaction } from '#infrastructure/database/transaction.ts';
import type { Sweep } from '#infrastructure/jobs/sweeps.ts';
import type { DossierDeps } from '../dossier-deps.ts';
import { takeLateSteps } from '../store/tasks.queries.ts';
import { offeredStepWords } from '../views/step-words.ts';
import { headsOf, notifyOfficers } from './tell-officers.ts';

const batch = 100;

/**
 * Báo việc chậm theo tuyến: a step past its own time is told to the head of the section, where there is none to whoever leads the unit;
 * a dossier past its date is told further up when its breach is recorded. Once each, however many processes sweep.
 */
export function escalateLateSteps(deps: DossierDeps): Sweep {
  return {
    name: 'escalate_late_steps',
    everyMs: 30_000,
    run: () =>
      inTransaction(deps.db, async (tx) => {
        const at = deps.now();
        const late = await takeLateSteps(tx, { at, limit: batch });
        const inEnglish = await offeredStepWords(
          tx,
          'en',
          late.map(({ procedureCode }) => procedureCode),
        );
        for (const task of late) {
          const of = { unitId: task.unitId, role: 'section_head', at };
          const sections = deps.organisation.officersWithRole(of);
          const heads = sections.length > 0 ? sections : headsOf(deps, task.unitId, at);
          notifyOfficers(tx, deps, {
            dossier: { id: task.dossierId, code: task.code },
            accounts: heads.map(({ accountId }) => accountId),
            text: 'step_late',
            params: { step: task.name },
            english: { step: inEnglish(task.procedureCode, task.name) },
            at,
          });
        }
        return late.length === batch;
      }),
  };
}

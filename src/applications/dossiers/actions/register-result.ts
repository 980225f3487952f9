import { createHash } from 'node:crypto';
import { inTransaction } from '#infrastructure/database/transaction.ts';
import { getPackage } from '#applications/procedures/index.ts';
import { listActions } from '../store/actions.queries.ts';
import { currentForm } from '../course/current-form.ts';
import type { DossierDeps, MinistrySystems } from '../dossier-deps.ts';
import { findDossierById, findDossierForUpdate } from '../store/dossiers.queries.ts';
import { performAction } from './perform-action.ts';
import { listOpenTasks } from '../store/tasks.queries.ts';

const systemActor = { id: null, name: 'Hệ thống', unitId: null, title: null };

/**
 * Cấp số tại hệ thống của bộ, ngành: sends a decided dossier to the system that issues the result and records the number it gave.
 * The call is made outside any transaction; a repeat, after a crash or a time-out, gets the same number and is recorded once.
 */
export async function registerResult(
  deps: DossierDeps & { ministries: MinistrySystems },
  { dossierId, processTaskId }: { dossierId: string; processTaskId: string },
): Promise<void> {
  const dossier = await findDossierById(deps.db, dossierId);
  if (!dossier || dossier.state.registration) return;
  const installed = await getPackage(deps.db, dossier.procedureCode, dossier.packageVersion);
  const { system } = installed.definition.result;
  if (!system) throw new Error(`Procedure ${installed.code} names no ministry system`);
  const unit = deps.organisation.findUnit(dossier.decidingUnitId, dossier.receivedOn);
  const form = currentForm((await listActions(deps.db, dossierId)).map(({ action }) => action));
  const answer = await deps.ministries.register({
    system,
    dossierCode: dossier.code,
    unitCode: unit?.agencyCode ?? '',
    newPerson: newPersonOf(form),
  });
  await inTransaction(deps.db, async (tx) => {
    const current = await findDossierForUpdate(tx, dossier.code);
    const task = (await listOpenTasks(tx, dossierId)).find(({ taskId }) => taskId === processTaskId);
    if (!current || !task || current.state.registration) return;
    await performAction(tx, deps, {
      dossier: current,
      installed,
      action: {
        kind: 'register_result',
        at: deps.now(),
        by: systemActor,
        commandId: idOf(`register ${dossierId}`),
        content: { system, ...answer },
      },
      move: { complete: processTaskId, variables: {} },
    });
  });
}

/** A birth registration carries a person the population register does not know yet. */
function newPersonOf(form: Record<string, unknown>): { birthDate: string; gender: string } | null {
  const child = form['child'];
  if (typeof child !== 'object' || child === null) return null;
  const birthDate = 'birthDate' in child ? child.birthDate : undefined;
  const gender = 'gender' in child ? child.gender : undefined;
  return typeof birthDate === 'string' && typeof gender === 'string' ? { birthDate, gender } : null;
}

/** A command id that is the same whenever the same work is done again. */
export function idOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

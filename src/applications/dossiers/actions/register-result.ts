import { z } from 'zod';
import { inTransaction } from '#infrastructure/database/transaction.ts';
import { getPackage } from '#applications/procedures/index.ts';
import { mainInstance } from '#platform/workflow/index.ts';
import { officialForm } from '../course/current-form.ts';
import { sendingGround } from '../course/sending-ground.ts';
import type { DossierDeps, MinistrySystems, NewPerson } from '../dossier-deps.ts';
import { listActions } from '../store/actions.queries.ts';
import { findDossierById } from '../store/dossiers.queries.ts';
import { idOf, lockCourse, systemActor } from './act-as-system.ts';
import { performAction } from './perform-action.ts';

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
  const actions = (await listActions(deps.db, dossierId)).map(({ action }) => action);
  const unitCodeOf = (id: string) => deps.organisation.findUnit(id, dossier.receivedOn)?.agencyCode ?? '';
  const answer = await deps.ministries.register({
    system,
    dossierCode: dossier.code,
    unitCode: unitCodeOf(dossier.decidingUnitId),
    newPerson: newPersonOf(officialForm(actions)),
    ground: sendingGround(dossier, actions, unitCodeOf),
  });
  await inTransaction(deps.db, async (tx) => {
    const locked = await lockCourse(tx, dossier.code);
    const isMeant = (one: { instance: string; taskId: string }) =>
      one.instance === mainInstance && one.taskId === processTaskId;
    const task = locked?.course.tasks.find(isMeant);
    if (!locked || !task || locked.course.dossier.state.registration) return;
    const commandId = idOf(`register ${dossierId}`);
    const content = { system, ...answer };
    const action = { kind: 'register_result' as const, at: deps.now(), by: systemActor, commandId, content };
    performAction(tx, deps, { ...locked, action, task });
  });
}

const Parent = z.object({
  personalId: z.string().optional().catch(undefined),
  residence: z
    .object({ district: z.string().optional(), commune: z.string().optional(), detail: z.string().optional() })
    .optional()
    .catch(undefined),
});
const Birth = z.object({
  child: z.object({
    name: z.string(),
    birthDate: z.string(),
    gender: z.enum(['male', 'female']),
    ethnicGroup: z.string().optional().catch(undefined),
  }),
  mother: Parent.optional().catch(undefined),
  father: Parent.optional().catch(undefined),
});

/** A birth registration carries a person the population register does not know yet. */
function newPersonOf(form: Record<string, unknown>): NewPerson | null {
  const birth = Birth.safeParse(form);
  if (!birth.success) return null;
  const { child, mother, father } = birth.data;
  return {
    ...child,
    motherId: mother?.personalId,
    fatherId: father?.personalId,
    residence: mother?.residence ?? father?.residence,
  };
}

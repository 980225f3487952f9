import { randomUUID } from 'node:crypto';
import { insertCharge } from '#platform/payments/index.ts';
import { dueOnAcceptance } from '../course/course-clock.ts';
import type { Course } from '../course/course.ts';
import type { DocumentSnapshot } from '../dossiers.contract.ts';
import { refuse } from '../dossiers.errors.ts';
import { snapshotDocuments } from '../intake/snapshot-documents.ts';
import { requestAcceptanceSlip } from '../papers/dossier-papers.ts';
import { addDocuments } from '../store/documents.queries.ts';
import type { Acting } from './act-on-dossier.ts';
import type { CommandOf } from './officer-command.contract.ts';
import { groundOf } from './perform-action.ts';
import { perform } from './perform.ts';

/**
 * Tiếp nhận hồ sơ: the clock starts now, at acceptance. Makes the charge and the acceptance slip with its appointment; where the
 * law waits for the fee the dossier rests in state 6. An immediate procedure gives a slip only when asked (NĐ 118/2025 Đ17.4).
 */
export async function acceptDossier(
  acting: Acting,
  { commandId, ...command }: Pick<CommandOf<'accept'>, 'commandId' | 'wantsSlip' | 'documents'>,
): Promise<Course> {
  const { tx, deps, dossier, installed, at, by } = acting;
  const { definition } = installed;
  const appointment = dueOnAcceptance(groundOf(deps, installed), dossier, at);
  const { fees } = dossier.state;
  const amountVnd = fees.reduce((sum, fee) => sum + fee.amountVnd, 0);
  if (amountVnd > 0) {
    const charge = {
      id: randomUUID(),
      subject: { kind: 'dossier', id: dossier.id },
      subjectCode: dossier.code,
      payerName: dossier.state.parties.applicant.name,
      unitId: dossier.receivedUnitId,
      items: fees,
      amountVnd,
    };
    insertCharge(tx, charge, at);
  }
  const slipGiven = !definition.immediate || command.wantsSlip;
  const documents = await takePapers(acting, command.documents);
  const waitsForPayment = definition.feeDue === 'on_acceptance' && amountVnd > 0;
  const content = { appointment, fees, waitsForPayment, slipGiven, ...(documents.length > 0 && { documents }) };
  const after = perform(acting, { kind: 'accept', at, by, commandId, content });
  if (slipGiven) await requestAcceptanceSlip(acting, { dossier: after.dossier, appointment });
  return after;
}

/** Papers brought to the desk for a dossier handed in online: listed beside its files, taking the place of none. */
async function takePapers(
  { tx, actor, installed, dossier, at }: Acting,
  counted: CommandOf<'accept'>['documents'],
): Promise<DocumentSnapshot[]> {
  const handed = counted
    .filter(({ originals, copies }) => originals + copies > 0)
    .map((document) => ({ ...document, uploadId: null }));
  const asked = installed.definition.requiredDocuments;
  if (handed.some(({ documentId }) => !asked.some(({ id }) => id === documentId)))
    throw refuse('dossier.document_unknown');
  const documents = await snapshotDocuments(tx, { handed, asked, accountId: actor.id });
  addDocuments(tx, dossier, { documents, round: dossier.state.supplements.length, at });
  return documents;
}

import { vietnamDay } from '#infrastructure/clock.ts';
import { formVariables } from '#platform/forms/index.ts';
import { openConsultationOf } from '../course/consultations.ts';
import type { Course } from '../course/course.ts';
import { officialForm } from '../course/current-form.ts';
import { consultationDue, planConsultation } from '../course/plan-consultation.ts';
import { refuse } from '../dossiers.errors.ts';
import { requestConsultationLetter } from '../papers/course-papers.ts';
import { listActions } from '../store/actions.queries.ts';
import { listDocuments } from '../store/documents.queries.ts';
import { isOutside } from '../outside-partners/is-outside.ts';
import type { Acting } from './act-on-dossier.ts';
import type { CommandOf } from './officer-command.contract.ts';
import { perform } from './perform.ts';
import { groundOf } from './perform-action.ts';

/**
 * Gửi cơ quan phối hợp (the Decision's step 3): electronic dossiers go to all at once, each agency with its own task, papers and
 * term; a dossier on paper goes round (NĐ 118/2025 Đ20.2).
 */
export async function consultPartners(acting: Acting, { commandId, asked }: CommandOf<'consult'>): Promise<Course> {
  const { tx, deps, dossier, installed, at, by } = acting;
  const [log, documents] = await Promise.all([listActions(tx, dossier.id), listDocuments(tx, dossier.id)]);
  const form = formVariables(installed.form, officialForm(log.map(({ action }) => action)), { today: vietnamDay(at) });
  const standing = documents.filter(({ replaced }) => !replaced);
  const isPaper = standing.some(({ file, paperOriginals }) => file === null && paperOriginals > 0);
  const content = planConsultation(groundOf(deps, installed), { dossier, form, asked, isPaper, at });
  const after = perform(acting, { kind: 'consult', at, by, commandId, content });
  for (const request of content.requests) {
    const due = content.dues.find(({ partner }) => partner === request.partner);
    const given = standing.filter(({ documentId }) => request.documents.includes(documentId)).map(({ name }) => name);
    // One outside the system gets a letter of its own over the document axis.
    const isWritten = due && !isOutside(deps, { ...dossier, unitId: request.unitId, at });
    if (isWritten) requestConsultationLetter(acting, after.dossier, { request, dueOn: due.dueOn, documents: given });
  }
  return after;
}

/** Hoàn thiện và gửi lại: what an agency had sent back goes to it again; its term begins anew. */
export async function consultAgain(
  acting: Acting,
  { commandId, partner, note }: CommandOf<'consult_again'>,
): Promise<Course> {
  const { tx, deps, dossier, installed, at, by } = acting;
  const asked = openConsultationOf(dossier.state.consultations, partner);
  if (!asked) throw refuse('dossier.action_not_allowed', { code: dossier.code });
  const documents = (await listDocuments(tx, dossier.id))
    .filter(({ replaced, documentId }) => !replaced && asked.documents.includes(documentId))
    .map(({ documentId }) => documentId);
  const due = consultationDue(groundOf(deps, installed), asked, at);
  return perform(acting, { kind: 'consult_again', at, by, commandId, content: { partner, note, documents, due } });
}

import { vietnamDay } from '#infrastructure/clock.ts';
import { nextBookNumber } from '#platform/papers/index.ts';
import type { Partner } from '#applications/procedures/index.ts';
import { openConsultationOf } from '../course/consultations.ts';
import type { Consultation } from '../course/consultation.contract.ts';
import type { Course } from '../course/course.ts';
import type { DossierAction } from '../course/dossier-action.ts';
import { turnAfter } from '../course/plan-consultation.ts';
import { refuse } from '../dossiers.errors.ts';
import { snapshotDocuments } from '../intake/snapshot-documents.ts';
import { requestConsultationAnswer } from '../papers/course-papers.ts';
import { addDocuments } from '../store/documents.queries.ts';
import type { Acting } from './act-on-dossier.ts';
import { checkFindings, findingLines } from './findings.policy.ts';
import type { CommandOf } from './officer-command.contract.ts';
import { perform } from './perform.ts';
import { requireOtherHand } from './require-other-hand.ts';
import { groundOf } from './perform-action.ts';

/** The question the agency was asked, and how the procedure lets it answer. */
function askedOf({ dossier, installed }: Acting, key: string): { asked: Consultation; partner: Partner } {
  const asked = openConsultationOf(dossier.state.consultations, key);
  const partner = installed.definition.partners.find(({ id }) => id === key);
  if (!asked || !partner) throw refuse('dossier.action_not_allowed', { code: dossier.code });
  return { asked, partner };
}

/** Cơ quan phối hợp tiếp nhận (the Decision's step 4): complete, or sent back to the lead agency with everything that is missing. */
export function receiveConsultation(acting: Acting, command: CommandOf<'partner_receive'>): Course {
  const { at, by } = acting;
  const { commandId, partner, complete, missing, note } = command;
  if (!complete && missing.length === 0) throw refuse('dossier.missing_required');
  const content = { partner, complete, missing: complete ? [] : missing, note };
  return perform(acting, { kind: 'partner_receive', at, by, commandId, content });
}

/** Cơ quan phối hợp xử lý (step 5): a structured result, with the papers it rests on. */
export async function answerConsultation(acting: Acting, command: CommandOf<'partner_answer'>): Promise<Course> {
  const { tx, actor, dossier, at, by } = acting;
  const { commandId, outcome: id, summary, findings } = command;
  const { asked, partner } = askedOf(acting, command.partner);
  const outcome = partner.answer.outcomes.find((known) => known.id === id);
  if (!outcome) throw refuse('dossier.outcome_unknown');
  checkFindings(partner, findings);
  if (partner.answer.paper === 'required' && command.documents.length === 0)
    throw refuse('dossier.answer_paper_required');
  const handed = command.documents.map(({ uploadId }, index) => ({
    documentId: `partner:${asked.partner}:${index + 1}`,
    uploadId,
    originals: 0,
    copies: 0,
  }));
  const names = command.documents.map(({ name }, index) => ({ id: `partner:${asked.partner}:${index + 1}`, name }));
  const documents = await snapshotDocuments(tx, { handed, asked: names, accountId: actor.id });
  addDocuments(tx, dossier, { documents, round: dossier.state.supplements.length, at });
  const answer = { outcome: id, outcomeName: outcome.name, summary, findings, documents };
  return perform(acting, { kind: 'partner_answer', at, by, commandId, content: { partner: asked.partner, answer } });
}

/** Lãnh đạo cơ quan phối hợp duyệt: signed off, its letter is made; not agreed, it goes back to whoever wrote it. */
export async function approveConsultation(acting: Acting, command: CommandOf<'partner_approve'>): Promise<Course> {
  const { dossier, at, by } = acting;
  const { commandId, approve, note } = command;
  if (!approve && note === '') throw refuse('dossier.return_note_required');
  const { asked, partner } = askedOf(acting, command.partner);
  const isAnswer = ({ kind, content }: DossierAction) => kind === 'partner_answer' && content.partner === asked.partner;
  const own = approve ? await requireOtherHand(acting, isAnswer) : {};
  const content = { partner: asked.partner, approve, note, signerTitle: by.title ?? '', ...own };
  const after = perform(acting, { kind: 'partner_approve', at, by, commandId, content });
  if (approve && asked.answer) {
    const findings = findingLines(partner, asked.answer.findings);
    requestConsultationAnswer(acting, dossier, { consultation: asked, answer: asked.answer, findings });
  }
  return after;
}

/** Lưu hồ sơ và chuyển kết quả (step 6) to the lead agency; when agencies are asked in turn the next one's turn comes. */
export async function sendConsultation(
  acting: Acting,
  { commandId, partner }: CommandOf<'partner_send'>,
): Promise<Course> {
  const { tx, deps, dossier, installed, at, by } = acting;
  const { asked } = askedOf(acting, partner);
  const year = Number(vietnamDay(at).slice(0, 4));
  const number = await nextBookNumber(tx, { unitId: asked.unitId, book: 'archive', year });
  const next = turnAfter(groundOf(deps, installed), dossier, at);
  const content = { partner, fileNumber: `${number}/${year}`, ...(next && { next }) };
  return perform(acting, { kind: 'partner_send', at, by, commandId, content });
}

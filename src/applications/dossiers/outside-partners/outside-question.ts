import { vietnamDay } from '#infrastructure/clock.ts';
import type { Tx } from '#infrastructure/database/connect.ts';
import type { Unit } from '#data/organisation/index.ts';
import { lockCourse } from '../actions/act-as-system.ts';
import type { InTransaction } from '../dossier-deps.ts';
import type { HandedFile } from '../handed-file.contract.ts';
import { requestConsultationLetter } from '../papers/course-papers.ts';
import { listDocuments } from '../store/documents.queries.ts';
import { findDossierById } from '../store/dossiers.queries.ts';

/** Câu hỏi gửi cơ quan ngoài hệ thống: who asks whom, the letter, and the papers that go with it. */
export type OutsideQuestion = {
  dossierCode: string;
  question: string;
  dueOn: string;
  asking: Unit;
  asked: Unit;
  /** The letter, a paper of the dossier. */
  paperId: string;
  files: HandedFile[];
};

type About = { dossierId: string; partner: string; round: number; sentAt: string; officer: string; title: string };

/** Makes the letter in the caller's transaction; undefined when the question is no longer open as it was sent. */
export async function openOutsideQuestion(
  tx: Tx,
  deps: InTransaction,
  { dossierId, partner, round, sentAt, officer, title }: About,
): Promise<OutsideQuestion | undefined> {
  const found = await findDossierById(tx, dossierId);
  const locked = found && (await lockCourse(tx, found.code));
  if (!locked) return undefined;
  const { course, installed } = locked;
  const { dossier } = course;
  const asked = dossier.state.consultations.find((one) => one.partner === partner && one.round === round);
  if (!asked?.dueOn || asked.endedAt !== null || asked.sentAt !== sentAt) return undefined;
  const at = deps.now();
  const on = vietnamDay(at);
  const asking = deps.organisation.findUnit(dossier.decidingUnitId, on);
  const unit = deps.organisation.findUnit(asked.unitId, on);
  if (!asking || !unit) throw new Error(`Dossier ${dossier.code}: the agencies of ${partner} are not known`);
  const given = (await listDocuments(tx, dossier.id)).filter(
    ({ replaced, documentId }) => !replaced && asked.documents.includes(documentId),
  );
  // Asked again, the letter says what was added since it was sent back.
  const question = [asked.question, asked.note].filter(Boolean).join('\n');
  const by = { id: null, name: officer, unitId: dossier.decidingUnitId, title };
  const paperId = requestConsultationLetter({ tx, deps, at, installed, by }, dossier, {
    ...{ request: { ...asked, question }, dueOn: asked.dueOn, documents: given.map(({ name }) => name) },
  });
  return {
    ...{ dossierCode: dossier.code, question, dueOn: asked.dueOn, paperId },
    ...{ asking, asked: unit, files: given.flatMap(({ file }) => (file ? [file] : [])) },
  };
}

import { randomUUID } from 'node:crypto';
import type { Tx } from '#infrastructure/database/connect.ts';
import { inTransaction } from '#infrastructure/database/transaction.ts';
import type { InstalledPackage } from '#applications/procedures/index.ts';
import { idOf, lockCourse } from '../actions/act-as-system.ts';
import type { ActionKind } from '../course/dossier-status.ts';
import type { Consultation } from '../course/consultation.contract.ts';
import type { Course } from '../course/course.ts';
import type { DossierAction } from '../course/dossier-action.ts';
import { turnAfter } from '../course/plan-consultation.ts';
import { groundOf, performAction } from '../actions/perform-action.ts';
import type { DossierDeps } from '../dossier-deps.ts';
import type { DocumentSnapshot } from '../dossiers.contract.ts';
import type { HandedFile } from '../handed-file.contract.ts';
import { listActions } from '../store/actions.queries.ts';
import { addDocuments } from '../store/documents.queries.ts';

/** Điều cơ quan ngoài hệ thống cho biết about a question put to it. */
export type OutsideNews =
  | { kind: 'told'; text: string }
  | { kind: 'received' }
  | { kind: 'refused'; reason: string; label: string }
  | { kind: 'answered'; summary: string; number: string; signer: { position: string }; files: HandedFile[] };

/** `over`: the question is not open any more, or not in a state in which this can be; nothing was changed. */
export type Heard = 'done' | 'over';

/** An agency outside answers by a letter, which an official reads: the procedure must have that outcome. */
const letterOutcome = 'letter';

/**
 * Ghi điều cơ quan ngoài hệ thống trả lời into the dossier, as the actions an agency of ours would have taken: received, sent back with
 * the reason, answered. The same news twice changes nothing more; `newsId` tells which they are.
 */
export async function hearOutside(
  deps: DossierDeps,
  about: { code: string; partner: string; round: number; newsId: string },
  news: OutsideNews,
): Promise<Heard> {
  return inTransaction(deps.db, async (tx) => {
    const locked = await lockCourse(tx, about.code);
    const isMeant = ({ partner, round }: Consultation) => partner === about.partner && round === about.round;
    const asked = locked?.course.dossier.state.consultations.find(isMeant);
    if (!locked || !asked) return 'over';
    const { installed, course } = locked;
    const at = deps.now();
    const commandId = idOf(`outside ${about.newsId}`);
    if (await isDone(tx, course, commandId)) return 'done';
    const title = news.kind === 'answered' ? news.signer.position : null;
    const head = { at, by: { id: null, name: asked.unitName, unitId: asked.unitId, title }, commandId };
    if (news.kind === 'told') {
      const action = { kind: 'note' as const, ...head, content: { text: news.text } };
      performAction(tx, deps, { course, installed, task: null, action });
      return 'done';
    }
    if (asked.endedAt !== null) return 'over';
    return hear({ tx, deps, installed, course, asked, head }, news);
  });
}

const isDone = async (tx: Tx, { dossier }: Course, commandId: string): Promise<boolean> =>
  (await listActions(tx, dossier.id)).some(({ action }) => action.commandId === commandId);

type Hearing = {
  tx: Tx;
  deps: DossierDeps;
  installed: InstalledPackage;
  course: Course;
  asked: Consultation;
  head: Pick<DossierAction, 'at' | 'by' | 'commandId'>;
};

function hear(
  { tx, deps, installed, course: before, asked, head }: Hearing,
  news: Exclude<OutsideNews, { kind: 'told' }>,
): Heard {
  const { partner } = asked;
  let course = before;
  const act = (action: DossierAction): boolean => {
    const task = taskOf(course, partner, action.kind);
    if (!task) return false;
    course = performAction(tx, deps, { course, installed, action, task });
    return true;
  };
  /** Steps on the way have ids of their own; the last one bears the id of the news, by which it is known again. */
  const step = (kind: string) => ({ ...head, commandId: idOf(`${head.commandId} ${kind}`) });
  const received = { partner, complete: true, missing: [], note: '' };
  switch (news.kind) {
    case 'received':
      return act({ kind: 'partner_receive', ...head, content: received }) ? 'done' : 'over';
    case 'refused': {
      const missing = [{ target: 'other', name: news.label, what: news.reason }];
      return act({ kind: 'partner_receive', ...head, content: { partner, complete: false, missing, note: '' } })
        ? 'done'
        : 'over';
    }
    case 'answered': {
      const outcome = outcomeOf(installed, partner);
      if (!outcome) return 'over';
      act({ kind: 'partner_receive', ...step('receive'), content: received });
      if (!taskOf(course, partner, 'partner_answer')) return 'over';
      const documents = news.files.map((file, index) => snapshot(partner, index, file));
      addDocuments(tx, course.dossier, { documents, round: course.dossier.state.supplements.length, at: head.at });
      const answer = { ...outcome, summary: news.summary, findings: {}, documents };
      act({ kind: 'partner_answer', ...step('answer'), content: { partner, answer } });
      const signing = { approve: true, note: '', signerTitle: news.signer.position };
      act({ kind: 'partner_approve', ...step('approve'), content: { partner, ...signing } });
      const next = turnAfter(groundOf(deps, installed), course.dossier, head.at);
      const content = { partner, fileNumber: news.number, ...(next && { next }) };
      return act({ kind: 'partner_send', ...head, content }) ? 'done' : 'over';
    }
  }
}

function outcomeOf(installed: InstalledPackage, key: string): { outcome: string; outcomeName: string } | undefined {
  const partner = installed.definition.partners.find(({ id }) => id === key);
  const outcome = partner?.answer.outcomes.find(({ id }) => id === letterOutcome);
  return outcome && { outcome: outcome.id, outcomeName: outcome.name };
}

const taskOf = ({ tasks }: Course, partner: string, action: ActionKind) =>
  tasks.find((task) => task.instance === partner && task.action === action);

const snapshot = (partner: string, index: number, file: HandedFile): DocumentSnapshot => ({
  id: randomUUID(),
  documentId: `partner:${partner}:${index + 1}`,
  name: file.name,
  file,
  paperOriginals: 0,
  paperCopies: 0,
});

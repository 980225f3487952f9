import { vietnamDay } from '#infrastructure/clock.ts';
import { accountNames } from '#platform/identity/index.ts';
import { nextBookNumber } from '#platform/papers/index.ts';
import type { Acting } from './act-on-dossier.ts';
import type { CommandOf } from './officer-command.contract.ts';
import { refuse } from '../dossiers.errors.ts';
import { undecidedChecks } from '../course/data-checks.ts';
import type { Course } from '../course/course.ts';
import { requestResultPaper } from '../papers/result-paper.ts';
import { perform } from './perform.ts';
import { requireOtherHand } from './require-other-hand.ts';

/** Phân công thụ lý: the leader names a specialist of the deciding unit. */
export async function assignOfficer(
  acting: Acting,
  { commandId, assigneeId, note }: CommandOf<'assign'>,
): Promise<Course> {
  const { tx, deps, dossier, at, by } = acting;
  const candidates = deps.organisation.officersWithRole({ unitId: dossier.decidingUnitId, role: 'specialist', at });
  if (!candidates.some(({ accountId }) => accountId === assigneeId)) throw refuse('dossier.assignee_wrong');
  const names = await accountNames(tx, [assigneeId]);
  const content = { assigneeId, assigneeName: names.get(assigneeId) ?? '', note };
  return perform(acting, { kind: 'assign', at, by, commandId, content });
}

/** Trình kết quả thẩm định: the specialist proposes to grant or to refuse, with the grounds. */
export async function proposeResult(
  acting: Acting,
  { commandId, outcome, summary }: CommandOf<'propose'>,
): Promise<Course> {
  const { at, by, dossier } = acting;
  const unchecked = undecidedChecks(dossier.state.dataChecks).length;
  if (unchecked > 0) throw refuse('dossier.data_unchecked', { count: unchecked });
  return perform(acting, { kind: 'propose', at, by, commandId, content: { outcome, summary } });
}

/** Cho ý kiến thẩm định: the head of section agrees, or sends the draft back with what to do. */
export async function reviewProposal(acting: Acting, { commandId, agree, note }: CommandOf<'review'>): Promise<Course> {
  if (!agree && note === '') throw refuse('dossier.return_note_required');
  const { at, by } = acting;
  return perform(acting, { kind: 'review', at, by, commandId, content: { agree, note } });
}

/** Ký duyệt: from here the dossier can no longer be withdrawn. Who proposed leaves it to another hand where there is one. */
export async function signDecision(acting: Acting, { commandId, approve, note }: CommandOf<'sign'>): Promise<Course> {
  if (!approve && note === '') throw refuse('dossier.return_note_required');
  const { at, by } = acting;
  const own = approve ? await requireOtherHand(acting, ({ kind }) => kind === 'propose') : {};
  const content = { approve, note, signerTitle: by.title ?? '', ...own };
  return perform(acting, { kind: 'sign', at, by, commandId, content });
}

/**
 * Vào sổ, đóng dấu: numbers the result in the unit's book of the year — or takes the number the ministry's system gave, never one
 * of ours — and has the paper made. A refusal gets form 03 and ends in state 8.
 */
export async function issueResult(acting: Acting, { commandId }: CommandOf<'issue'>): Promise<Course> {
  const { tx, dossier, installed, at, by } = acting;
  const { result } = installed.definition;
  const outcome = dossier.state.proposal?.outcome ?? 'grant';
  const issuedOn = vietnamDay(at);
  const year = Number(issuedOn.slice(0, 4));
  const unitId = dossier.decidingUnitId;
  const registered = outcome === 'grant' ? dossier.state.registration?.number : undefined;
  const book = outcome === 'grant' ? (result.book ?? 'result') : 'refusal';
  const number = registered ?? String(await nextBookNumber(tx, { unitId, book, year })).padStart(2, '0');
  const paperId = await requestResultPaper(acting, { number, issuedOn, outcome });
  const content = { number, issuedOn, paperId, outcome };
  return perform(acting, { kind: 'issue', at, by, commandId, content });
}

/** Lưu hồ sơ: the Decision's archiving step; runs beside the return and never delays it. */
export async function archiveDossier(acting: Acting, { commandId }: CommandOf<'archive'>): Promise<Course> {
  const { tx, dossier, at, by } = acting;
  const year = Number(vietnamDay(at).slice(0, 4));
  const number = await nextBookNumber(tx, { unitId: dossier.decidingUnitId, book: 'archive', year });
  return perform(acting, { kind: 'archive', at, by, commandId, content: { fileNumber: `${number}/${year}` } });
}

/** Trả kết quả: at the counter, online, or by public post, where handing it to the post is returning it. */
export async function returnResult(
  acting: Acting,
  { commandId, how, recipient, consignment }: CommandOf<'return_result'>,
): Promise<Course> {
  const { at, by } = acting;
  if (how === 'post' && consignment === undefined) throw refuse('dossier.consignment_missing');
  const posted = how === 'post' && consignment !== undefined ? { consignment } : {};
  return perform(acting, { kind: 'return_result', at, by, commandId, content: { how, recipient, ...posted } });
}

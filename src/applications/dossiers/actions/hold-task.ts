import { randomUUID } from 'node:crypto';
import { accountNames } from '#platform/identity/index.ts';
import type { TaskToDo } from '../course/allowed-actions.ts';
import type { Course } from '../course/course.ts';
import { refuse } from '../dossiers.errors.ts';
import type { Acting } from './act-on-dossier.ts';
import type { CommandOf } from './officer-command.contract.ts';
import { perform } from './perform.ts';

/** The task an action is about, as the log names it. */
function aboutOf({ allowed: { task }, dossier }: Acting) {
  if (!task) throw refuse('dossier.action_not_allowed', { code: dossier.code });
  const { instance, taskId, name: taskName, role }: TaskToDo = task;
  return { about: { instance, taskId, taskName, role }, task };
}

/** Nhận việc: a task of the unit's tray becomes one's own. */
export function claimTask(acting: Acting, { commandId }: CommandOf<'claim'>): Course {
  const { at, by } = acting;
  return perform(acting, { kind: 'claim', at, by, commandId, content: aboutOf(acting).about });
}

/** Chuyển người xử lý, with the reason; to nobody: back to the tray of its role. */
export async function reassignTask(acting: Acting, command: CommandOf<'reassign'>): Promise<Course> {
  const { tx, deps, at, by } = acting;
  const { commandId, assigneeId, reason } = command;
  const { about, task } = aboutOf(acting);
  const fitting = deps.organisation.officersWithRole({ unitId: task.unitId, role: task.role, at });
  if (assigneeId !== null && !fitting.some(({ accountId }) => accountId === assigneeId))
    throw refuse('dossier.assignee_wrong');
  const names = await accountNames(tx, assigneeId === null ? [] : [assigneeId]);
  const assigneeName = assigneeId === null ? '' : (names.get(assigneeId) ?? '');
  return perform(acting, {
    kind: 'reassign',
    at,
    by,
    commandId,
    content: { ...about, assigneeId, assigneeName, reason },
  });
}

/** Ký nhận: whoever has the task confirms that the papers of the hand-over have come, or notes what has not. */
export function acknowledgePapers(acting: Acting, { commandId, note }: CommandOf<'acknowledge'>): Course {
  const { at, by } = acting;
  return perform(acting, { kind: 'acknowledge', at, by, commandId, content: { ...aboutOf(acting).about, note } });
}

/** Ghi chú nội bộ; the applicant does not see it. */
export function noteOnDossier(acting: Acting, { commandId, text }: CommandOf<'note'>): Course {
  const { at, by } = acting;
  return perform(acting, { kind: 'note', at, by, commandId, content: { text } });
}

/** Whom of the agency that decides one may ask. */
export const colleagueRoles = ['specialist', 'section_head', 'leader', 'clerk'] as const;

/** Xin ý kiến đồng nghiệp of the agency that decides; the course does not wait for it. */
export async function askOpinion(
  acting: Acting,
  { commandId, askedId, question }: CommandOf<'ask_opinion'>,
): Promise<Course> {
  const { tx, deps, dossier, actor, at, by } = acting;
  const unitId = dossier.decidingUnitId;
  const role = colleagueRoles.find((known) =>
    deps.organisation.officersWithRole({ unitId, role: known, at }).some(({ accountId }) => accountId === askedId),
  );
  if (!role || askedId === actor.id) throw refuse('dossier.colleague_wrong');
  const askedName = (await accountNames(tx, [askedId])).get(askedId) ?? '';
  const content = { opinionId: randomUUID(), askedId, askedName, unitId, role, question };
  return perform(acting, { kind: 'ask_opinion', at, by, commandId, content });
}

export function giveOpinion(acting: Acting, { commandId, opinionId, text }: CommandOf<'give_opinion'>): Course {
  const { at, by } = acting;
  return perform(acting, { kind: 'give_opinion', at, by, commandId, content: { opinionId, text } });
}

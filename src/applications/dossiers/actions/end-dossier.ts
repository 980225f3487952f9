import type { Course } from '../course/course.ts';
import { requestStopNotice } from '../papers/course-papers.ts';
import { requestRejectionPaper } from '../papers/dossier-papers.ts';
import type { Acting } from './act-on-dossier.ts';
import { perform } from './perform.ts';

type Ending = { commandId: string; reason: string };

/** Từ chối tiếp nhận: state 3, with form 03 and its reason. */
export function rejectDossier(acting: Acting, { commandId, reason }: Ending): Course {
  const { at, by } = acting;
  const after = perform(acting, { kind: 'reject', at, by, commandId, content: { reason } });
  requestRejectionPaper(acting, after.dossier, reason);
  return after;
}

/** Rút hồ sơ: the applicant's right until the decision is signed; state 7. */
export function withdrawDossier(acting: Acting, { commandId, reason }: Ending): Course {
  const { at, by } = acting;
  return perform(acting, { kind: 'withdraw', at, by, commandId, content: { reason } });
}

/** Dừng giải quyết: state 8 with form 05, which says at which stage and what becomes of the money paid (NĐ 118/2025 Đ21). */
export function stopDossier(acting: Acting, { commandId, reason, money }: Ending & { money: string }): Course {
  const { at, by, dossier, course } = acting;
  const stage = course.tasks[0]?.name ?? '';
  const paperId = requestStopNotice(acting, dossier, { reason, stage, money });
  return perform(acting, { kind: 'stop', at, by, commandId, content: { reason, stage, money, paperId } });
}

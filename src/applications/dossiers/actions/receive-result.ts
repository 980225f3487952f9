import type { Course } from '../course/course.ts';
import type { Acting } from './act-on-dossier.ts';
import { perform } from './perform.ts';

/** Nhận kết quả: the Decision's last step; the first time the applicant opens the result. */
export function receiveResult(acting: Acting, { commandId }: { commandId: string }): Course {
  const { at, by } = acting;
  return perform(acting, { kind: 'receive_result', at, by, commandId, content: {} });
}

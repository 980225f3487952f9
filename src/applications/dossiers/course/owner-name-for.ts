import type { CourseTask } from './course.ts';
import { openConsultationOf } from './consultations.ts';
import type { Dossier } from './dossier.ts';

/** Tên chủ hồ sơ in the work list of whoever has the task: empty for a coordinating agency that is not to know the parties. */
export function ownerNameFor(
  { state: { consultations, parties } }: Pick<Dossier, 'state'>,
  { partner }: Pick<CourseTask, 'partner'>,
): string {
  if (partner === null) return parties.owner.name;
  return openConsultationOf(consultations, partner)?.seesParties ? parties.owner.name : '';
}

import type { Holder } from './action-content.contract.ts';
import { openConsultations } from './consultations.ts';
import type { Course } from './course.ts';

/**
 * Dự thảo gia hạn: a reason in the words of an apology, and a first proposal of days — a working day for each step still open at the
 * agency, two for each answer still awaited. The leader decides.
 */
export function suggestExtension(
  { dossier, tasks }: Pick<Course, 'dossier' | 'tasks'>,
  holder: Holder,
): { days: number; reason: string } {
  const awaited = openConsultations(dossier.state.consultations).filter(({ sentAt }) => sentAt !== null);
  const days = Math.max(1, tasks.length + 2 * awaited.length);
  if (awaited.length > 0) {
    const names = awaited.map(({ unitName }) => unitName).join('; ');
    return { days, reason: `chưa nhận được kết quả phối hợp của ${names}` };
  }
  const step = holder.task === '' ? 'việc giải quyết' : `bước “${holder.task}”`;
  return { days, reason: `${step} tại ${holder.unitName} chưa hoàn thành` };
}

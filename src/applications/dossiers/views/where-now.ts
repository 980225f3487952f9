import { vietnamDay } from '#infrastructure/clock.ts';
import type { Dossier } from '../store/dossiers.queries.ts';
import { dayText } from '../course/appointment-text.ts';
import type { OpenTaskRow } from '../store/tasks.queries.ts';

/** Số ngày (lịch) từ một ngày đến hôm nay, theo giờ Việt Nam. */
function daysSince(since: Date, at: Date): number {
  return Math.max(0, Math.round((Date.parse(vietnamDay(at)) - Date.parse(vietnamDay(since))) / 86_400_000));
}

/**
 * Hồ sơ đang ở đâu, in one sentence a citizen understands: who has it, for how long, or what is waited for. Never a status word.
 * `reader` is who it is said to: “ông/bà” means the applicant, so an officer reads “người nộp”.
 */
export function whereNow({
  dossier,
  tasks,
  unitName,
  reader,
  at,
}: {
  dossier: Dossier;
  tasks: readonly OpenTaskRow[];
  unitName: (id: string) => string;
  reader: 'party' | 'officer';
  at: Date;
}): string {
  const { state } = dossier;
  const waitedFor = reader === 'party' ? 'ông/bà' : 'người nộp';
  switch (dossier.status) {
    case 'rejected':
      return `Hồ sơ không được tiếp nhận. Lý do: ${state.closingReason ?? ''}`;
    case 'withdrawn':
      return 'Hồ sơ đã được rút theo đề nghị.';
    case 'awaiting_supplement':
      return `Đang chờ ${waitedFor} bổ sung hồ sơ, từ ${dayText(vietnamDay(dossier.lastActionAt))}.`;
    case 'awaiting_payment':
      return `Đang chờ ${waitedFor} nộp phí, lệ phí, từ ${dayText(vietnamDay(dossier.lastActionAt))}.`;
    case 'finished':
      return `Đã có kết quả, chờ trả tại ${unitName(dossier.receivedUnitId)}.`;
    case 'stopped':
      return 'Hồ sơ không đủ điều kiện giải quyết; thông báo nêu rõ lý do ở bên dưới.';
    case 'returned':
      return `Đã trả kết quả ngày ${dayText(vietnamDay(dossier.returnedAt ?? dossier.lastActionAt))}.`;
    case 'submitted':
      return holding(unitName(dossier.receivedUnitId), 'đang kiểm tra hồ sơ', { since: dossier.submittedAt, at });
    case 'accepted':
    case 'processing': {
      const [task] = tasks;
      const unit = unitName(task && task.role !== 'system' ? task.unitId : dossier.decidingUnitId);
      return holding(unit, 'đang giải quyết', { since: dossier.acceptedAt ?? dossier.submittedAt, at });
    }
  }
}

function holding(unit: string, doing: string, { since, at }: { since: Date; at: Date }): string {
  const days = daysSince(since, at);
  const from = dayText(vietnamDay(since));
  return days === 0
    ? `${unit} ${doing}, từ hôm nay (${from}).`
    : `${unit} ${doing}, đã ${String(days).padStart(2, '0')} ngày (từ ${from}).`;
}

/** Mức độ hoàn thành for the anonymous look-up: four steps, and no more than that (TT 01/2018 Đ16). */
export function progressOf(dossier: Pick<Dossier, 'status'>): { step: 1 | 2 | 3 | 4; label: string } {
  switch (dossier.status) {
    case 'submitted':
      return { step: 1, label: 'Đã nộp, chờ tiếp nhận' };
    case 'accepted':
    case 'processing':
    case 'awaiting_supplement':
    case 'awaiting_payment':
      return { step: 2, label: 'Đang giải quyết' };
    case 'finished':
      return { step: 3, label: 'Đã có kết quả' };
    case 'rejected':
    case 'withdrawn':
    case 'stopped':
    case 'returned':
      return { step: 4, label: 'Đã kết thúc' };
  }
}

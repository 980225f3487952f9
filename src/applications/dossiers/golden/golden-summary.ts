import { formatDueAt } from '#platform/calendar/index.ts';
import { goldenTexts } from './golden.vi.ts';
import type { PlayedGolden } from './play-golden.ts';

/** Kết quả chạy thử một hồ sơ mẫu in one line: fees, appointment, where it ended. */
export function goldenSummary({ feesVnd, due, status }: PlayedGolden): string {
  const [on = '', hour = ''] = due
    ? formatDueAt({ ...due, dueAt: new Date(due.dueAt) })
        .slice(0, 16)
        .split('T')
    : [];
  const appointment = due ? `${hour} ${on.split('-').toReversed().join('/')}` : undefined;
  return goldenTexts.course({ feesVnd, appointment, status });
}

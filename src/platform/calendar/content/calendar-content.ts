import { join } from 'node:path';
import { z } from 'zod';
import { checkDays } from './check-days.ts';
import { ContentFault, readContentFile } from '#infrastructure/content-file.ts';
import { buildCalendar, DaysFile, inForce, type Calendar } from './special-days.ts';
import { dayNumberOf, dayOfNumber } from '../vietnam-time.ts';
import { WorkingTimeRow } from './working-time.ts';

const WorkingTimeFile = z.strictObject({ workingTime: z.array(WorkingTimeRow).min(1) });

export type CalendarContent = Readonly<{ calendar: Calendar; workingTimes: readonly WorkingTimeRow[] }>;

/** Lịch làm việc của tỉnh, from `calendar/` in the province's content folder; refused with file and line when it is wrong. */
export async function readCalendarContent(folder: string): Promise<CalendarContent> {
  const days = await readContentFile(join(folder, 'calendar', 'days.yaml'), DaysFile);
  const times = await readContentFile(join(folder, 'calendar', 'working-time.yaml'), WorkingTimeFile);
  const faults = [
    ...checkDays(days.value).map(({ path, message }) => days.fault(path, message)),
    ...checkWorkingTimes(times.value.workingTime, days.value).map(({ path, message }) => times.fault(path, message)),
  ];
  if (faults.length > 0) throw new ContentFault(faults);
  return { calendar: buildCalendar(days.value), workingTimes: times.value.workingTime };
}

/** The province's own rows must cover every known day, and rows for the same units must not overlap. */
function checkWorkingTimes(rows: readonly WorkingTimeRow[], { from, to }: { from: string; to: string }) {
  const overlaps = rows.flatMap((row, index) => {
    const earlier = rows.slice(0, index).filter((other) => other.unit === row.unit && other.unitKind === row.unitKind);
    const overlapping = earlier.some(
      (other) => other.validFrom <= (row.validTo ?? to) && row.validFrom <= (other.validTo ?? to),
    );
    return overlapping ? [{ path: ['workingTime', index], message: 'thời gian hiệu lực trùng với dòng khác' }] : [];
  });
  const provincial = rows.filter((row) => !row.unit && !row.unitKind);
  const gap = Array.from({ length: dayNumberOf(to) - dayNumberOf(from) + 1 }, (_, day) =>
    dayOfNumber(dayNumberOf(from) + day),
  ).find((on) => inForce(provincial, on).length === 0);
  return [
    ...overlaps,
    ...(gap ? [{ path: ['workingTime'], message: `ngày ${gap} chưa có giờ làm việc chung của tỉnh` }] : []),
  ];
}

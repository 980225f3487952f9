import { z } from 'zod';
import { isCalendarDay } from '../vietnam-time.ts';

/** In the order of `Date.getUTCDay`. */
export const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;

/** Một buổi làm việc: minutes from midnight, the closing minute not included. */
export type Opening = Readonly<{ openMinute: number; closeMinute: number }>;

export const CalendarDay = z.string().refine(isCalendarDay, { error: 'không phải ngày có thật, viết như 2026-02-13' });

/** `HH:MM` as minutes from midnight. */
export const ClockTime = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'giờ viết như 07:30' })
  .transform((text) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3)));

/** `07:00-11:30, 13:30-17:00`, sittings in order and apart. */
const Openings = z.string().transform((text, context): readonly Opening[] => {
  const openings = text.split(',').map((part) => {
    const [open, close] = part.split('-').map((time) => ClockTime.safeParse(time.trim()).data);
    return { openMinute: open ?? Number.NaN, closeMinute: close ?? Number.NaN };
  });
  const inOrder = openings.every(
    ({ openMinute, closeMinute }, index) =>
      openMinute < closeMinute && (index === 0 || openMinute > (openings[index - 1]?.closeMinute ?? Infinity)),
  );
  if (!inOrder) context.addIssue({ code: 'custom', message: 'giờ làm việc viết như 07:00-11:30, 13:30-17:00' });
  return openings;
});

/** Thời gian làm việc of the province, of a kind of unit, or of one unit, over a span of time. */
export const WorkingTimeRow = z.strictObject({
  unit: z.string().min(1).optional(),
  unitKind: z.string().min(1).optional(),
  validFrom: CalendarDay,
  validTo: CalendarDay.optional(),
  hours: z.partialRecord(z.enum(weekdays), Openings),
  article: z.string().min(1),
  verified: z.boolean().default(true),
});
export type WorkingTimeRow = z.output<typeof WorkingTimeRow>;

/** Thời gian làm việc of one unit: the rows that concern it, the most specific first. */
export type WorkingTime = Readonly<{ rows: readonly WorkingTimeRow[] }>;

const specificity = (row: WorkingTimeRow): number => (row.unit ? 2 : row.unitKind ? 1 : 0);

/** Thời gian làm việc của một đơn vị. Units with no row of their own share one object, hence one compiled schedule. */
export function workingTimeFinder(rows: readonly WorkingTimeRow[]) {
  const known = new Map<string, WorkingTime>();
  return ({ unit, unitKind }: { unit?: string | undefined; unitKind?: string | undefined }): WorkingTime => {
    const own = rows.filter((row) => (!row.unit || row.unit === unit) && (!row.unitKind || row.unitKind === unitKind));
    const key = own.map((row) => rows.indexOf(row)).join();
    const workingTime = known.get(key) ?? { rows: own.toSorted((a, b) => specificity(b) - specificity(a)) };
    known.set(key, workingTime);
    return workingTime;
  };
}

/** The row in force on a day. */
export function workingTimeRowOn({ rows }: WorkingTime, on: string): WorkingTimeRow | undefined {
  return rows.find((row) => row.validFrom <= on && (!row.validTo || on <= row.validTo));
}

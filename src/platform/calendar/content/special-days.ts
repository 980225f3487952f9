import { z } from 'zod';
import type { Language } from '#infrastructure/language.ts';
import { CalendarDay } from './working-time.ts';

const HolidayRule = z.strictObject({
  code: z.string().min(1),
  name: z.string().min(1),
  nameEn: z.string().min(1).optional(),
  daysPerYear: z.int().positive(),
  validFrom: CalendarDay,
  validTo: CalendarDay.optional(),
  article: z.string().min(1),
});
type HolidayRule = z.output<typeof HolidayRule>;

const row = { on: CalendarDay, source: z.string().min(1).optional(), verified: z.boolean().default(true) };
const DayRow = z.discriminatedUnion('kind', [
  z.strictObject({ ...row, kind: z.literal('holiday'), rule: z.string() }),
  z.strictObject({ ...row, kind: z.literal('compensatory'), for: CalendarDay }),
  z.strictObject({ ...row, kind: z.literal('swapped_off'), source: z.string().min(1) }),
  z.strictObject({ ...row, kind: z.literal('makeup_work'), inPlaceOf: CalendarDay, source: z.string().min(1) }),
]);
export type DayRow = z.output<typeof DayRow>;

/** Tệp lịch nghỉ: the rules of the labour code by date, and every day they or a notice made. */
export const DaysFile = z.strictObject({
  from: CalendarDay,
  to: CalendarDay,
  rules: z.array(HolidayRule),
  compensation: z.array(
    z.strictObject({ validFrom: CalendarDay, validTo: CalendarDay.optional(), article: z.string().min(1) }),
  ),
  days: z.array(DayRow),
});
export type DaysFile = z.output<typeof DaysFile>;

/** Ngày đặc biệt: a day whose work differs from its weekday, and why. */
type SpecialDay = Readonly<{
  on: string;
  kind: DayRow['kind'];
  /** Name of the holiday, or of the one a compensatory day makes up for; empty for swaps. */
  holiday: Readonly<Record<Language, string>>;
  article: string;
  verified: boolean;
  inPlaceOf?: string;
}>;

/** Lịch nghỉ lễ, tết of a span of whole years. Days outside it are not known and are never guessed. */
export type Calendar = Readonly<{ from: string; to: string; days: ReadonlyMap<string, SpecialDay> }>;

export const inForce = <T extends { validFrom: string; validTo?: string | undefined }>(
  rows: readonly T[],
  on: string,
): T[] => rows.filter((row) => row.validFrom <= on && (!row.validTo || on <= row.validTo));

/** Builds the calendar; the file has passed `checkDays`. */
export function buildCalendar(file: DaysFile): Calendar {
  const rowsByDay = new Map(file.days.map((row) => [row.on, row]));
  const ruleOf = (row: DayRow | undefined): HolidayRule | undefined =>
    row?.kind === 'holiday' ? inForce(file.rules, row.on).find((rule) => rule.code === row.rule) : undefined;
  const namesOf = (row: DayRow | undefined): SpecialDay['holiday'] => {
    const { name = '', nameEn = name } = ruleOf(row) ?? {};
    return { vi: name, en: nameEn };
  };

  const special = (row: DayRow): SpecialDay => {
    const { on, kind, verified, source = '' } = row;
    const told = { on, kind, verified, holiday: namesOf(row), article: source };
    switch (row.kind) {
      case 'holiday': {
        const article = [ruleOf(row)?.article, source].filter(Boolean).join('; ');
        return { ...told, article };
      }
      case 'compensatory': {
        const article = [inForce(file.compensation, on)[0]?.article, source].filter(Boolean).join('; ');
        return { ...told, holiday: namesOf(rowsByDay.get(row.for)), article };
      }
      case 'swapped_off':
        return told;
      case 'makeup_work':
        return { ...told, inPlaceOf: row.inPlaceOf };
    }
  };
  return { from: file.from, to: file.to, days: new Map(file.days.map((row) => [row.on, special(row)])) };
}

import type { Language } from '#infrastructure/language.ts';
import { refuse } from './calendar.errors.ts';
import { calendarWords, type CalendarWords } from './calendar-words.ts';
import { dateText } from './derivation.vi.ts';
import type { Calendar } from './content/special-days.ts';
import { DAY_MS, dayNumberOf, dayOfNumber, MINUTE_MS } from './vietnam-time.ts';
import { weekdays, workingTimeRowOn, type WorkingTime } from './content/working-time.ts';

/** Một bước giải thích: a day, whether it counts, why, and the article or notice behind it. */
export type DerivationStep = Readonly<{ on: string; counted: boolean; why: string; article: string }>;

type Sitting = Readonly<{ openMs: number; closeMs: number }>;

/** One known day: its sittings in ms from midnight, none on a day off. */
export type ScheduledDay = Readonly<{
  on: string;
  sittings: readonly Sitting[];
  workMs: number;
  /** Why the day is off, or what is unusual about a working day. */
  reason: string | undefined;
  article: string;
  /** The ready-made step of a day off: most days a term walks over are ordinary, so nothing is built for them. */
  off: DerivationStep | undefined;
}>;

/**
 * Lịch làm việc đã tính sẵn of one unit: every known day with running totals, so that “n working days after” is one look-up and
 * “n working hours after” a binary search, however long the term.
 */
export type Schedule = Readonly<{
  from: string;
  to: string;
  firstDay: number;
  days: readonly ScheduledDay[];
  /** The language in which the days are told, and so the derivations made from them. */
  words: CalendarWords;
  /** Indexes of the working days, in order. */
  workingDays: Int32Array;
  /** How many working days lie before day i. */
  workingDaysBefore: Int32Array;
  /** Working milliseconds before day i; one entry more than there are days. */
  workBeforeMs: Float64Array;
}>;

/** Lịch của một đơn vị: the holidays and the working time that bind it. */
export type UnitCalendar = Readonly<{ calendar: Calendar; workingTime: WorkingTime }>;

type Compiled = WeakMap<Calendar, WeakMap<WorkingTime, Schedule>>;
const compiled: Readonly<Record<Language, Compiled>> = { vi: new WeakMap(), en: new WeakMap() };

/** The schedule of a unit, compiled once for each pair of calendar and working time, and once for each language. */
export function scheduleOf({ calendar, workingTime }: UnitCalendar, lang: Language = 'vi'): Schedule {
  const ofCalendar = compiled[lang].get(calendar) ?? new WeakMap<WorkingTime, Schedule>();
  compiled[lang].set(calendar, ofCalendar);
  const schedule = ofCalendar.get(workingTime) ?? compile({ calendar, workingTime }, lang);
  ofCalendar.set(workingTime, schedule);
  return schedule;
}

function compile(unitCalendar: UnitCalendar, lang: Language): Schedule {
  const { calendar } = unitCalendar;
  const words = calendarWords[lang];
  const firstDay = dayNumberOf(calendar.from);
  const length = dayNumberOf(calendar.to) - firstDay + 1;
  const days = Array.from({ length }, (_, index) => scheduledDay(unitCalendar, dayOfNumber(firstDay + index), lang));
  const workingDaysBefore = new Int32Array(length + 1);
  const workBeforeMs = new Float64Array(length + 1);
  const workingDays: number[] = [];
  days.forEach((day, index) => {
    workingDaysBefore[index] = workingDays.length;
    workBeforeMs[index + 1] = (workBeforeMs[index] ?? 0) + day.workMs;
    if (day.workMs > 0) workingDays.push(index);
  });
  workingDaysBefore[length] = workingDays.length;
  const { from, to } = calendar;
  const totals = { workingDays: Int32Array.from(workingDays), workingDaysBefore, workBeforeMs };
  return { from, to, firstDay, days, words, ...totals };
}

function scheduledDay({ calendar, workingTime }: UnitCalendar, on: string, lang: Language): ScheduledDay {
  const words = calendarWords[lang];
  const special = calendar.days.get(on);
  // A Saturday that makes up for a Friday is worked by the Friday's hours.
  const weekday = weekdays[new Date(`${special?.inPlaceOf ?? on}T00:00:00Z`).getUTCDay()] ?? 'sun';
  const row = workingTimeRowOn(workingTime, on);
  const open = !special || special.kind === 'makeup_work';
  const sittings = ((open && row?.hours[weekday]) || []).map(({ openMinute, closeMinute }) => ({
    openMs: openMinute * MINUTE_MS,
    closeMs: closeMinute * MINUTE_MS,
  }));
  const workMs = sittings.reduce((total, { openMs, closeMs }) => total + closeMs - openMs, 0);
  const { article, verified } = special ?? row ?? { article: '', verified: true };
  const shown = verified ? article : words.why.unverified(article);
  const cause = { holiday: special?.holiday[lang] ?? '', inPlaceOf: special?.inPlaceOf ?? '' };
  const ordinary = workMs > 0 ? undefined : words.reason.weekly_rest;
  const reason = special ? words.reason[special.kind](cause) : ordinary;
  const off = workMs > 0 ? undefined : { on, counted: false, why: words.why.dayOff(reason ?? ''), article: shown };
  return { on, sittings, workMs, reason, article: shown, off };
}

/** Local instant at which a day begins. */
export const dayStart = (schedule: Schedule, index: number): number => (schedule.firstDay + index) * DAY_MS;

/** Index of the day an instant falls on; refused outside the calendar's years. */
export function dayIndexAt(schedule: Schedule, localMs: number): number {
  const index = Math.floor(localMs / DAY_MS) - schedule.firstDay;
  getDay(schedule, index);
  return index;
}

export function getDay(schedule: Schedule, index: number): ScheduledDay {
  return schedule.days[index] ?? refuseBeyond(schedule);
}

export function refuseBeyond({ from, to }: Schedule): never {
  throw refuse('calendar.beyond_known_years', { from: dateText(from), to: dateText(to) });
}

/** Index of the n-th working day after a day; n = 0 is the day itself or, when it is off, the next working day. */
export function workingDayAfter(schedule: Schedule, index: number, n: number): number {
  getDay(schedule, index);
  return schedule.workingDays[(schedule.workingDaysBefore[index] ?? 0) + n] ?? refuseBeyond(schedule);
}

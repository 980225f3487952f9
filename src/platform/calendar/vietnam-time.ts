import { refuse } from './calendar.errors.ts';

/**
 * Inside the engine an instant is `localMs`: milliseconds of the Vietnamese wall clock since 1970-01-01T00:00 there (UTC+7, no
 * daylight saving), so days and hours are plain arithmetic and the time zone of the machine never matters.
 */
const OFFSET_MS = 7 * 3_600_000;
export const MINUTE_MS = 60_000;
export const HOUR_MS = 3_600_000;
/** Length of a calendar day, to find which day an instant falls on; never used to turn a term of days into hours. */
export const DAY_MS = 86_400_000;

export const toLocalMs = (at: Date): number => at.getTime() + OFFSET_MS;
export const fromLocalMs = (localMs: number): Date => new Date(localMs - OFFSET_MS);

/** Number of the calendar day, counted from 1970-01-01. */
export const dayNumberOf = (on: string): number => Date.parse(`${on}T00:00:00Z`) / DAY_MS;
export const dayOfNumber = (dayNumber: number): string => new Date(dayNumber * DAY_MS).toISOString().slice(0, 10);

/** True for a day that exists: 2026-02-30 does not. */
export function isCalendarDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const dayNumber = dayNumberOf(text);
  return !Number.isNaN(dayNumber) && dayOfNumber(dayNumber) === text;
}

const timePattern =
  /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,3})?)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)?$/;

/** Thời điểm viết theo ISO 8601; without an offset it is Vietnamese time. */
export function parseVietnamTime(text: string): Date {
  const match = timePattern.exec(text);
  if (!match || !isCalendarDay(match[1] ?? '')) throw refuse('calendar.time_invalid', { text });
  return new Date(match[5] ? text : `${text}+07:00`);
}

/** Thời điểm hẹn trả as ISO text with +07:00. The end of a day is written 24:00 of that day, as the law says it (BLDS 148.6). */
export function formatDueAt({ dueOn, dueAt }: { dueOn: string; dueAt: Date }): string {
  const local = toLocalMs(dueAt);
  if (local === (dayNumberOf(dueOn) + 1) * DAY_MS) return `${dueOn}T24:00:00+07:00`;
  return `${new Date(local).toISOString().replace(/\.000Z$|Z$/, '')}+07:00`;
}

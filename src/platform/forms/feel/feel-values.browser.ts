/**
 * Giá trị ngày của FEEL: plain JSON objects, so that variables survive being stored and sent. A day is an ISO text (years
 * 0001–9999), which orders as text does; durations are whole months or whole days, never mixed, as FEEL has it.
 */
export type FeelDate = { readonly feel: 'date'; readonly iso: string };
export type FeelDuration =
  | { readonly feel: 'months'; readonly count: number }
  | { readonly feel: 'days'; readonly count: number };

export const isContext = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !('feel' in value);

export const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);

export const isFeelDate = (value: unknown): value is FeelDate =>
  typeof value === 'object' && value !== null && 'feel' in value && value.feel === 'date';

export const isDuration = (value: unknown): value is FeelDuration =>
  typeof value === 'object' && value !== null && 'feel' in value && (value.feel === 'months' || value.feel === 'days');

const isoDay = /^(\d{4})-(\d{2})-(\d{2})$/;
const DAY_MS = 86_400_000;

/** Days of a month of the Gregorian calendar. */
function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

const pad = (value: number, length: number) => String(value).padStart(length, '0');

/** The ISO text of a calendar day, or null when there is no such day (30 February). */
export function isoOf(year: number, month: number, day: number): string | null {
  if (![year, month, day].every(Number.isInteger)) return null;
  const exists = year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
  return exists ? `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}` : null;
}

/** A FEEL date of an ISO day, or null when the text is not a day of the calendar. */
export function feelDate(text: string): FeelDate | null {
  const [, year, month, day] = isoDay.exec(text) ?? [];
  const iso = isoOf(Number(year), Number(month), Number(day));
  return iso ? { feel: 'date', iso } : null;
}

export function partsOf({ iso }: FeelDate): { year: number; month: number; day: number } {
  return { year: Number(iso.slice(0, 4)), month: Number(iso.slice(5, 7)), day: Number(iso.slice(8, 10)) };
}

const dayNumber = ({ iso }: FeelDate): number => Date.parse(`${iso}T00:00:00Z`) / DAY_MS;

export const daysBetween = (from: FeelDate, to: FeelDate): number => dayNumber(to) - dayNumber(from);

/** Whole months from one day to another; negative backwards. The last month counts once its day of month is reached. */
export function monthsBetween(from: FeelDate, to: FeelDate): number {
  const [start, end] = [partsOf(from), partsOf(to)];
  const months = (end.year - start.year) * 12 + end.month - start.month;
  if (months > 0 && end.day < start.day) return months - 1;
  if (months < 0 && end.day > start.day) return months + 1;
  return months;
}

/** A day moved by a duration; a month too short gives its last day. Null outside the years 0001–9999. */
export function addDuration(date: FeelDate, { feel, count }: FeelDuration): FeelDate | null {
  if (feel === 'days') {
    const moved = new Date((dayNumber(date) + count) * DAY_MS);
    return Number.isNaN(moved.getTime()) ? null : feelDate(moved.toISOString().slice(0, 10));
  }
  const { year, month, day } = partsOf(date);
  const months = year * 12 + month - 1 + count;
  const [toYear, toMonth] = [Math.floor(months / 12), (((months % 12) + 12) % 12) + 1];
  const iso = isoOf(toYear, toMonth, Math.min(day, daysInMonth(toYear, toMonth)));
  return iso ? { feel: 'date', iso } : null;
}

const period = /^(-?)P(?:(\d{1,6})Y)?(?:(\d{1,6})M)?(?:(\d{1,6})D)?$/;

/** `P18Y`, `P1Y6M` or `P60D`; null for anything else (hours and mixtures are outside the subset). */
export function parseDuration(text: string): FeelDuration | null {
  const [all, minus, years, months, days] = period.exec(text) ?? [];
  const isMonths = years !== undefined || months !== undefined;
  if (all === undefined || isMonths === (days !== undefined)) return null;
  const sign = minus ? -1 : 1;
  if (days !== undefined) return { feel: 'days', count: sign * Number(days) };
  return { feel: 'months', count: sign * (Number(years ?? 0) * 12 + Number(months ?? 0)) };
}

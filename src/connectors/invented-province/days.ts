import type { Random } from '#data/organisation/index.ts';

/** Nothing of the invented province happens later, whatever the clock says. */
export const lastDay = '2025-12-31';

export const yearOf = (day: string): number => Number(day.slice(0, 4));

export function plusYears(day: string, years: number): string {
  const [year = '', ...rest] = day.split('-');
  return [String(Number(year) + years), ...rest].join('-').replace('-02-29', '-02-28');
}

export function plusDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}

export const dayOfYear = (random: Random, year: number): string => plusDays(`${year}-01-01`, random.integer(0, 364));

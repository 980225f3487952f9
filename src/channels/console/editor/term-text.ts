import { z } from 'zod';

/** Đơn vị của một thời hạn, as the clock counts it. */
export const termUnits = ['working days', 'working hours', 'days', 'months', 'hours', 'same day'] as const;
export type TermUnit = (typeof termUnits)[number];
export type TermParts = { count: number; unit: TermUnit };

const Unit = z.enum(termUnits);

/** `5 working days` taken apart; undefined for what must be written out. */
export function readTerm(text: string): TermParts | undefined {
  const words = text.trim();
  if (words === '' || words === 'same day') return words === '' ? undefined : { count: 1, unit: 'same day' };
  const found = /^(\d+) (.+?)s?$/.exec(words);
  const unit = Unit.safeParse(`${found?.[2] ?? ''}s`);
  return found && unit.success ? { count: Number(found[1]), unit: unit.data } : undefined;
}

export function writeTerm({ count, unit }: TermParts): string {
  if (unit === 'same day') return unit;
  return `${count} ${count === 1 ? unit.slice(0, -1) : unit}`;
}

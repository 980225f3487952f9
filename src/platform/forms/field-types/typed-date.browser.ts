import type { Field } from '../form-definition.contract.ts';
import { isoOf } from '../feel/feel-values.browser.ts';
import { refused, wrong, type CheckContext, type FieldType, type ValueProblem } from './field-type.browser.ts';

const YEAR_MIN = 1_800;
const YEAR_MAX = 2_200;

export const isYear = (year: number): boolean => Number.isInteger(year) && year >= YEAR_MIN && year <= YEAR_MAX;

const isoDay = /^(\d{4})-(\d{2})-(\d{2})$/;
const typedDay = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/;
const isoMonth = /^(\d{4})-(\d{2})$/;
const typedMonth = /^(\d{1,2})[/.-](\d{4})$/;

/** A calendar day of `YYYY-MM-DD` or `dd/mm/yyyy`; null when the calendar has no such day. */
export function readDay(typed: string): string | null {
  const iso = isoDay.exec(typed);
  const [year, month, day] = iso ? iso.slice(1) : (typedDay.exec(typed)?.slice(1).toReversed() ?? []);
  return isYear(Number(year)) ? isoOf(Number(year), Number(month), Number(day)) : null;
}

export function readMonth(typed: string): string | null {
  const iso = isoMonth.exec(typed);
  const [year, month] = iso ? iso.slice(1) : (typedMonth.exec(typed)?.slice(1).toReversed() ?? []);
  return isYear(Number(year)) ? (isoOf(Number(year), Number(month), 1)?.slice(0, 7) ?? null) : null;
}

export const readYear = (typed: string): string | null =>
  /^\d{4}$/.test(typed) && isYear(Number(typed)) ? typed : null;

/** `2001-03-05` as 05/03/2001, `2001-03` as 03/2001, `2001` as it is. */
const dateText = (iso: string): string => iso.split('-').toReversed().join('/');

/** Limits compare as far as both are known, so that `2026` is not after 5 March 2026. */
function checkLimits(value: string, { min, max }: Field, { today }: CheckContext): ValueProblem[] {
  const [earliest, latest] = [min, max].map((limit) => (limit === 'today' ? today : limit));
  if (typeof earliest === 'string' && isBefore(value, earliest)) {
    return [wrong('forms.problem.too_early', { min: dateText(earliest) })];
  }
  return typeof latest === 'string' && isBefore(latest, value)
    ? [wrong('forms.problem.too_late', { max: dateText(latest) })]
    : [];
}

function isBefore(left: string, right: string): boolean {
  const known = Math.min(left.length, right.length);
  return left.slice(0, known) < right.slice(0, known);
}

/** What the three types share: they differ in how much of a date they read. */
export function dateType(
  code: 'not_a_date' | 'not_a_month' | 'not_a_partial_date',
  read: (typed: string) => string | null,
) {
  return {
    parse: (input) => {
      const value = typeof input === 'string' ? read(input.trim()) : null;
      return value ? { ok: true, value } : refused(`forms.problem.${code}`);
    },
    check: checkLimits,
    toText: dateText,
  } satisfies FieldType<string>;
}

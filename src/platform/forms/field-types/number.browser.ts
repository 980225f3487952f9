import type { Field } from '../form-definition.contract.ts';
import { formText } from '../form-text.browser.ts';
import { refused, wrong, type FieldType, type Parsed, type ValueProblem } from './field-type.browser.ts';

const grouped = /^-?\d{1,3}(?:\.\d{3})+(?:,\d+)?$/;
const plain = /^-?\d{1,15}(?:[.,]\d{1,9})?$/;

/**
 * A number typed the Vietnamese way: a comma before decimals, dots between thousands (`1.500` is 1500); a single dot that
 * cannot part thousands (`2.5`) is taken as the decimal sign.
 */
function readNumber(input: unknown): Parsed<number> {
  if (typeof input === 'number')
    return isKept(input) ? { ok: true, value: input } : refused('forms.problem.not_a_number');
  if (typeof input !== 'string') return refused('forms.problem.wrong_kind');
  const typed = input.replaceAll(/[\s\u00a0]/g, '');
  const number = grouped.test(typed) ? typed.replaceAll('.', '') : typed;
  if (!plain.test(number)) return refused('forms.problem.not_a_number');
  const value = Number(number.replace(',', '.'));
  return isKept(value) ? { ok: true, value } : refused('forms.problem.not_a_number');
}

const isKept = (value: number) => Number.isFinite(value) && Math.abs(value) <= Number.MAX_SAFE_INTEGER;

function checkRange(value: number, { min, max }: Field): ValueProblem[] {
  if (typeof min === 'number' && value < min) return [wrong('forms.problem.too_small', { min })];
  return typeof max === 'number' && value > max ? [wrong('forms.problem.too_big', { max })] : [];
}

/** Thousands by dots, decimals by a comma, as on Vietnamese papers. */
export function numberText(value: number): string {
  const [whole = '', decimals] = String(Math.abs(value)).split('.');
  const groups = whole.replaceAll(/\B(?=(?:\d{3})+$)/g, '.');
  return `${value < 0 ? '-' : ''}${groups}${decimals === undefined ? '' : `,${decimals}`}`;
}

/** Số: whole unless the field allows decimals. */
export const number: FieldType<number> = {
  parse: readNumber,
  check: (value, field) => {
    const decimals = String(value).split('.')[1]?.length ?? 0;
    const allowed = field.decimals ?? 0;
    if (decimals > 0 && allowed === 0) return [wrong('forms.problem.not_whole')];
    if (decimals > allowed) return [wrong('forms.problem.too_many_decimals', { decimals: allowed })];
    return checkRange(value, field);
  },
  toText: numberText,
};

/** Số tiền, in whole đồng. */
export const money: FieldType<number> = {
  parse: (input) => readNumber(typeof input === 'string' ? input.replace(/(?:đ|đồng|VND|VNĐ)\s*$/iu, '') : input),
  check: (value, field) => {
    if (!Number.isInteger(value)) return [wrong('forms.problem.not_whole')];
    return value < 0 ? [wrong('forms.problem.negative_money')] : checkRange(value, field);
  },
  toText: (value, _field, { lang }) => formText(lang, 'forms.text.money', { amount: numberText(value) }),
};

const YEAR_MIN = 1_800;
const YEAR_MAX = 2_200;

export const isYear = (year: number): boolean => Number.isInteger(year) && year >= YEAR_MIN && year <= YEAR_MAX;

/** Năm. */
export const year: FieldType<number> = {
  parse: (input) => {
    const typed = typeof input === 'string' && /^\s*\d{4}\s*$/.test(input) ? Number(input) : input;
    return typeof typed === 'number' && isYear(typed)
      ? { ok: true, value: typed }
      : refused('forms.problem.not_a_year');
  },
  check: (value, { min, max }, { today }) => {
    const [earliest, latest] = [yearLimit(min, today), yearLimit(max, today)];
    if (earliest !== undefined && value < earliest) return [wrong('forms.problem.too_early', { min: earliest })];
    return latest !== undefined && value > latest ? [wrong('forms.problem.too_late', { max: latest })] : [];
  },
  toText: String,
};

const yearLimit = (limit: number | string | undefined, today: string): number | undefined =>
  limit === 'today' ? Number(today.slice(0, 4)) : typeof limit === 'number' ? limit : undefined;

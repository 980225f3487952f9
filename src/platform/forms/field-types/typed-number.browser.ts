import type { Field } from '../form-definition.contract.ts';
import { refused, wrong, type Parsed, type ValueProblem } from './field-type.browser.ts';

const grouped = /^-?\d{1,3}(?:\.\d{3})+(?:,\d+)?$/;
const plain = /^-?\d{1,15}(?:[.,]\d{1,9})?$/;

/**
 * A number typed the Vietnamese way: a comma before decimals, dots between thousands (`1.500` is 1500); a single dot that
 * cannot part thousands (`2.5`) is taken as the decimal sign.
 */
export function readNumber(input: unknown): Parsed<number> {
  if (typeof input === 'number') return kept(input);
  if (typeof input !== 'string') return refused('forms.problem.wrong_kind');
  const typed = input.replaceAll(/[\s\u00a0]/g, '');
  const number = grouped.test(typed) ? typed.replaceAll('.', '') : typed;
  if (!plain.test(number)) return refused('forms.problem.not_a_number');
  return kept(Number(number.replace(',', '.')));
}

function kept(value: number): Parsed<number> {
  if (!Number.isFinite(value) || Math.abs(value) > Number.MAX_SAFE_INTEGER)
    return refused('forms.problem.not_a_number');
  // JSON knows no minus nought: what is stored would not be what was read.
  return { ok: true, value: value === 0 ? 0 : value };
}

export function checkRange(value: number, { min, max }: Field): ValueProblem[] {
  if (typeof min === 'number' && value < min) return [wrong('forms.problem.too_small', { min })];
  return typeof max === 'number' && value > max ? [wrong('forms.problem.too_big', { max })] : [];
}

/** Thousands by dots, decimals by a comma, as on Vietnamese papers. */
export function numberText(value: number): string {
  const [whole = '', decimals] = String(Math.abs(value)).split('.');
  const groups = whole.replaceAll(/\B(?=(?:\d{3})+$)/g, '.');
  return `${value < 0 ? '-' : ''}${groups}${decimals === undefined ? '' : `,${decimals}`}`;
}

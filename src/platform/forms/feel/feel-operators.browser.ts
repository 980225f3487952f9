import type { ArithmeticSign, CompareSign } from './feel-ast.contract.ts';
import {
  addDuration,
  daysBetween,
  isContext,
  isDuration,
  isFeelDate,
  isList,
  partsOf,
  type FeelDuration,
} from './feel-values.browser.ts';

/** FEEL numbers have no NaN and no infinity: such a result is unknown. */
export const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);

/** Computed texts that feed each other grow without end: one longer than any field is unknown. */
const maxJoined = 20_000;

const joined = (left: string, right: string): string | null =>
  left.length + right.length > maxJoined ? null : left + right;

/** -1, 0, 1, or null when the two cannot be ordered (null, other types). */
export function order(left: unknown, right: unknown): number | null {
  if (typeof left === 'number' && typeof right === 'number') return Math.sign(left - right);
  if (typeof left === 'string' && typeof right === 'string') return left < right ? -1 : left > right ? 1 : 0;
  if (isFeelDate(left) && isFeelDate(right)) return order(left.iso, right.iso);
  if (isDuration(left) && isDuration(right) && left.feel === right.feel) return order(left.count, right.count);
  return null;
}

/** Equality of FEEL: null equals only null; two types that cannot be equal give null. */
export function equal(left: unknown, right: unknown): boolean | null {
  if (left === null || right === null) return left === right;
  if (typeof left === 'boolean' && typeof right === 'boolean') return left === right;
  if (isList(left) && isList(right)) {
    return left.length === right.length && left.every((item, index) => equal(item, right[index] ?? null) === true);
  }
  if (isContext(left) && isContext(right)) {
    const keys = Object.keys(left);
    if (keys.length !== Object.keys(right).length) return false;
    return keys.every((key) => Object.hasOwn(right, key) && equal(left[key] ?? null, right[key] ?? null) === true);
  }
  const ordered = order(left, right);
  return ordered === null ? null : ordered === 0;
}

export function compare(sign: CompareSign, left: unknown, right: unknown): boolean | null {
  if (sign === '=') return equal(left, right);
  if (sign === '!=') {
    const same = equal(left, right);
    return same === null ? null : !same;
  }
  const ordered = order(left, right);
  if (ordered === null) return null;
  if (sign === '<') return ordered < 0;
  if (sign === '<=') return ordered <= 0;
  return sign === '>' ? ordered > 0 : ordered >= 0;
}

export function arithmetic(sign: ArithmeticSign, left: unknown, right: unknown): unknown {
  if (typeof left === 'number' && typeof right === 'number') return ofNumbers(sign, left, right);
  if (typeof left === 'string' && typeof right === 'string') return sign === '+' ? joined(left, right) : null;
  if (sign === '+') {
    if (isFeelDate(left) && isDuration(right)) return addDuration(left, right);
    if (isDuration(left) && isFeelDate(right)) return addDuration(right, left);
    if (isDuration(left) && isDuration(right)) return addDurations(left, right);
  }
  if (sign === '-') {
    if (isFeelDate(left) && isFeelDate(right)) return { feel: 'days', count: daysBetween(right, left) };
    if (isFeelDate(left) && isDuration(right)) return addDuration(left, opposite(right));
    if (isDuration(left) && isDuration(right)) return addDurations(left, opposite(right));
  }
  return null;
}

function ofNumbers(sign: ArithmeticSign, left: number, right: number): number | null {
  switch (sign) {
    case '+':
      return finite(left + right);
    case '-':
      return finite(left - right);
    case '*':
      return finite(left * right);
    case '/':
      return right === 0 ? null : finite(left / right);
    case '**':
      return finite(left ** right);
  }
}

const opposite = ({ feel, count }: FeelDuration): FeelDuration => ({ feel, count: 0 - count });

const addDurations = (left: FeelDuration, right: FeelDuration): FeelDuration | null =>
  left.feel === right.feel ? { feel: left.feel, count: left.count + right.count } : null;

/** `x.name`: an entry of a context, a part of a date or duration; over a list, of each of its items. */
export function member(of: unknown, name: string): unknown {
  if (isList(of)) return of.map((item) => member(item, name));
  if (isContext(of)) return Object.hasOwn(of, name) ? (of[name] ?? null) : null;
  if (isFeelDate(of)) return name === 'year' || name === 'month' || name === 'day' ? partsOf(of)[name] : null;
  if (!isDuration(of)) return null;
  if (of.feel === 'days') return name === 'days' ? of.count : null;
  if (name === 'years') return Math.trunc(of.count / 12);
  return name === 'months' ? of.count % 12 : null;
}

import { finite, order } from './feel-operators.browser.ts';
import {
  feelDate,
  isDuration,
  isFeelDate,
  isList,
  isoOf,
  monthsBetween,
  parseDuration,
} from './feel-values.browser.ts';

/** How many arguments a function takes, and what it gives; arguments of the wrong type give null. */
export type FeelFunction = {
  readonly min: number;
  readonly max: number;
  readonly call: (args: readonly unknown[]) => unknown;
};

const ofText = (call: (text: string) => unknown): FeelFunction => ({
  min: 1,
  max: 1,
  call: ([text]) => (typeof text === 'string' ? call(text) : null),
});

const ofTexts = (call: (text: string, part: string) => unknown): FeelFunction => ({
  min: 2,
  max: 2,
  call: ([text, part]) => (typeof text === 'string' && typeof part === 'string' ? call(text, part) : null),
});

/** Rounding to a number of decimals (0 unless told); negative decimals round to tens, hundreds. */
const ofNumber = (round: (value: number) => number): FeelFunction => ({
  min: 1,
  max: 2,
  call: ([value, decimals = 0]) => {
    if (typeof value !== 'number' || typeof decimals !== 'number') return null;
    const scale = 10 ** decimals;
    return finite(round(value * scale) / scale);
  },
});

/** A function over a list, or over its arguments when there are several. */
const ofMany = (call: (items: readonly unknown[]) => unknown): FeelFunction => ({
  min: 1,
  max: 50,
  call: (args) => call(args.length === 1 && isList(args[0]) ? args[0] : args),
});

const roundHalfUp = (value: number) => (value < 0 ? 0 - Math.round(0 - value) : Math.round(value));

function extreme(items: readonly unknown[], sign: 1 | -1): unknown {
  let best: unknown = items[0] ?? null;
  if (typeof best !== 'number' && !isFeelDate(best)) return null;
  for (const item of items) {
    const ordered = order(item, best);
    if (ordered === null) return null;
    if (ordered === sign) best = item;
  }
  return best;
}

function sum(items: readonly unknown[]): number | null {
  let total: number | null = null;
  for (const item of items) {
    if (typeof item !== 'number') return null;
    total = (total ?? 0) + item;
  }
  return total;
}

function toDate([first, month, day]: readonly unknown[]): unknown {
  if (isFeelDate(first)) return first;
  if (typeof first === 'string') return feelDate(first);
  if (typeof first !== 'number' || typeof month !== 'number' || typeof day !== 'number') return null;
  const iso = isoOf(first, month, day);
  return iso ? { feel: 'date', iso } : null;
}

/** Hàm dùng được trong biểu thức. `age in years`, `is defined` and `round` are ours; the rest is FEEL. */
export const feelFunctions: ReadonlyMap<string, FeelFunction> = new Map(
  Object.entries<FeelFunction>({
    not: { min: 1, max: 1, call: ([value]) => (typeof value === 'boolean' ? !value : null) },
    'is defined': { min: 1, max: 1, call: ([value]) => value !== null && value !== undefined },
    count: { min: 1, max: 1, call: ([list]) => (isList(list) ? list.length : null) },
    'list contains': {
      min: 2,
      max: 2,
      call: ([list, item]) => (isList(list) ? list.some((known) => known === item || order(known, item) === 0) : null),
    },
    sum: ofMany(sum),
    min: ofMany((items) => extreme(items, -1)),
    max: ofMany((items) => extreme(items, 1)),
    contains: ofTexts((text, part) => text.includes(part)),
    'starts with': ofTexts((text, part) => text.startsWith(part)),
    'ends with': ofTexts((text, part) => text.endsWith(part)),
    'string length': ofText((text) => Array.from(text).length),
    'upper case': ofText((text) => text.toUpperCase()),
    'lower case': ofText((text) => text.toLowerCase()),
    floor: ofNumber(Math.floor),
    ceiling: ofNumber(Math.ceil),
    round: ofNumber(roundHalfUp),
    'round half up': { ...ofNumber(roundHalfUp), min: 2 },
    'round up': { ...ofNumber((value) => (value < 0 ? Math.floor(value) : Math.ceil(value))), min: 2 },
    'round down': { ...ofNumber(Math.trunc), min: 2 },
    abs: {
      min: 1,
      max: 1,
      call: ([value]) => {
        if (isDuration(value)) return { ...value, count: Math.abs(value.count) };
        return typeof value === 'number' ? Math.abs(value) : null;
      },
    },
    date: { min: 1, max: 3, call: toDate },
    duration: ofText(parseDuration),
    'years and months duration': {
      min: 2,
      max: 2,
      call: ([from, to]) =>
        isFeelDate(from) && isFeelDate(to) ? { feel: 'months', count: monthsBetween(from, to) } : null,
    },
    // Full years lived; someone born on 29 February is a year older on 1 March of a common year (BLDS 2015 Đ148).
    'age in years': {
      min: 2,
      max: 2,
      call: ([born, at]) =>
        isFeelDate(born) && isFeelDate(at) && born.iso <= at.iso ? Math.floor(monthsBetween(born, at) / 12) : null,
    },
  }),
);

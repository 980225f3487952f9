import type { compileFeel } from '#platform/forms/index.ts';
import { asksNothing, compileTests, negatedCell } from './compile-cell.ts';

type Ast = Extract<ReturnType<typeof compileFeel>, { ok: true }>['ast'];
type Bound = { at: number | string; isIncluded: boolean } | undefined;
type Interval = { low: Bound; high: Bound };

/**
 * Tập giá trị of a cell: anything; named values or all but them; intervals of numbers or of days. Undefined where it cannot be
 * told without a dossier.
 */
type CellValues =
  | { kind: 'any' }
  | { kind: 'named'; values: ReadonlySet<unknown>; isExcept: boolean }
  | { kind: 'ordered'; of: 'number' | 'date'; intervals: readonly Interval[] };

export function valuesOfCell(cell: string): CellValues | undefined {
  if (asksNothing(cell)) return { kind: 'any' };
  const negated = negatedCell(cell);
  const compiled = compileTests('x', negated ?? cell);
  if (typeof compiled === 'string') return undefined;
  const parts = compiled.tests.map(valuesOfTest);
  const known = parts.filter((part) => part !== undefined);
  const [first] = known;
  if (!first || known.length < parts.length) return undefined;
  if (first.kind === 'named') {
    const named = known.filter((part) => part.kind === 'named');
    if (named.length < known.length) return undefined;
    return namedValues(new Set(named.flatMap(({ values }) => [...values])), negated !== undefined);
  }
  const ordered = known.filter((part) => part.kind === 'ordered').filter((part) => part.of === first.of);
  if (ordered.length < known.length) return undefined;
  const intervals = ordered.flatMap((part) => part.intervals);
  return { ...first, intervals: negated === undefined ? intervals : complement(intervals) };
}

/** All but “yes” is “no”. */
function namedValues(values: ReadonlySet<unknown>, isExcept: boolean): CellValues {
  if (isExcept && [...values].every((value) => typeof value === 'boolean')) {
    return { kind: 'named', values: new Set([true, false].filter((value) => !values.has(value))), isExcept: false };
  }
  return { kind: 'named', values, isExcept };
}

type Known = Exclude<CellValues, { kind: 'any' }>;
type Test = Extract<Ast, { op: 'in' }>['tests'][number];

function valuesOfTest(test: Test): Known | undefined {
  if (test.test === 'interval') {
    const [low, high] = [literalOf(test.low), literalOf(test.high)];
    if (!low || !high || low.of !== high.of) return undefined;
    const interval = {
      low: { at: low.at, isIncluded: test.lowIncluded },
      high: { at: high.at, isIncluded: test.highIncluded },
    };
    return { kind: 'ordered', of: low.of, intervals: [interval] };
  }
  const value = literalOf(test.value);
  const sign = test.test === 'value' ? '=' : test.sign;
  if (!value) {
    const isNamed = test.value.op === 'literal' && ['string', 'boolean'].includes(typeof test.value.value);
    if (!isNamed || test.value.op !== 'literal' || (sign !== '=' && sign !== '!=')) return undefined;
    return { kind: 'named', values: new Set([test.value.value]), isExcept: sign === '!=' };
  }
  const bound = (isIncluded: boolean) => ({ at: value.at, isIncluded });
  const exactly = { low: bound(true), high: bound(true) };
  const intervalsOf = {
    '=': [exactly],
    '!=': complement([exactly]),
    '<': [{ low: undefined, high: bound(false) }],
    '<=': [{ low: undefined, high: bound(true) }],
    '>': [{ low: bound(false), high: undefined }],
    '>=': [{ low: bound(true), high: undefined }],
  } satisfies Record<typeof sign, Interval[]>;
  return { kind: 'ordered', of: value.of, intervals: intervalsOf[sign] };
}

/** A number or a day written out. */
function literalOf(ast: Ast): { of: 'number' | 'date'; at: number | string } | undefined {
  if (ast.op === 'literal' && typeof ast.value === 'number') return { of: 'number', at: ast.value };
  if (ast.op === 'negate') {
    const inner = literalOf(ast.of);
    return typeof inner?.at === 'number' ? { of: 'number', at: -inner.at } : undefined;
  }
  const [text] = ast.op === 'call' && ast.name === 'date' ? ast.args : [];
  return text?.op === 'literal' && typeof text.value === 'string' ? { of: 'date', at: text.value } : undefined;
}

function complement(intervals: readonly Interval[]): Interval[] {
  let left: Interval[] = [{ low: undefined, high: undefined }];
  for (const { low, high } of intervals) {
    const outside: Interval[] = [
      ...(low ? [{ low: undefined, high: { at: low.at, isIncluded: !low.isIncluded } }] : []),
      ...(high ? [{ low: { at: high.at, isIncluded: !high.isIncluded }, high: undefined }] : []),
    ];
    left = left.flatMap((one) => outside.map((other) => meet(one, other)).filter((met) => !isEmpty(met)));
  }
  return left;
}

function meet(one: Interval, other: Interval): Interval {
  return { low: narrower(one.low, other.low, 1), high: narrower(one.high, other.high, -1) };
}

function narrower(one: Bound, other: Bound, side: 1 | -1): Bound {
  if (!one || !other) return one ?? other;
  if (one.at === other.at) return { at: one.at, isIncluded: one.isIncluded && other.isIncluded };
  return one.at > other.at === side > 0 ? one : other;
}

function isEmpty({ low, high }: Interval): boolean {
  if (!low || !high) return false;
  return low.at > high.at || (low.at === high.at && !(low.isIncluded && high.isIncluded));
}

/** Whether some value satisfies both cells; undefined where it cannot be told. */
export function cellsMeet(one: CellValues | undefined, other: CellValues | undefined): boolean | undefined {
  if (!one || !other) return undefined;
  if (one.kind === 'any' || other.kind === 'any') return true;
  if (one.kind === 'named' && other.kind === 'named') {
    if (one.isExcept && other.isExcept) return true;
    const [all, some] = one.isExcept ? [one, other] : [other, one];
    return [...some.values].some((value) => all.values.has(value) !== all.isExcept);
  }
  if (one.kind === 'named' || other.kind === 'named' || one.of !== other.of) return false;
  return one.intervals.some((a) => other.intervals.some((b) => !isEmpty(meet(a, b))));
}

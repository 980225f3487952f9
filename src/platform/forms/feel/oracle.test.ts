import fc from 'fast-check';
import { date, evaluate, FeelDate, FeelDuration } from 'feelin';
import { describe, expect, it } from 'vitest';
import { evaluateFeel } from './evaluate-feel.ts';
import { feelDate, isContext } from './feel-values.browser.ts';

/*
 * The oracle is feelin, on random expressions of the subset. Where we differ on purpose, the generator stays away:
 * - two values that cannot be ordered: feelin throws for `<` and `between`, we give null (as the standard does)
 * - `[x] = x`: feelin unwraps lists of one item, we do not; `x in (…, list)`: we look inside every list, feelin only inside one
 * - a condition that is no boolean: feelin counts everything but false and null as true (`if`, `some`, `every`), we only true
 * - no NaN and no infinity with us: such a result is null
 * - `min` and `max` order dates with us; `count` and other list functions take a single value for a list in feelin
 * - an interval whose ends are turned round: feelin turns them back, we find nothing in it (as the standard does)
 * - `years and months duration`: feelin carries left-over days along and may round them up to a month; we count whole
 *   months, and from 31/12 to 29/02 one of them, not two (as Java and the conformance kit of the standard do)
 * - `is defined`, `age in years` and `round` are ours
 */
const variables = {
  n: 7,
  m: -2.5,
  s: 'Vĩnh Yên',
  t: 'yên',
  yes: true,
  no: false,
  nothing: null,
  numbers: [3, 1, 2],
  words: ['a', 'Yên'],
  empty: [],
  child: { age: 4, name: 'An', lives: true, none: null },
  rows: [
    { place: 'a', cost: 10 },
    { place: 'b', cost: 20 },
  ],
};
const days = { born: '2012-02-29', now: '2026-03-01', late: '2026-01-31', middle: '2014-05-15' };

const ours = {
  ...variables,
  ...Object.fromEntries(Object.entries(days).map(([name, day]) => [name, feelDate(day)])),
};
const theirs = { ...variables, ...Object.fromEntries(Object.entries(days).map(([name, day]) => [name, date(day)])) };

/** Templates by kind: `<number>` is filled by another template of that kind; those without holes end the growth. */
const grammar: Readonly<Record<string, readonly string[]>> = {
  number: [
    ...['n', 'm', '0', '12', '(-3)', '0.5', '1.25', 'child.age', 'child.none', 'nothing', 'missing', 'numbers[9]'],
    ...['numbers[2]', 'numbers[-1]', 'rows[1].cost', 'sum(numbers)', 'sum(empty)', 'sum(rows.cost)', 'count(rows)'],
    ...['(<number> + <number>)', '(<number> - <number>)', '(<number> * <number>)', '(<number> / <number>)'],
    ...['(<number>) ** 2', '-(<number>)', 'floor(<number>)', 'ceiling(<number>)', 'abs(<number>)'],
    ...['round up(<number>, 1)', 'round down(<number>, 1)', 'round half up(<number>, 1)', 'string length(<text>)'],
    ...['min(<number>, <number>)', 'max(<number>, <number>)', 'sum(<number>, <number>)', 'count([<number>, <text>])'],
    ...['(if <boolean> then <number> else <number>)', '(<day>).year', '(<day>).month', '(<span>).days'],
    ...[
      'years and months duration(middle, date(2026, 3, 15)).years',
      'years and months duration(date(2026, 3, 15), middle).months',
    ],
  ],
  text: [
    ...['s', 't', 'child.name', 'nothing', '"a"', '"Yên"', '""', '"\\"x\\""', 'words[1]', 'rows[2].place'],
    ...['(<text> + <text>)', 'upper case(<text>)', 'lower case(<text>)', '(if <boolean> then <text> else <text>)'],
  ],
  boolean: [
    ...['yes', 'no', 'child.lives', 'nothing', 'true', 'false'],
    ...['=', '!=', '<', '<=', '>', '>='].flatMap((sign) => [`(<number> ${sign} <number>)`, `(<day> ${sign} <day>)`]),
    ...['(<text> = <text>)', '(<text> != <text>)', '(<number> = <text>)', '(<boolean> = <boolean>)'],
    ...['(<boolean> and <boolean>)', '(<boolean> or <boolean>)', 'not(<boolean>)', '(<span> < <span>)'],
    ...['(<number> between 2 and 9)', '(<number> in [2..9])', '(<number> in (2..9))', '(<day> between late and now)'],
    ...[
      '(<number> in (<number>, < <number>))',
      '(<text> in words)',
      '(<text> in ("a", "b"))',
      '(<text> in rows.place)',
    ],
    ...['contains(<text>, <text>)', 'starts with(<text>, <text>)', 'ends with(<text>, <text>)'],
    ...['list contains(words, <text>)', '(some r in rows satisfies r.cost > <number>)'],
    ...['(every r in rows satisfies r.cost > <number>)', '(some x in empty satisfies <boolean>)'],
    ...['(every x in empty satisfies <boolean>)', '(some x in numbers, y in [1, 2] satisfies x + y > <number>)'],
  ],
  day: [
    ...['born', 'now', 'late', 'date("2024-02-29")', 'date("1999-12-31")', 'date(2026, 3, 15)'],
    ...['(<day> + <months>)', '(<day> - <months>)', '(<day> + <span>)', '(<day> - <span>)'],
  ],
  months: ['duration("P1Y")', 'duration("P18M")', 'duration("P1Y1M")', 'duration("-P1M")', '(<months> + <months>)'],
  span: ['duration("P60D")', 'duration("-P1D")', '(<day> - <day>)', '(<span> + <span>)', '(<span> - <span>)'],
};

/** An expression grown from a template by a list of choices; past a depth only templates without holes are taken. */
function grow(kind: string, choices: Iterator<number>, depth: number): string {
  const all = grammar[kind] ?? [];
  const templates = depth > 3 ? all.filter((template) => !template.includes('<')) : all;
  const ends = templates.length > 0 ? templates : all;
  const template = ends[(choices.next().value ?? 0) % ends.length] ?? '';
  return template.replaceAll(/<(\w+)>/g, (_, hole: string) => grow(hole, choices, depth + 1));
}

const expressionOf = (kind: string) =>
  fc.array(fc.nat(1_000), { minLength: 1, maxLength: 60 }).map((choices) => grow(kind, choices.values(), 0));

/** Values of both sides in one notation; what feelin throws at counts as unknown. */
function plain(value: unknown): unknown {
  if (value instanceof FeelDate) return { feel: 'date', iso: String(value) };
  if (value instanceof FeelDuration) return { years: value.years, months: value.months, days: value.days };
  if (typeof value === 'number') return Number.isFinite(value) ? Number(value.toPrecision(12)) + 0 : null;
  return isContext(value) || value === undefined ? null : value;
}

function oracle(expression: string): unknown {
  try {
    return plain(evaluate(expression, theirs).value);
  } catch (error) {
    if (error instanceof Error && /unsupported range/.test(error.message)) return null;
    throw error;
  }
}

describe('expressions agree with feelin', () => {
  for (const kind of ['number', 'text', 'boolean', 'day']) {
    it(`on random ${kind} expressions`, () => {
      fc.assert(
        fc.property(expressionOf(kind), (expression) => {
          // Of more lists than these some may stand within each other, which we refuse.
          fc.pre(expression.length <= 1_000 && (expression.match(/\b[rxy] in /g) ?? []).length <= 3);
          const value = plain(evaluateFeel(expression, ours));
          expect({ expression, value }).toEqual({ expression, value: oracle(expression) });
        }),
        { numRuns: 1_000 },
      );
    });
  }
});

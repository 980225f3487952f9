import { bindExpression } from '../feel/bind-expression.browser.ts';
import type { FeelAst, FeelTest } from '../feel/feel-ast.contract.ts';
import type { Field, FormDefinition, Section } from '../form-definition.contract.ts';
import { pathsRead } from './expression-paths.ts';
import { possibleCounts, possibleOrders, possibleValues, type CodesOf } from './possible-values.ts';

export type ConditionScope = {
  definition: Pick<FormDefinition, 'sections'>;
  /** The part whose row `item` is, and names bound to rows. */
  rows?: Readonly<Record<string, Section>>;
  codesOf?: CodesOf | undefined;
  /** Names beside the form, with what they can be. */
  beside?: Readonly<Record<string, (constants: readonly unknown[]) => unknown[]>>;
};

/** What a condition asks about one thing: how it is named in the condition that is tried, and what it is compared with. */
export type Term = {
  name: string;
  /** The fields it reads; none of what stands beside the form. */
  paths: readonly string[];
  constants: unknown[];
  valuesOf: (constants: readonly unknown[]) => unknown[] | undefined;
};
export type Reading = { scope: ConditionScope; terms: Map<string, Term>; free: string[] };

/** More answers than this are not tried one by one. */
const mostAnswers = 20_000;

/** Every answer to the terms; undefined when there are too many, or the values of one cannot be told. */
export function answersTo({ terms, free }: Reading): Record<string, unknown>[] | undefined {
  const domains: (readonly [string, readonly unknown[]])[] = free.map((name) => [name, [true, false]]);
  for (const { name, constants, valuesOf } of terms.values()) {
    const values = valuesOf(constants);
    if (!values) return undefined;
    domains.push([name, values]);
  }
  const answers = domains.reduce((product, [, values]) => product * values.length, 1);
  if (answers > mostAnswers) return undefined;
  return Array.from({ length: answers }, (_, answer) => answerOf(domains, answer));
}

/** The answer of this number, read as digits of which each field has its own base. */
function answerOf(
  domains: readonly (readonly [string, readonly unknown[]])[],
  answer: number,
): Record<string, unknown> {
  const variables: Record<string, unknown> = {};
  let rest = answer;
  for (const [name, values] of domains) {
    variables[name] = values[rest % values.length];
    rest = Math.floor(rest / values.length);
  }
  return variables;
}

/**
 * Điều kiện luôn sai: tried with an answer from every stretch the condition can tell apart of each field it compares with constants.
 * Whatever else it asks may turn out either way (unknown makes nothing true that “no” does not), so that nothing that can be true is
 * called impossible.
 */
export function isNeverTrue(ast: FeelAst, scope: ConditionScope): boolean {
  const reading: Reading = { scope, terms: new Map(), free: [] };
  const holds = bindExpression(plainly(ast, reading));
  const answers = answersTo(reading);
  return answers !== undefined && answers.every((answer) => holds(answer) !== true);
}

/** The condition with each field it compares with constants, and each question that cannot be told, as a variable of its own. */
export function plainly(ast: FeelAst, reading: Reading): FeelAst {
  const inner = (part: FeelAst) => plainly(part, reading);
  switch (ast.op) {
    case 'literal':
      return ast;
    case 'and':
    case 'or':
      return { ...ast, left: inner(ast.left), right: inner(ast.right) };
    case 'if':
      return { ...ast, condition: inner(ast.condition), yes: inner(ast.yes), no: inner(ast.no) };
    case 'compare':
      return compared(ast, reading) ?? unknown(ast, reading);
    case 'between': {
      const of = termOf(ast.of, { against: [ast.low, ast.high], isOrdered: true }, reading);
      return of ? { ...ast, of } : unknown(ast, reading);
    }
    case 'in': {
      const isOrdered = ast.tests.some(
        (test) => test.test === 'interval' || (test.test === 'compare' && isOrdering(test.sign)),
      );
      const of = termOf(ast.of, { against: ast.tests.flatMap(valuesOfTest), isOrdered }, reading);
      return of ? { ...ast, of } : unknown(ast, reading);
    }
    case 'call': {
      const [first] = ast.args;
      if (ast.name === 'not' && first) return { ...ast, args: [inner(first)] };
      if (ast.name === 'is defined' && first) {
        const of = termOf(first, alone, reading);
        return of ? { ...ast, args: [of] } : unknown(ast, reading);
      }
      return isOutside(ast, reading.scope) ? never : unknown(ast, reading);
    }
    case 'some':
      return isOfNone(ast, reading.scope) ? never : unknown(ast, reading);
    default:
      return termOf(ast, alone, reading) ?? unknown(ast, reading);
  }
}

/** Without anything to ask the whole is a constant and stands as it is. */
function unknown(ast: FeelAst, { free }: Reading): FeelAst {
  if (pathsRead(ast).size === 0) return ast;
  const name = `free ${free.length}`;
  free.push(name);
  return { op: 'variable', name };
}

type Compare = Extract<FeelAst, { op: 'compare' }>;

function compared(ast: Compare, reading: Reading): FeelAst | undefined {
  const { left, right } = ast;
  const isToday = (side: FeelAst) => side.op === 'variable' && side.name === 'today';
  if (isToday(right)) {
    const order = orderOf(left, reading);
    return order && { ...ast, left: order, right: { op: 'literal', value: 0 } };
  }
  if (isToday(left)) {
    const order = orderOf(right, reading);
    return order && { ...ast, right: order, left: { op: 'literal', value: 0 } };
  }
  const isOrdered = isOrdering(ast.sign);
  const first = termOf(left, { against: [right], isOrdered }, reading);
  if (first) return { ...ast, left: first };
  const second = termOf(right, { against: [left], isOrdered }, reading);
  return second && { ...ast, right: second };
}

/** A day of the form against the day of the question. */
function orderOf(ast: FeelAst, reading: Reading): FeelAst | undefined {
  const field = fieldOf(ast, reading.scope);
  const orders = field && possibleOrders(field);
  return (
    orders && term({ key: `order of ${pathKey(ast)}`, paths: [pathKey(ast)], valuesOf: () => orders }, [], reading)
  );
}

const valuesOfTest = (test: FeelTest): FeelAst[] => (test.test === 'interval' ? [test.low, test.high] : [test.value]);

function term(
  { key, paths, valuesOf }: { key: string } & Pick<Term, 'paths' | 'valuesOf'>,
  constants: readonly unknown[],
  reading: Reading,
): FeelAst {
  const known = reading.terms.get(key) ?? { name: `term ${key}`, paths, constants: [], valuesOf };
  known.constants.push(...constants.flatMap((constant) => (Array.isArray(constant) ? constant : [constant])));
  reading.terms.set(key, known);
  return { op: 'variable', name: known.name };
}

type Against = { against: readonly FeelAst[]; isOrdered: boolean };
const alone: Against = { against: [], isOrdered: false };
const never: FeelAst = { op: 'literal', value: false };
const isOrdering = (sign: Compare['sign']): boolean => sign !== '=' && sign !== '!=';

/** A field, a length, an age or a count of rows that is compared with constants only. */
function termOf(ast: FeelAst, { against, isOrdered }: Against, reading: Reading): FeelAst | undefined {
  if (against.some((one) => pathsRead(one).size > 0)) return undefined;
  const constants = against.map((one) => bindExpression(one)({}));
  const { scope } = reading;
  const field = fieldOf(ast, scope);
  if (field) {
    // Which texts lie before or after another is not told by trying a few.
    if (isOrdered && !field.options && constants.some((constant) => typeof constant === 'string')) return undefined;
    if (!possibleValues(field, [], scope.codesOf)) return undefined;
    const valuesOf = (all: readonly unknown[]) => possibleValues(field, all, scope.codesOf);
    return term({ key: pathKey(ast), paths: [pathKey(ast)], valuesOf }, constants, reading);
  }
  const beside = ast.op === 'variable' ? scope.beside?.[ast.name] : undefined;
  if (ast.op === 'variable' && beside) {
    return isOrdered ? undefined : term({ key: ast.name, paths: [], valuesOf: beside }, constants, reading);
  }
  const count = ast.op === 'call' ? countOf(ast, scope) : undefined;
  if (!count) return undefined;
  const valuesOf = (all: readonly unknown[]) => possibleCounts(all, count.atMost);
  return term({ key: count.key, paths: [...pathsRead(ast)], valuesOf }, constants, reading);
}

type Call = Extract<FeelAst, { op: 'call' }>;

function countOf({ name, args }: Call, scope: ConditionScope): { key: string; atMost: number } | undefined {
  const [of] = args;
  const key = `${name} of ${JSON.stringify(args)}`;
  if (name === 'age in years') return { key, atMost: Infinity };
  if (name === 'count' && of?.op === 'variable') {
    const repeat = scope.definition.sections.find(({ id }) => id === of.name)?.repeat;
    return repeat && { key, atMost: repeat.max };
  }
  const field = name === 'string length' && of ? fieldOf(of, scope) : undefined;
  if (!field) return undefined;
  return { key, atMost: (field.computed === undefined ? field.maxLength : undefined) ?? Infinity };
}

/** Whether a list is asked to contain what is not among its options. */
function isOutside({ name, args }: Call, scope: ConditionScope): boolean {
  const [of, wanted] = args;
  if (name !== 'list contains' || !of || wanted?.op !== 'literal') return false;
  const { type, options, computed } = fieldOf(of, scope) ?? {};
  if (type !== 'multi_choice' || !options || computed !== undefined) return false;
  return !options.some(({ value }) => value === wanted.value);
}

/** Whether no row of a table can satisfy what is asked of some. */
function isOfNone({ over, satisfies }: Extract<FeelAst, { op: 'some' | 'every' }>, scope: ConditionScope): boolean {
  const [first, another] = over;
  const list = first?.list;
  if (!first || another || list?.op !== 'variable') return false;
  const section = scope.definition.sections.find(({ id, repeat }) => id === list.name && repeat);
  return section !== undefined && isNeverTrue(satisfies, { ...scope, rows: { ...scope.rows, [first.name]: section } });
}

/** The field a path names exactly: of a part that is there once, or of the row a name is bound to. */
function fieldOf(ast: FeelAst, { definition, rows = {} }: ConditionScope): Field | undefined {
  if (ast.op !== 'member' || ast.of.op !== 'variable') return undefined;
  const { name } = ast.of;
  const section = Object.hasOwn(rows, name)
    ? rows[name]
    : definition.sections.find(({ id, repeat }) => id === name && !repeat);
  return section?.fields.find(({ id }) => id === ast.name);
}

const pathKey = (ast: FeelAst): string =>
  ast.op === 'member' && ast.of.op === 'variable' ? `${ast.of.name}.${ast.name}` : '';

import type { FeelAst, FeelTest } from './feel-ast.contract.ts';
import { feelFunctions } from './feel-functions.browser.ts';
import { arithmetic, compare, equal, member } from './feel-operators.browser.ts';
import { isList } from './feel-values.browser.ts';

export type FeelVariables = Readonly<Record<string, unknown>>;

/** Biểu thức sẵn sàng để tính: never throws, an unknown is null. */
export type BoundExpression = (variables: FeelVariables) => unknown;

/** Turns a compiled expression into closures once; the same code on server and browser. */
export function bindExpression(ast: FeelAst): BoundExpression {
  switch (ast.op) {
    case 'literal': {
      const { value } = ast;
      return () => value;
    }
    case 'variable': {
      const { name } = ast;
      return (variables) => (Object.hasOwn(variables, name) ? (variables[name] ?? null) : null);
    }
    case 'member': {
      const [of, { name }] = [bindExpression(ast.of), ast];
      return (variables) => member(of(variables), name);
    }
    case 'item':
      return bindItem(ast);
    case 'negate': {
      const of = bindExpression(ast.of);
      return (variables) => arithmetic('-', 0, of(variables));
    }
    case 'arithmetic': {
      const [left, right, { sign }] = [bindExpression(ast.left), bindExpression(ast.right), ast];
      return (variables) => arithmetic(sign, left(variables), right(variables));
    }
    case 'compare': {
      const [left, right, { sign }] = [bindExpression(ast.left), bindExpression(ast.right), ast];
      return (variables) => compare(sign, left(variables), right(variables));
    }
    case 'and':
    case 'or':
      return bindLogic(ast);
    case 'between': {
      const [of, low, high] = [bindExpression(ast.of), bindExpression(ast.low), bindExpression(ast.high)];
      return (variables) => {
        const value = of(variables);
        return both(compare('>=', value, low(variables)), compare('<=', value, high(variables)));
      };
    }
    case 'in':
      return bindIn(ast);
    case 'if': {
      const condition = bindExpression(ast.condition);
      const [yes, no] = [bindExpression(ast.yes), bindExpression(ast.no)];
      return (variables) => (condition(variables) === true ? yes(variables) : no(variables));
    }
    case 'list': {
      const items = ast.items.map(bindExpression);
      return (variables) => items.map((item) => item(variables));
    }
    case 'some':
    case 'every':
      return bindQuantified(ast);
    case 'call': {
      const [called, args] = [feelFunctions.get(ast.name), ast.args.map(bindExpression)];
      if (!called) return () => null;
      return (variables) => called.call(args.map((arg) => arg(variables)));
    }
  }
}

type Ast<Op extends FeelAst['op']> = Extract<FeelAst, { op: Op }>;

const both = (left: boolean | null, right: boolean | null): boolean | null =>
  left === null || right === null ? null : left && right;

function bindItem(ast: Ast<'item'>): BoundExpression {
  const [of, { index }] = [bindExpression(ast.of), ast];
  return (variables) => {
    const target = of(variables);
    if (target === null) return null;
    const list = isList(target) ? target : [target];
    return list[index < 0 ? list.length + index : index - 1] ?? null;
  };
}

/** Three-valued and/or: what is not a boolean is unknown. */
function bindLogic(ast: Ast<'and' | 'or'>): BoundExpression {
  const [left, right, decisive] = [bindExpression(ast.left), bindExpression(ast.right), ast.op === 'or'];
  return (variables) => {
    const first = left(variables);
    if (first === decisive) return decisive;
    const second = right(variables);
    if (second === decisive) return decisive;
    return first === !decisive && second === !decisive ? !decisive : null;
  };
}

/** `in`: true when one test holds; unknown when none holds and a comparison or interval could not be decided, or for `x in null`. */
function bindIn(ast: Ast<'in'>): BoundExpression {
  const [only, more] = ast.tests;
  if (only?.test === 'value' && !more) return bindInOne(ast.of, only.value);
  const [of, tests] = [bindExpression(ast.of), ast.tests.map(bindTest)];
  return (variables) => {
    const value = of(variables);
    const results = tests.map((test) => test(variables, value));
    if (results.includes(true)) return true;
    return results.includes(null) ? null : false;
  };
}

function bindInOne(of: FeelAst, list: FeelAst): BoundExpression {
  const [value, expected] = [bindExpression(of), bindExpression(list)];
  return (variables) => {
    const known = expected(variables);
    return known === null ? null : holds(known, value(variables));
  };
}

/** A list at the right of `in` means one of its items. */
const holds = (known: unknown, value: unknown): boolean =>
  isList(known) ? known.some((item) => equal(item, value) === true) : equal(known, value) === true;

type BoundTest = (variables: FeelVariables, value: unknown) => boolean | null;

function bindTest(test: FeelTest): BoundTest {
  if (test.test === 'compare') {
    const [against, { sign }] = [bindExpression(test.value), test];
    return (variables, value) => compare(sign, value, against(variables));
  }
  if (test.test === 'interval') {
    const [low, high] = [bindExpression(test.low), bindExpression(test.high)];
    const [above, below] = [test.lowIncluded ? '>=' : '>', test.highIncluded ? '<=' : '<'] as const;
    return (variables, value) => both(compare(above, value, low(variables)), compare(below, value, high(variables)));
  }
  const expected = bindExpression(test.value);
  return (variables, value) => holds(expected(variables), value);
}

/** `some`/`every`: a condition that is unknown does not hold, so the answer is always yes or no (null when a list is unknown). */
function bindQuantified(ast: Ast<'some' | 'every'>): BoundExpression {
  const over = ast.over.map(({ name, list }) => ({ name, list: bindExpression(list) }));
  const satisfies = bindExpression(ast.satisfies);
  const isSome = ast.op === 'some';
  const search = (variables: FeelVariables, depth: number): boolean | null => {
    const next = over[depth];
    if (!next) return satisfies(variables) === true;
    const list = next.list(variables);
    if (!isList(list)) return null;
    for (const item of list) {
      const found = search({ ...variables, [next.name]: item }, depth + 1);
      if (found === null || found === isSome) return found;
    }
    return !isSome;
  };
  return (variables) => search(variables, 0);
}

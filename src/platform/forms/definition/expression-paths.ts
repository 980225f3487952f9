import type { FeelAst } from '../feel/feel-ast.contract.ts';
import type { InstalledForm } from '../form-definition.contract.ts';

/**
 * What an expression reads, as `child` or `child.name` (`today`, `item` and `item.name` too). A variable of `some`/`every`
 * stands for what it runs over: in `some r in residences satisfies r.place = "…"`, `r.place` is `residences.place`.
 */
export function pathsRead(ast: FeelAst): ReadonlySet<string> {
  const paths = new Set<string>();
  visit(ast, new Map(), paths);
  return paths;
}

/** Every path a form's own conditions, computed fields and comparisons of numbers read. */
export function expressionPaths({ definition, expressions }: InstalledForm): ReadonlySet<string> {
  const read = Object.values(expressions).flatMap((ast) => [...pathsRead(ast)]);
  const compared = definition.sections.flatMap(({ fields }) =>
    fields.flatMap(({ agreesWith }) => Object.values(agreesWith ?? {})),
  );
  return new Set([...read, ...compared]);
}

/** Names bound by `some`/`every`; undefined when they run over something that is no path. */
type Bound = ReadonlyMap<string, string | undefined>;

function visit(ast: FeelAst, bound: Bound, paths: Set<string>): void {
  const path = pathOf(ast, bound);
  if (path !== undefined) paths.add(path);
  else if (ast.op === 'some' || ast.op === 'every') {
    const inner = new Map(bound);
    for (const { name, list } of ast.over) {
      visit(list, inner, paths);
      inner.set(name, pathOf(list, inner));
    }
    visit(ast.satisfies, inner, paths);
  } else for (const part of partsOf(ast)) visit(part, bound, paths);
}

/** The path a name, a member or an item stands for: at most a part and a field of it. */
function pathOf(ast: FeelAst, bound: Bound): string | undefined {
  if (ast.op === 'variable') return bound.has(ast.name) ? bound.get(ast.name) : ast.name;
  if (ast.op === 'item') return pathOf(ast.of, bound);
  if (ast.op !== 'member') return undefined;
  const of = pathOf(ast.of, bound);
  return of === undefined || of.includes('.') ? of : `${of}.${ast.name}`;
}

function partsOf(ast: FeelAst): readonly FeelAst[] {
  switch (ast.op) {
    case 'literal':
    case 'variable':
    case 'some':
    case 'every':
      return [];
    case 'member':
    case 'item':
    case 'negate':
      return [ast.of];
    case 'arithmetic':
    case 'compare':
    case 'and':
    case 'or':
      return [ast.left, ast.right];
    case 'between':
      return [ast.of, ast.low, ast.high];
    case 'in': {
      const tests = ast.tests.flatMap((test) => (test.test === 'interval' ? [test.low, test.high] : [test.value]));
      return [ast.of, ...tests];
    }
    case 'if':
      return [ast.condition, ast.yes, ast.no];
    case 'list':
      return ast.items;
    case 'call':
      return ast.args;
  }
}

/** Fields an expression compares with a text, and the texts: a choice that has no such option can never hold. */
export function comparedTexts(ast: FeelAst): { path: string; value: string }[] {
  const own = ast.op === 'compare' && ast.sign === '=' ? comparedWith(ast.left, ast.right) : [];
  return [...own, ...partsOf(ast).flatMap(comparedTexts)];
}

function comparedWith(left: FeelAst, right: FeelAst): { path: string; value: string }[] {
  const path = pathOf(left, new Map());
  const isText = right.op === 'literal' && typeof right.value === 'string';
  return path !== undefined && isText ? [{ path, value: String(right.value) }] : [];
}

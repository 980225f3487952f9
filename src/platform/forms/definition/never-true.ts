import { bindExpression } from '../feel/bind-expression.browser.ts';
import type { FeelAst } from '../feel/feel-ast.contract.ts';
import type { Field } from '../form-definition.contract.ts';
import { pathsRead } from './expression-paths.ts';

/** More answers than this are not tried one by one. */
const mostAnswers = 4096;

/**
 * Điều kiện luôn sai: tried with every answer its fields can have, where those are few (yes or no, a choice from options); of other
 * conditions nothing is said.
 */
export function isNeverTrue(ast: FeelAst, fieldAt: (path: string) => Field | undefined): boolean {
  const domains: (readonly [string, readonly unknown[]])[] = [];
  let answers = 1;
  for (const path of pathsRead(ast)) {
    const values = valuesOf(fieldAt(path));
    if (!values) return false;
    domains.push([path, values]);
    answers *= values.length;
    if (answers > mostAnswers) return false;
  }
  const holds = bindExpression(ast);
  return Array.from({ length: answers }).every((_, answer) => holds(variablesOf(domains, answer)) !== true);
}

function valuesOf(field: Field | undefined): readonly unknown[] | undefined {
  if (!field || field.computed !== undefined) return undefined;
  if (field.type === 'yes_no') return [null, true, false];
  return field.type === 'choice' && field.options ? [null, ...field.options.map(({ value }) => value)] : undefined;
}

/** The answer of this number, read as digits of which each field has its own base. */
function variablesOf(
  domains: readonly (readonly [string, readonly unknown[]])[],
  answer: number,
): Record<string, Record<string, unknown>> {
  const variables: Record<string, Record<string, unknown>> = {};
  let rest = answer;
  for (const [path, values] of domains) {
    const [part = '', field = ''] = path.split('.');
    (variables[part] ??= {})[field] = values[rest % values.length];
    rest = Math.floor(rest / values.length);
  }
  return variables;
}

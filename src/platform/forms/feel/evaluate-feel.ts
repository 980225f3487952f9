import { bindExpression, type BoundExpression, type FeelVariables } from './bind-expression.browser.ts';
import { compileExpression, type CompiledExpression } from './compile-expression.ts';

const bound = new Map<string, BoundExpression>();
const MAX_KEPT = 2_000;

/** Kiểm tra một biểu thức, with the fault and what to do about it. */
export function compileFeel(text: string): CompiledExpression {
  return compileExpression(text);
}

/**
 * Tính một biểu thức FEEL on the server; each text is compiled once. Expressions are checked when a package is installed, so
 * one outside the subset is a bug here and throws.
 */
export function evaluateFeel(text: string, variables: FeelVariables): unknown {
  const known = bound.get(text);
  if (known) return known(variables);
  const compiled = compileExpression(text);
  if (!compiled.ok) throw new Error(`FEEL "${text}", vị trí ${compiled.problem.position}: ${compiled.problem.message}`);
  const expression = bindExpression(compiled.ast);
  if (bound.size >= MAX_KEPT) bound.clear();
  bound.set(text, expression);
  return expression(variables);
}

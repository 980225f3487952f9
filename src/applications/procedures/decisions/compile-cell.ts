import { compileFeel } from '#platform/forms/index.ts';
import { decisionTexts } from './decision-texts.ts';

export type CompiledCell = { ok: true; condition: string | undefined } | { ok: false; why: string };

/** Asks nothing. */
export const asksNothing = (cell: string) => cell === '' || cell === '-';

/** What stands inside `not(…)`, when the whole cell is that. */
export function negatedCell(cell: string): string | undefined {
  return /^not\s*\(([\s\S]*)\)$/.exec(cell)?.[1];
}

/** Ô điều kiện of a decision table as a FEEL condition on its column: S-FEEL's unary tests are what stands at the right of `in`. */
export function compileCell(expression: string, cell: string): CompiledCell {
  if (asksNothing(cell)) return { ok: true, condition: undefined };
  const negated = negatedCell(cell);
  const test = compileTests(expression, negated ?? cell);
  if (typeof test === 'string') return { ok: false, why: test };
  return { ok: true, condition: negated === undefined ? test.text : `not(${test.text})` };
}

/** Tests of a column in brackets, or a single comparison or interval, which FEEL wants without; else why not. */
export function compileTests(expression: string, tests: string) {
  const texts = [`(${expression}) in (${tests})`, `(${expression}) in ${tests}`];
  let why = '';
  for (const text of texts) {
    const compiled = compileFeel(text);
    // A cell that closes the bracket and goes on would be a condition of its own.
    if (compiled.ok && compiled.ast.op === 'in') return { text, tests: compiled.ast.tests };
    why ||= compiled.ok ? decisionTexts().notTest : compiled.problem.message;
  }
  return why;
}

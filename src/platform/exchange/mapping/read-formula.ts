import jsonata from 'jsonata';
import { codeOf, MappingFault } from './mapping-fault.ts';

const limits = { timeout: 500, stack: 200, sequence: 20_000 };

/** A formula ready to be worked out. Throws MappingFault for one that cannot be read or has a regular expression, whose time nothing bounds. */
export function readFormula(text: string): jsonata.Expression {
  const formula = parse(text);
  if (hasRegularExpression(formula.ast())) throw new MappingFault('biểu thức chính quy không được dùng');
  // Text that becomes a formula only when a message comes could hold one.
  formula.registerFunction('eval', () => {
    throw new MappingFault('$eval không được dùng');
  });
  return formula;
}

function parse(text: string): jsonata.Expression {
  try {
    return jsonata(text, limits);
  } catch (error) {
    const said = typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : '';
    throw new MappingFault(said === '' ? codeOf(error) : said);
  }
}

function hasRegularExpression(node: unknown): boolean {
  if (typeof node !== 'object' || node === null) return false;
  if (node instanceof RegExp || ('type' in node && node.type === 'regex')) return true;
  return Object.values(node).some(hasRegularExpression);
}

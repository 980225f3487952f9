import { parser, trackVariables } from 'lezer-feel';
import type { FeelAst } from './feel-ast.contract.ts';
import { feelFunctions } from './feel-functions.browser.ts';
import { feelText } from './feel-text.ts';
import { readExpression } from './read-expression.ts';
import { childrenOf, FeelFault, type SyntaxNode } from './syntax-node.ts';

/** Lỗi biểu thức: the position is an offset in the text; the message says what to do. */
type ExpressionProblem = { position: number; message: string };
export type CompiledExpression = { ok: true; ast: FeelAst } | { ok: false; problem: ExpressionProblem };

/** Keeps the depth of the tree, and so the stack of the closures, bounded. */
const MAX_LENGTH = 1_000;

/** `some a in …, b in …`: each list more multiplies the work, so that a dozen of them would never end. */
const MAX_LISTS = 3;

// The parser must know names made of keywords (`age in years`) before it reads them as operators.
const feelParser = parser.configure({
  top: 'Expression',
  contextTracker: trackVariables(Object.fromEntries([...feelFunctions.keys()].map((name) => [name, true]))),
});

/** Dịch biểu thức FEEL into plain JSON; what lies outside the listed subset is refused with its place and what to do. */
export function compileExpression(text: string): CompiledExpression {
  try {
    if (text.trim() === '') throw new FeelFault(0, feelText('empty'));
    if (text.length > MAX_LENGTH) throw new FeelFault(MAX_LENGTH, feelText('tooLong', { limit: String(MAX_LENGTH) }));
    const root = feelParser.parse(text).topNode;
    refuseSyntaxFaults(root, text);
    refuseManyLists(root, 0);
    const [expression] = childrenOf(root);
    if (!expression) throw new FeelFault(0, feelText('empty'));
    return { ok: true, ast: readExpression(expression, text) };
  } catch (error) {
    if (error instanceof FeelFault) return { ok: false, problem: { position: error.position, message: error.message } };
    throw error;
  }
}

function refuseSyntaxFaults(root: SyntaxNode, text: string): void {
  const cursor = root.cursor();
  do {
    if (!cursor.type.isError) continue;
    const wrong = text.slice(cursor.from, Math.max(cursor.to, cursor.from + 1)).trim();
    throw new FeelFault(cursor.from, wrong === '' ? feelText('incomplete') : feelText('syntax', { text: wrong }));
  } while (cursor.next());
}

/** `lists`: how many are being gone through where this stands; those beside each other do not multiply. */
function refuseManyLists(node: SyntaxNode, lists: number): void {
  const children = childrenOf(node);
  const own =
    node.name === 'QuantifiedExpression'
      ? children.flatMap(childrenOf).filter(({ name }) => name === 'InExpression').length
      : 0;
  if (lists + own > MAX_LISTS) throw new FeelFault(node.from, feelText('tooManyLists', { limit: String(MAX_LISTS) }));
  for (const child of children) refuseManyLists(child, lists + own);
}

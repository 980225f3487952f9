import type { parser } from 'lezer-feel';
import { feelText } from './feel-text.ts';
import type { feelVi } from './feel.vi.ts';

/** A node of the syntax tree of lezer-feel. */
export type SyntaxNode = ReturnType<typeof parser.parse>['topNode'];

/** Stops the reading of an expression; turned into an answer by `compileExpression`. */
export class FeelFault extends Error {
  readonly position: number;

  constructor(position: number, message: string) {
    super(message);
    this.name = 'FeelFault';
    this.position = position;
  }
}

export function faultAt(
  node: SyntaxNode,
  text: string,
  key: keyof typeof feelVi,
  params: Record<string, string> = {},
): FeelFault {
  const all: Record<string, string> = { text: textOf(node, text), ...params };
  return new FeelFault(node.from, feelText(key, all));
}

export const textOf = ({ from, to }: SyntaxNode, text: string): string => text.slice(from, to);

/** The children that carry meaning: without comments. */
export function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) {
    if (!child.name.endsWith('Comment')) children.push(child);
  }
  return children;
}

/** The children between brackets or other punctuation. */
export const partsOf = (node: SyntaxNode): SyntaxNode[] =>
  childrenOf(node).filter(({ name }) => /^[A-Z]|^null$/.test(name));

/** The only identifier of a name; a name of several words is a missing operator here. */
export function nameOf(node: SyntaxNode, text: string): string {
  const words = childrenOf(node);
  if (words.length !== 1) throw faultAt(node, text, 'nameWithSpace');
  return textOf(node, text);
}

/** Exactly these parts, or the form is outside the subset. */
export function pair(nodes: readonly SyntaxNode[], node: SyntaxNode, text: string): [SyntaxNode, SyntaxNode] {
  const [left, right, more] = nodes;
  if (!left || !right || more) throw faultAt(node, text, 'unsupported');
  return [left, right];
}

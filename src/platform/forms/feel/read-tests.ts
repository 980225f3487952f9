import type { FeelAst, FeelTest } from './feel-ast.contract.ts';
import { compareSigns, isOneOf } from './signs.ts';
import { childrenOf, faultAt, pair, partsOf, textOf, type SyntaxNode } from './syntax-node.ts';

type Read = (node: SyntaxNode, text: string) => FeelAst;

/** What stands at the right of `in`: one test, or several in brackets. */
export function readTests(node: SyntaxNode, text: string, read: Read): FeelTest[] {
  const tests = node.name === 'PositiveUnaryTests' ? partsOf(node) : [node];
  return tests.map((test) => readTest(test, text, read));
}

function readTest(node: SyntaxNode, text: string, read: Read): FeelTest {
  const [inner] = partsOf(node);
  if (!inner) throw faultAt(node, text, 'unsupported');
  if (inner.name !== 'SimplePositiveUnaryTest') {
    if (/^\(*\s*not\s*\(/.test(textOf(inner, text))) throw faultAt(inner, text, 'notInTest');
    return { test: 'value', value: read(inner, text) };
  }
  const [first, second] = partsOf(inner);
  if (first?.name === 'Interval') return readInterval(first, text, read);
  const sign = first ? textOf(first, text) : '';
  if (!second || !isOneOf(compareSigns, sign)) throw faultAt(inner, text, 'unsupported');
  return { test: 'compare', sign, value: read(second, text) };
}

function readInterval(node: SyntaxNode, text: string, read: Read): FeelTest {
  const [low, high] = pair(partsOf(node), node, text);
  const brackets = childrenOf(node).map(({ name }) => name);
  return {
    test: 'interval',
    low: read(low, text),
    high: read(high, text),
    lowIncluded: brackets[0] === '[',
    highIncluded: brackets.at(-1) === ']',
  };
}

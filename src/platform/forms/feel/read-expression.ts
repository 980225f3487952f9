import type { FeelAst } from './feel-ast.contract.ts';
import { feelFunctions } from './feel-functions.browser.ts';
import { feelDate, parseDuration } from './feel-values.browser.ts';
import { readString } from './read-string.ts';
import { readTests } from './read-tests.ts';
import { arithmeticSigns, compareSigns, isOneOf } from './signs.ts';
import { childrenOf, faultAt, nameOf, pair, partsOf, textOf, type SyntaxNode } from './syntax-node.ts';

/** One node of the syntax tree as an expression of the subset; anything else is refused. */
export function readExpression(node: SyntaxNode, text: string): FeelAst {
  const read = (child: SyntaxNode) => readExpression(child, text);
  switch (node.name) {
    case 'NumericLiteral':
      return { op: 'literal', value: Number(textOf(node, text).replaceAll(/\s/g, '')) };
    case 'StringLiteral':
      return { op: 'literal', value: readString(textOf(node, text)) };
    case 'BooleanLiteral':
      return { op: 'literal', value: textOf(node, text) === 'true' };
    case 'null':
      return { op: 'literal', value: null };
    case 'VariableName':
      return { op: 'variable', name: nameOf(node, text) };
    case 'ParenthesizedExpression': {
      const [inner] = partsOf(node);
      if (!inner) throw faultAt(node, text, 'unsupported');
      return read(inner);
    }
    case 'PathExpression': {
      const [of, name] = pair(partsOf(node), node, text);
      return { op: 'member', of: read(of), name: nameOf(name, text) };
    }
    case 'FilterExpression':
      return readItem(node, text);
    case 'ArithmeticExpression':
      return readArithmetic(node, text);
    case 'Conjunction':
    case 'Disjunction': {
      const [left, right] = pair(partsOf(node), node, text);
      return { op: node.name === 'Conjunction' ? 'and' : 'or', left: read(left), right: read(right) };
    }
    case 'Comparison':
      return readComparison(node, text);
    case 'IfExpression': {
      const [condition, yes, no] = partsOf(node);
      if (!condition || !yes || !no) throw faultAt(node, text, 'unsupported');
      return { op: 'if', condition: read(condition), yes: read(yes), no: read(no) };
    }
    case 'List':
      return { op: 'list', items: partsOf(node).map(read) };
    case 'QuantifiedExpression':
      return readQuantified(node, text);
    case 'FunctionInvocation':
    case 'DateTimeLiteral':
      return readCall(node, text);
    default:
      throw faultAt(node, text, 'unsupported');
  }
}

/** `list[2]`: only a number may stand in the brackets. */
function readItem(node: SyntaxNode, text: string): FeelAst {
  const [of, index] = pair(partsOf(node), node, text);
  const number = index.name === 'NumericLiteral' ? Number(textOf(index, text)) : 0;
  if (!Number.isInteger(number) || number === 0) throw faultAt(index, text, 'filter');
  return { op: 'item', of: readExpression(of, text), index: number };
}

function readArithmetic(node: SyntaxNode, text: string): FeelAst {
  const [first, second, third] = partsOf(node);
  if (!first || !second) throw faultAt(node, text, 'unsupported');
  if (!third) {
    if (textOf(first, text) !== '-') throw faultAt(node, text, 'unsupported');
    return { op: 'negate', of: readExpression(second, text) };
  }
  const sign = textOf(second, text);
  if (!isOneOf(arithmeticSigns, sign)) throw faultAt(second, text, 'unsupported');
  return { op: 'arithmetic', sign, left: readExpression(first, text), right: readExpression(third, text) };
}

function readComparison(node: SyntaxNode, text: string): FeelAst {
  const kind = childrenOf(node)[1];
  const [first, second, third] = partsOf(node);
  if (!kind || !first || !second) throw faultAt(node, text, 'unsupported');
  const left = readExpression(first, text);
  if (kind.name === 'in') return { op: 'in', of: left, tests: readTests(second, text, readExpression) };
  if (!third) throw faultAt(node, text, 'unsupported');
  const right = readExpression(third, text);
  if (kind.name === 'between') return { op: 'between', of: left, low: readExpression(second, text), high: right };
  const sign = textOf(kind, text);
  if (!isOneOf(compareSigns, sign)) throw faultAt(kind, text, 'unsupported');
  return { op: 'compare', sign, left, right };
}

function readQuantified(node: SyntaxNode, text: string): FeelAst {
  const [iterations, satisfies] = pair(partsOf(node), node, text);
  const over = partsOf(iterations).map((iteration) => {
    const [name, context] = pair(partsOf(iteration), iteration, text);
    const [list, more] = partsOf(context);
    if (!list || more) throw faultAt(context, text, 'unsupported');
    return { name: nameOf(name, text), list: readExpression(list, text) };
  });
  const op = childrenOf(node)[0]?.name === 'some' ? 'some' : 'every';
  return { op, over, satisfies: readExpression(satisfies, text) };
}

function readCall(node: SyntaxNode, text: string): FeelAst {
  const [called, parameters] = partsOf(node);
  if (!called || !parameters) throw faultAt(node, text, 'unsupported');
  if (parameters.name === 'NamedParameters') throw faultAt(parameters, text, 'namedArguments');
  const name = textOf(called, text).replaceAll(/\s+/g, ' ');
  const known = feelFunctions.get(name);
  if (!known) throw faultAt(called, text, 'unknownFunction', { known: [...feelFunctions.keys()].join(', ') });
  const args = partsOf(parameters).map((parameter) => readExpression(parameter, text));
  if (args.length < known.min || args.length > known.max) {
    throw faultAt(node, text, 'argumentCount', { text: name, min: String(known.min), max: String(known.max) });
  }
  const [constant] = args;
  if (constant?.op === 'literal' && typeof constant.value === 'string') {
    const { value } = constant;
    if (name === 'date' && !feelDate(value)) throw faultAt(node, text, 'badDate', { text: value });
    if (name === 'duration' && !parseDuration(value)) throw faultAt(node, text, 'badDuration', { text: value });
  }
  return { op: 'call', name, args };
}

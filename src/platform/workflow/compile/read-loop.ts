import { elementOf, expressionOf, flagOf, idOf, textOf, type BpmnElement } from './bpmn-element.ts';
import { takeExpression, warn, type GraphDraft, type Shown } from './graph-draft.ts';
import type { Loop } from '../process-graph.contract.ts';

/** Reads how an activity repeats; the extension attributes are a plainer way to say what the data references say. */
export function readLoop(draft: GraphDraft, element: BpmnElement, shown: Shown): Loop {
  const expression = (text: string | undefined) => takeExpression(draft, shown, text?.replace(/^=\s*/, ''));
  if (element.$type === 'bpmn:StandardLoopCharacteristics') {
    const condition = expression(expressionOf(element, 'loopCondition'));
    const maximum = element.get('loopMaximum');
    return {
      kind: 'standard',
      testBefore: flagOf(element, 'testBefore'),
      ...(condition && { condition }),
      ...(typeof maximum === 'number' && { maximum }),
    };
  }

  const loop: Loop = { kind: flagOf(element, 'isSequential') ? 'sequential' : 'parallel' };
  const cardinality = expression(expressionOf(element, 'loopCardinality'));
  const collection = expression(textOf(element, 'motcua:collection') ?? dataName(element, 'loopDataInputRef'));
  const inTurn = expression(textOf(element, 'motcua:inTurn'));
  const item = textOf(element, 'motcua:item') ?? dataName(element, 'inputDataItem');
  const results = textOf(element, 'motcua:results') ?? dataName(element, 'loopDataOutputRef');
  const result = textOf(element, 'motcua:result') ?? dataName(element, 'outputDataItem');
  const completion = expression(expressionOf(element, 'completionCondition'));
  if (cardinality) loop.cardinality = cardinality;
  if (collection) loop.collection = collection;
  if (inTurn) loop.inTurn = inTurn;
  if (item) loop.item = item;
  if (results && result) Object.assign(loop, { results, result });
  if (completion) loop.completion = completion;
  if (!cardinality && !collection) warn(draft, shown, 'workflow.warning.no_cardinality');
  return loop;
}

function dataName(element: BpmnElement, reference: string): string | undefined {
  const data = elementOf(element, reference);
  return data && (textOf(data, 'name')?.replace(/\s+/g, ' ') ?? idOf(data));
}

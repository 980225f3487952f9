import { elementOf, elementsOf, flagOf, idOf, textOf, type BpmnElement } from './bpmn-element.ts';
import { refuse, takeExpression, warn, type GraphDraft, type Shown } from './graph-draft.ts';
import type { GraphNode, NodeType } from '../process-graph.contract.ts';
import { readEvent } from './read-event.ts';
import { readLoop } from './read-loop.ts';

const nodeTypes: Record<string, NodeType> = {
  'bpmn:Task': 'task',
  'bpmn:UserTask': 'user-task',
  'bpmn:ManualTask': 'manual-task',
  'bpmn:ServiceTask': 'service-task',
  'bpmn:BusinessRuleTask': 'business-rule-task',
  'bpmn:SendTask': 'send-task',
  'bpmn:ReceiveTask': 'receive-task',
  'bpmn:CallActivity': 'call-activity',
  'bpmn:SubProcess': 'sub-process',
  'bpmn:ExclusiveGateway': 'exclusive-gateway',
  'bpmn:ParallelGateway': 'parallel-gateway',
  'bpmn:InclusiveGateway': 'inclusive-gateway',
  'bpmn:EventBasedGateway': 'event-gateway',
  'bpmn:StartEvent': 'start-event',
  'bpmn:IntermediateCatchEvent': 'catch-event',
  'bpmn:IntermediateThrowEvent': 'throw-event',
  'bpmn:EndEvent': 'end-event',
  'bpmn:BoundaryEvent': 'boundary-event',
};

type Place = { processId: string; parent?: string; lane?: string };

/** Reads one task, gateway, event or sub-process; undefined when it is refused. */
export function readNode(draft: GraphDraft, element: BpmnElement, place: Place): GraphNode | undefined {
  const shown: Shown = { id: idOf(element), type: element.$type, name: textOf(element, 'name') };
  const type = nodeTypes[element.$type];
  if (!type) {
    refuse(draft, shown, 'workflow.unsupported.other');
    return undefined;
  }
  checkUse(draft, element, shown);

  const node: GraphNode = {
    id: shown.id,
    name: shown.name ?? '',
    type: element.get('triggeredByEvent') === true ? 'event-sub-process' : type,
    ...place,
    incoming: [],
    outgoing: [],
  };
  const defaultFlow = elementOf(element, 'default');
  if (defaultFlow) node.default = idOf(defaultFlow);
  readExtensions(draft, element, node, shown);
  if (type === 'sub-process') Object.assign(node, { starts: [], eventSubProcesses: [] });
  if (type.endsWith('-event')) readEvent(draft, element, node, shown);
  if (type === 'send-task' || type === 'receive-task') {
    const message = elementOf(element, 'messageRef');
    node.event = { kind: 'message', name: textOf(message, 'name') ?? idOf(message) };
  }
  if (type === 'call-activity') {
    const called = textOf(element, 'calledElement');
    if (called === undefined) refuse(draft, shown, 'workflow.call.missing');
    else node.calls = called;
  }
  const loop = elementOf(element, 'loopCharacteristics');
  if (loop) node.loop = readLoop(draft, loop, shown);
  return node;
}

/** Attributes that change how an element runs in ways the kernel does not have. */
function checkUse(draft: GraphDraft, element: BpmnElement, shown: Shown): void {
  if (flagOf(element, 'isForCompensation')) refuse(draft, shown, 'workflow.unsupported.compensation');
  if (flagOf(element, 'instantiate') || element.get('eventGatewayType') === 'Parallel') {
    refuse(draft, shown, 'workflow.unsupported.instantiate');
  }
  const quantities = [element.get('startQuantity'), element.get('completionQuantity')];
  if (quantities.some((quantity) => typeof quantity === 'number' && quantity !== 1)) {
    warn(draft, shown, 'workflow.warning.quantity');
  }
}

function readExtensions(draft: GraphDraft, element: BpmnElement, node: GraphNode, shown: Shown): void {
  const nameEn = textOf(element, 'motcua:nameEn');
  const action = textOf(element, 'motcua:action');
  const time = textOf(element, 'motcua:time');
  const correlation = takeExpression(draft, shown, textOf(element, 'motcua:correlation')?.replace(/^=\s*/, ''));
  if (nameEn) node.nameEn = nameEn;
  if (action) node.action = action;
  const decision = node.type === 'business-rule-task' ? textOf(element, 'motcua:decision') : undefined;
  if (decision) node.decision = decision;
  if (correlation) node.correlation = correlation;
  if (time) {
    node.time = time;
    const fault = draft.options.checkTime?.(time);
    if (fault) refuse(draft, shown, 'workflow.time.invalid', { text: time, fault });
  }
  for (const holder of [element, ...elementsOf(element, 'eventDefinitions')]) checkAttributes(draft, holder, shown);
}

/** A misspelt attribute of ours would be lost without a word. */
function checkAttributes(draft: GraphDraft, element: BpmnElement, shown: Shown): void {
  const unread =
    '$attrs' in element && typeof element.$attrs === 'object' && element.$attrs !== null
      ? Object.keys(element.$attrs)
      : [];
  for (const name of unread.filter((key) => key.startsWith('motcua:'))) {
    refuse(draft, shown, 'workflow.extension.unknown', { attribute: name.slice('motcua:'.length) });
  }
}

import { elementOf, elementsOf, expressionOf, idOf, textOf, type BpmnElement } from './bpmn-element.ts';
import { refuse, takeExpression, warn, type GraphDraft, type Shown } from './graph-draft.ts';
import type { EventTrigger, GraphNode, TimerText } from '../process-graph.contract.ts';

type Kind = EventTrigger['kind'];

/** Where each kind of event may stand (BPMN 2.0.2, table 10.93); starts are checked later, by what they start. */
const allowed: Record<string, Kind[]> = {
  'start-event': ['none', 'timer', 'message', 'signal', 'error', 'escalation', 'conditional'],
  'catch-event': ['timer', 'message', 'signal', 'conditional', 'link'],
  'throw-event': ['none', 'message', 'signal', 'escalation', 'link'],
  'end-event': ['none', 'message', 'signal', 'error', 'escalation', 'terminate'],
  'boundary-event': ['timer', 'message', 'signal', 'error', 'escalation', 'conditional'],
};

/** Reads what an event waits for or throws, refusing what the standard does not allow there. */
export function readEvent(draft: GraphDraft, element: BpmnElement, node: GraphNode, shown: Shown): void {
  const definitions = [...elementsOf(element, 'eventDefinitions'), ...elementsOf(element, 'eventDefinitionRef')];
  const [definition] = definitions;
  if (definitions.length > 1) return refuse(draft, shown, 'workflow.unsupported.multiple');
  if (definition?.$type === 'bpmn:CompensateEventDefinition')
    return refuse(draft, shown, 'workflow.unsupported.compensation');
  if (definition?.$type === 'bpmn:CancelEventDefinition') return refuse(draft, shown, 'workflow.unsupported.cancel');

  const trigger = definition ? readTrigger(draft, definition, shown) : { kind: 'none' as const };
  if (!trigger) return refuse(draft, shown, 'workflow.unsupported.other');
  if (!allowed[node.type]?.includes(trigger.kind)) return refuse(draft, shown, 'workflow.event.not_here');
  node.event = trigger;

  if (node.type === 'start-event') node.interrupting = element.get('isInterrupting') !== false;
  if (node.type === 'boundary-event') {
    node.interrupting = element.get('cancelActivity') !== false;
    node.attachedTo = idOf(elementOf(element, 'attachedToRef'));
    if (trigger.kind === 'error' && !node.interrupting) refuse(draft, shown, 'workflow.event.error_interrupts');
  }
}

function readTrigger(draft: GraphDraft, definition: BpmnElement, shown: Shown): EventTrigger | undefined {
  switch (definition.$type) {
    case 'bpmn:TimerEventDefinition':
      return { kind: 'timer', timer: readTimer(draft, definition, shown) };
    case 'bpmn:MessageEventDefinition':
      return { kind: 'message', name: nameOf(elementOf(definition, 'messageRef')) ?? '' };
    case 'bpmn:SignalEventDefinition':
      return { kind: 'signal', name: nameOf(elementOf(definition, 'signalRef')) ?? shown.name ?? shown.id };
    case 'bpmn:ErrorEventDefinition':
      return withCode('error', codeOf(elementOf(definition, 'errorRef'), 'errorCode'));
    case 'bpmn:EscalationEventDefinition':
      return withCode('escalation', codeOf(elementOf(definition, 'escalationRef'), 'escalationCode'));
    case 'bpmn:ConditionalEventDefinition': {
      const condition = takeExpression(draft, shown, expressionOf(definition, 'condition'));
      if (!condition) warn(draft, shown, 'workflow.warning.no_condition');
      return { kind: 'conditional', ...(condition && { condition }) };
    }
    case 'bpmn:LinkEventDefinition':
      return { kind: 'link', name: textOf(definition, 'name') ?? shown.name ?? shown.id };
    case 'bpmn:TerminateEventDefinition':
      return { kind: 'terminate' };
    default:
      return undefined;
  }
}

function nameOf(reference: BpmnElement | undefined): string | undefined {
  return textOf(reference, 'name') ?? textOf(reference, 'id');
}

function codeOf(reference: BpmnElement | undefined, attribute: string): string | undefined {
  return textOf(reference, attribute) ?? nameOf(reference);
}

function withCode(kind: 'error' | 'escalation', code: string | undefined): EventTrigger {
  return { kind, ...(code && { code }) };
}

function readTimer(draft: GraphDraft, definition: BpmnElement, shown: Shown): TimerText {
  const found = (['date', 'duration', 'cycle'] as const).flatMap((type) => {
    const child = `time${type[0]?.toUpperCase()}${type.slice(1)}`;
    const raw = textOf(elementOf(definition, child), 'body');
    return raw === undefined ? [] : [{ type, raw }];
  });
  const [first] = found;
  if (found.length > 1) refuse(draft, shown, 'workflow.unsupported.multiple');
  if (!first) {
    warn(draft, shown, 'workflow.warning.no_time');
    return { type: 'duration', text: '' };
  }
  if (!first.raw.startsWith('=')) return { type: first.type, text: first.raw };
  const text = first.raw.slice(1).trim();
  takeExpression(draft, shown, text);
  return { type: first.type, text, computed: true };
}

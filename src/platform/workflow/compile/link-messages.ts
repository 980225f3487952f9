import { elementOf, elementsOf, idOf, textOf, type BpmnElement } from './bpmn-element.ts';
import type { GraphDraft } from './graph-draft.ts';
import type { GraphNode, MessageTarget } from '../process-graph.contract.ts';

/**
 * Gives processes their pool, and events and tasks the name of the message they exchange: their own, else that of the other
 * end or of the flow drawn between them, so that both ends agree.
 */
export function linkMessages(draft: GraphDraft, roots: BpmnElement[]): void {
  const collaborations = roots.filter(({ $type }) => $type === 'bpmn:Collaboration');
  const pools = new Map<string, MessageTarget>();
  for (const participant of collaborations.flatMap((element) => elementsOf(element, 'participants'))) {
    const processId = idOf(elementOf(participant, 'processRef'));
    const pool = textOf(participant, 'name') ?? idOf(participant);
    const process = draft.processes[processId];
    const poolEn = textOf(participant, 'motcua:nameEn');
    if (process) Object.assign(process, { pool, ...(poolEn !== undefined && { poolEn }) });
    pools.set(idOf(participant), { pool, ...(process && { processId }) });
  }

  for (const flow of collaborations.flatMap((element) => elementsOf(element, 'messageFlows'))) {
    const source = draft.nodes[idOf(elementOf(flow, 'sourceRef'))];
    const targetId = idOf(elementOf(flow, 'targetRef'));
    const target = draft.nodes[targetId];
    const message = elementOf(flow, 'messageRef');
    const name =
      messageOf(source) ??
      messageOf(target) ??
      textOf(message, 'name') ??
      textOf(message, 'id') ??
      textOf(flow, 'name') ??
      idOf(flow);
    nameMessage(source, name);
    nameMessage(target, name);
    if (source)
      source.messageTargets = [...(source.messageTargets ?? []), targetOf(draft, target, pools.get(targetId))];
  }
  for (const node of Object.values(draft.nodes)) nameMessage(node, node.name || node.id);
}

function messageOf(node: GraphNode | undefined): string | undefined {
  return node?.event?.kind === 'message' && node.event.name !== '' ? node.event.name : undefined;
}

function nameMessage(node: GraphNode | undefined, name: string): void {
  if (node?.event?.kind === 'message' && node.event.name === '') node.event.name = name;
}

function targetOf(draft: GraphDraft, node: GraphNode | undefined, pool: MessageTarget | undefined): MessageTarget {
  if (!node) return pool ?? { pool: '' };
  return { pool: draft.processes[node.processId]?.pool ?? '', processId: node.processId, nodeId: node.id };
}

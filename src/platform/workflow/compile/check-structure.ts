import { refuse, shownNode, warn, type GraphDraft } from './graph-draft.ts';
import type { GraphNode } from '../process-graph.contract.ts';

/** Checks what can only be seen once everything is joined. */
export function checkStructure(draft: GraphDraft): void {
  for (const node of Object.values(draft.nodes)) {
    checkEnds(draft, node);
    if (node.type === 'start-event') checkStart(draft, node);
    if (node.type === 'event-sub-process') checkEventSubProcess(draft, node);
    if (node.type === 'event-gateway') checkEventGateway(draft, node);
    if (node.type === 'exclusive-gateway') checkExclusive(draft, node);
  }
  for (const process of Object.values(draft.processes)) {
    const nodes = Object.values(draft.nodes).filter(
      ({ processId, parent }) => processId === process.id && parent === undefined,
    );
    if (nodes.length > 0 && process.starts.length === 0) {
      refuse(draft, { id: process.id, type: 'bpmn:Process', name: process.name }, 'workflow.no_start');
    }
  }
}

function checkEnds(draft: GraphDraft, node: GraphNode): void {
  const entered = node.incoming.length > 0 && ['start-event', 'boundary-event'].includes(node.type);
  const left = node.outgoing.length > 0 && node.type === 'end-event';
  if (entered || left) refuse(draft, shownNode(draft, node), 'workflow.flow.into_start');
}

/** Only a process may be started by a trigger from outside, and errors and escalations only start event sub-processes. */
function checkStart(draft: GraphDraft, node: GraphNode): void {
  const container = node.parent === undefined ? undefined : draft.nodes[node.parent];
  const kind = node.event?.kind ?? 'none';
  const wrong =
    container === undefined
      ? kind === 'error' || kind === 'escalation'
      : container.type === 'sub-process' && kind !== 'none';
  if (wrong) refuse(draft, shownNode(draft, node), 'workflow.event.not_here');
}

function checkEventSubProcess(draft: GraphDraft, node: GraphNode): void {
  const starts = Object.values(draft.nodes).filter(({ type, parent }) => type === 'start-event' && parent === node.id);
  const drawnWell = starts.length === 1 && starts[0]?.event?.kind !== 'none';
  if (!drawnWell || node.incoming.length + node.outgoing.length > 0) {
    refuse(draft, shownNode(draft, node), 'workflow.event.sub_process_start');
  }
}

function checkEventGateway(draft: GraphDraft, node: GraphNode): void {
  const targets = node.outgoing.map((flowId) => draft.nodes[draft.flows[flowId]?.to ?? '']);
  const awaits = (target: GraphNode | undefined) =>
    target?.type === 'receive-task' || (target?.type === 'catch-event' && target.event?.kind !== 'link');
  if (targets.length === 0 || !targets.every(awaits))
    refuse(draft, shownNode(draft, node), 'workflow.event.gateway_targets');
}

function checkExclusive(draft: GraphDraft, node: GraphNode): void {
  const open = node.outgoing.filter((flowId) => !draft.flows[flowId]?.condition && flowId !== node.default);
  if (open.length > 1) warn(draft, shownNode(draft, node), 'workflow.warning.first_flow');
}

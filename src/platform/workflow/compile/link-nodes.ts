import { refuse, shownNode, type GraphDraft } from './graph-draft.ts';
import { nodesReaching } from './inclusive-reach.ts';
import type { GraphNode } from '../process-graph.contract.ts';

/** Joins nodes by their flows, boundary events, sub-processes and links, so that running only follows ids. */
export function linkNodes(draft: GraphDraft): void {
  linkFlows(draft);
  for (const node of Object.values(draft.nodes)) {
    if (node.type === 'boundary-event') linkBoundary(draft, node);
    if (node.type === 'event-sub-process') containerOf(draft, node)?.eventSubProcesses?.push(node.id);
    if (node.event?.kind === 'link' && node.type === 'throw-event') linkThrow(draft, node);
  }
  linkStarts(draft);
  for (const node of Object.values(draft.nodes)) {
    if (node.type === 'inclusive-gateway' && node.incoming.length > 1) node.reachedFrom = nodesReaching(draft, node);
  }
}

function containerOf(draft: GraphDraft, node: GraphNode) {
  return node.parent === undefined ? draft.processes[node.processId] : draft.nodes[node.parent];
}

function linkFlows(draft: GraphDraft): void {
  for (const flow of Object.values(draft.flows)) {
    const from = draft.nodes[flow.from];
    const to = draft.nodes[flow.to];
    const shown = { id: flow.id, type: 'bpmn:SequenceFlow', name: flow.name };
    if (!from || !to) {
      // An end that was itself refused has been told already.
      const known = draft.refused.some(({ element }) => element === flow.from || element === flow.to);
      if (!known) refuse(draft, shown, 'workflow.flow.dangling');
      continue;
    }
    if (from.processId !== to.processId || from.parent !== to.parent) refuse(draft, shown, 'workflow.flow.crossing');
    from.outgoing.push(flow.id);
    to.incoming.push(flow.id);
  }
}

const activities = new Set(['call-activity', 'sub-process']);

function isActivity(node: GraphNode): boolean {
  return node.type.endsWith('task') || activities.has(node.type);
}

function linkBoundary(draft: GraphDraft, node: GraphNode): void {
  if (draft.refused.some(({ element }) => element === node.id)) return;
  const host = node.attachedTo === undefined ? undefined : draft.nodes[node.attachedTo];
  if (!host || !isActivity(host) || host.parent !== node.parent || host.processId !== node.processId) {
    return refuse(draft, shownNode(draft, node), 'workflow.event.boundary_host');
  }
  host.boundary = [...(host.boundary ?? []), node.id];
}

function linkThrow(draft: GraphDraft, node: GraphNode): void {
  const link = node.event?.kind === 'link' ? node.event : undefined;
  if (!link) return;
  const targets = Object.values(draft.nodes).filter(
    ({ type, event, processId, parent }) =>
      type === 'catch-event' &&
      event?.kind === 'link' &&
      event.name === link.name &&
      processId === node.processId &&
      parent === node.parent,
  );
  const [target] = targets;
  if (!target || targets.length > 1)
    return refuse(draft, shownNode(draft, node), 'workflow.event.link_pair', { text: link.name });
  link.to = target.id;
}

/** Start events, or where none is drawn the nodes no flow leads to (BPMN 2.0.2, 13.2). */
function linkStarts(draft: GraphDraft): void {
  const groups = Map.groupBy(Object.values(draft.nodes), (node) => node.parent ?? node.processId);
  for (const [containerId, nodes] of groups) {
    const events = nodes.filter(({ type }) => type === 'start-event');
    const headless = nodes.filter(
      (node) =>
        node.incoming.length === 0 &&
        !['boundary-event', 'event-sub-process'].includes(node.type) &&
        !(node.type === 'catch-event' && node.event?.kind === 'link'),
    );
    const starts = (events.length > 0 ? events : headless).map(({ id }) => id);
    const container = draft.nodes[containerId] ?? draft.processes[containerId];
    if (container) container.starts = starts;
  }
}

import type { GraphNode } from '../process-graph.contract.ts';
import { addToken, arrive, type Run } from './run.ts';
import { holds } from './variables.ts';

/**
 * Sends tokens out of a node by the flows that are open: one for an exclusive gateway, all otherwise; the default flow when
 * no other is. A node with flows of which none is open is an incident, never a token lost.
 */
export function leaveNode(run: Run, node: GraphNode, scope: number): void {
  const chosen = chooseFlows(run, node, scope);
  if (chosen.length === 0 && node.outgoing.length > 0) {
    const token = addToken(run, node, scope, { incident: 'no-path' });
    run.effects.push({ kind: 'incident', incident: 'no-path', taskId: token.id, nodeId: node.id });
    return;
  }
  for (const flowId of chosen) {
    const flow = run.graph.flows[flowId];
    if (flow) arrive(run, flow.to, scope, { via: flowId });
  }
}

function chooseFlows(run: Run, node: GraphNode, scope: number): string[] {
  const isOpen = (flowId: string) => {
    const condition = run.graph.flows[flowId]?.condition;
    return flowId !== node.default && (condition === undefined || holds(run, condition, scope));
  };
  const only = node.outgoing[0];
  if (node.type === 'parallel-gateway') return node.outgoing;
  if (node.type === 'exclusive-gateway') {
    const first = node.outgoing.find(isOpen) ?? node.default;
    return first === undefined ? [] : [preferFlow(run, node, first)];
  }
  if (only !== undefined && node.outgoing.length === 1 && run.graph.flows[only]?.condition === undefined)
    return node.outgoing;
  const open = node.outgoing.filter(isOpen);
  return open.length === 0 && node.default !== undefined ? [node.default] : open;
}

/** Among several branches without a condition all are open: the host may say which. */
function preferFlow(run: Run, node: GraphNode, first: string): string {
  const isFree = (flowId: string) => flowId !== node.default && run.graph.flows[flowId]?.condition === undefined;
  if (!run.ctx.chooseFlow || !isFree(first)) return first;
  const free = node.outgoing.filter(isFree);
  const wanted = free.length > 1 ? run.ctx.chooseFlow(node.id, free) : undefined;
  return wanted !== undefined && free.includes(wanted) ? wanted : first;
}

import type { GraphFlow, GraphNode } from '../process-graph.contract.ts';

type Drawing = { nodes: Record<string, GraphNode>; flows: Record<string, GraphFlow> };

/**
 * For each incoming flow of an inclusive join, the nodes from which a token may still come to that flow without passing the
 * join (BPMN 2.0.2, 13.4.3). A token in an activity may also leave by its boundary events, and a link is a flow not drawn.
 */
export function nodesReaching({ nodes, flows }: Drawing, join: GraphNode): Record<string, string[]> {
  const before = new Map<string, string[]>();
  const add = (node: string, earlier: string) => before.set(node, [...(before.get(node) ?? []), earlier]);
  for (const flow of Object.values(flows)) add(flow.to, flow.from);
  for (const node of Object.values(nodes)) {
    if (node.attachedTo) add(node.id, node.attachedTo);
    if (node.event?.kind === 'link' && node.event.to) add(node.event.to, node.id);
  }

  const reach = (flowId: string): string[] => {
    const found = new Set<string>();
    const queue = [flows[flowId]?.from ?? ''];
    for (const id of queue) {
      if (id === join.id || found.has(id)) continue;
      found.add(id);
      queue.push(...(before.get(id) ?? []));
    }
    return [...found];
  };
  return Object.fromEntries(join.incoming.map((flowId) => [flowId, reach(flowId)]));
}

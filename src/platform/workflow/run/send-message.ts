import type { GraphNode } from '../process-graph.contract.ts';
import type { Run } from './run.ts';
import { evaluate, visibleVariables } from './variables.ts';

/** Hands a message to the host, which knows the other processes it may be for. */
export function sendMessage(run: Run, node: GraphNode, scope: number): void {
  if (node.event?.kind !== 'message') return;
  const correlation = node.correlation === undefined ? undefined : evaluate(run, node.correlation, scope);
  run.effects.push({
    kind: 'message-sent',
    nodeId: node.id,
    name: node.event.name,
    ...(correlation !== undefined && { correlation }),
    targets: node.messageTargets ?? [],
    variables: visibleVariables(run.state, scope),
  });
}

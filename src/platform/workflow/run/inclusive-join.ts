import type { GraphNode } from '../process-graph.contract.ts';
import type { Token } from '../process-state.contract.ts';
import { leaveNode } from './leave-node.ts';
import { getNode, removeToken, type Run } from './run.ts';

/** Fires one inclusive join that has nothing more to wait for; false when there is none. Only sound while no token moves. */
export function fireInclusiveJoin(run: Run): boolean {
  for (const token of run.state.tokens) {
    if (token.via === undefined) continue;
    const node = getNode(run.graph, token.node);
    if (node.type !== 'inclusive-gateway') continue;
    const arrived = oneEachFlow(run, node, token.scope);
    if (mayMoreCome(run, node, token.scope, arrived)) continue;
    for (const taken of arrived) removeToken(run, taken);
    leaveNode(run, node, token.scope);
    return true;
  }
  return false;
}

function oneEachFlow(run: Run, node: GraphNode, scope: number): Token[] {
  const waiting = run.state.tokens.filter((token) => token.node === node.id && token.scope === scope);
  return node.incoming.flatMap((flow) => waiting.find(({ via }) => via === flow) ?? []);
}

/**
 * Whether a token elsewhere can still come in by a flow nothing has come by, and not as well by one already taken: such a
 * token belongs to a later round (BPMN 2.0.2, 13.4.3).
 */
function mayMoreCome(run: Run, node: GraphNode, scope: number, arrived: Token[]): boolean {
  const taken = new Set(arrived.map(({ via }) => via));
  const reaches = (flow: string, token: Token) => node.reachedFrom?.[flow]?.includes(token.node) === true;
  const missing = node.incoming.filter((flow) => !taken.has(flow));
  const present = node.incoming.filter((flow) => taken.has(flow));
  return run.state.tokens.some(
    (token) =>
      token.scope === scope &&
      token.node !== node.id &&
      missing.some((flow) => reaches(flow, token)) &&
      !present.some((flow) => reaches(flow, token)),
  );
}

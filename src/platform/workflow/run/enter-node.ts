import type { GraphNode } from '../process-graph.contract.ts';
import { cancelContent } from './close-activity.ts';
import { enterActivity } from './enter-activity.ts';
import { leaveNode } from './leave-node.ts';
import { raise } from './raise.ts';
import { addToken, arrive, findScope, removeToken, rootScope, type Arrival, type Run } from './run.ts';
import { sendMessage } from './send-message.ts';
import { cancelTimers, scopeSubscriptions, setTimer, tokenSubscriptions } from './subscriptions.ts';

/** A token reaches a node. */
export function enterNode(run: Run, { node, scope, via, instance }: Arrival): void {
  switch (node.type) {
    case 'exclusive-gateway':
    case 'start-event':
      return leaveNode(run, node, scope);
    case 'parallel-gateway':
      return enterParallel(run, node, scope, via);
    case 'inclusive-gateway':
      // A join waits; whether it fires is seen when nothing else moves.
      if (node.incoming.length > 1 && via !== undefined) addToken(run, node, scope, { via });
      else leaveNode(run, node, scope);
      return;
    case 'event-gateway':
    case 'catch-event':
      if (node.event?.kind === 'link') return leaveNode(run, node, scope);
      for (const subscription of tokenSubscriptions(run.graph, addToken(run, node, scope))) setTimer(run, subscription);
      return;
    case 'throw-event':
    case 'end-event':
      return throwEvent(run, node, scope);
    case 'boundary-event':
    case 'event-sub-process':
      return;
    default:
      enterActivity(run, node, scope, instance);
  }
}

/** Fires with one token on each incoming flow and takes exactly those; more wait for the next round (BPMN 2.0.2, 13.4.1). */
function enterParallel(run: Run, node: GraphNode, scope: number, via: string | undefined): void {
  if (node.incoming.length <= 1 || via === undefined) return leaveNode(run, node, scope);
  addToken(run, node, scope, { via });
  const arrived = node.incoming.map((flow) =>
    run.state.tokens.find((token) => token.node === node.id && token.scope === scope && token.via === flow),
  );
  if (arrived.some((token) => token === undefined)) return;
  for (const token of arrived) if (token) removeToken(run, token);
  leaveNode(run, node, scope);
}

/** Throw events go on after what they throw; end events (which have no flow to go on by) do not. */
function throwEvent(run: Run, node: GraphNode, scope: number): void {
  const event = node.event ?? { kind: 'none' };
  if (event.kind === 'link' && event.to !== undefined) return arrive(run, event.to, scope);
  // Before what is thrown is caught, so that a catcher which interrupts takes this token too.
  leaveNode(run, node, scope);
  if (event.kind === 'message') sendMessage(run, node, scope);
  if (event.kind === 'signal') run.effects.push({ kind: 'signal-thrown', nodeId: node.id, name: event.name });
  if (event.kind === 'escalation') raise(run, { kind: 'escalation', code: event.code }, { scope });
  if (event.kind === 'terminate') terminate(run, scope);
  if (event.kind === 'error' && !raise(run, { kind: 'error', code: event.code }, { scope }))
    failProcess(run, event.code);
}

/** Ends everything in the process or sub-process the event is drawn in (BPMN 2.0.2, 13.5.6). */
function terminate(run: Run, scopeId: number): void {
  const scope = findScope(run.state, scopeId);
  if (!scope) return;
  cancelTimers(run, scopeSubscriptions(run.graph, scope));
  cancelContent(run, scope);
  scope.interrupted = true;
  if (scopeId === rootScope) run.outcome = { status: 'terminated' };
}

/** An error nobody in the process catches ends it; its caller may catch the code. */
function failProcess(run: Run, code: string | undefined): void {
  const root = findScope(run.state, rootScope);
  if (root) cancelContent(run, root);
  run.queue = [];
  run.outcome = { status: 'failed', ...(code !== undefined && { errorCode: code }) };
}

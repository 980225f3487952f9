import type { Scope, Token } from '../process-state.contract.ts';
import { leaveNode } from './leave-node.ts';
import { findScope, getNode, removeScope, removeToken, type Run } from './run.ts';
import { cancelTimers, scopeSubscriptions, tokenSubscriptions } from './subscriptions.ts';
import { openTaskOf } from './open-tasks.ts';

/** Ends what a token stood for and goes on; an instance of a repeated activity goes on when its scope has emptied. */
export function closeActivity(run: Run, token: Token): void {
  cancelTimers(run, tokenSubscriptions(run.graph, token));
  removeToken(run, token);
  if (!token.instance) leaveNode(run, getNode(run.graph, token.node), token.scope);
}

/** Takes a token away with everything running inside it, telling what is thereby closed. */
export function cancelToken(run: Run, token: Token, outcome: 'cancelled' | 'failed' = 'cancelled'): void {
  const task = openTaskOf(run.graph, run.state, token);
  if (task) run.effects.push({ kind: 'task-closed', taskId: token.id, nodeId: token.node, outcome });
  cancelTimers(run, tokenSubscriptions(run.graph, token));
  removeToken(run, token);
  for (const scope of run.state.scopes.filter(({ host }) => host === token.id)) cancelScope(run, scope);
}

export function cancelScope(run: Run, scope: Scope): void {
  cancelContent(run, scope);
  cancelTimers(run, scopeSubscriptions(run.graph, scope));
  removeScope(run, scope);
}

/** Empties a scope: its tokens, those on their way, and the event sub-processes running in it. */
export function cancelContent(run: Run, scope: Scope): void {
  run.queue = run.queue.filter((arrival) => arrival.scope !== scope.id);
  for (const token of run.state.tokens.filter((token) => token.scope === scope.id)) cancelToken(run, token);
  for (const inner of run.state.scopes.filter(({ parent, host }) => parent === scope.id && host === undefined)) {
    if (findScope(run.state, inner.id)) cancelScope(run, inner);
  }
}

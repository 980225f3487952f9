import type { Scope } from '../process-state.contract.ts';
import { closeActivity } from './close-activity.ts';
import { triggerCondition } from './conditions.ts';
import { enterNode } from './enter-node.ts';
import { fireInclusiveJoin } from './inclusive-join.ts';
import { endInstance } from './loops.ts';
import { deliverHeld } from './messages.ts';
import { findScope, findToken, removeScope, rootScope, type Run } from './run.ts';
import { cancelTimers, scopeSubscriptions } from './subscriptions.ts';
import { writeVariables } from './variables.ts';

/** A drawn loop without a waiting step would move for ever. */
const mostMoves = 10_000;

/** Moves tokens until all of them wait. False when they would not come to rest. */
export function advance(run: Run): boolean {
  for (;;) {
    const arrival = run.queue.shift();
    if (arrival) {
      run.moves += 1;
      if (run.moves > mostMoves) return false;
      enterNode(run, arrival);
    } else if (!(deliverHeld(run) || triggerCondition(run) || fireInclusiveJoin(run) || endScope(run))) {
      return true;
    }
  }
}

/** Ends one scope in which nothing is left to do; false when there is none. */
function endScope(run: Run): boolean {
  const { scopes, tokens } = run.state;
  const isEmpty = ({ id }: Scope) =>
    !tokens.some((token) => token.scope === id) && !scopes.some((inner) => inner.parent === id);
  const scope = scopes.findLast(isEmpty);
  if (!scope) return false;
  if (scope.id === rootScope) {
    endProcess(run);
    return true;
  }
  cancelTimers(run, scopeSubscriptions(run.graph, scope));
  if (scope.kind === 'instance') {
    endInstance(run, scope);
    return true;
  }
  removeScope(run, scope);
  const host = findToken(run.state, scope.host);
  if (!host) return true;
  if (scope.kind === 'call') writeVariables(run, host.scope, scope.variables);
  closeActivity(run, host);
  return true;
}

export function endProcess(run: Run): void {
  const { status, errorCode } = run.outcome ?? { status: 'completed' as const };
  const root = findScope(run.state, rootScope);
  if (root) cancelTimers(run, scopeSubscriptions(run.graph, root));
  Object.assign(run.state, { status, tokens: [], scopes: [] });
  delete run.state.inbox;
  run.effects.push({ kind: 'process-ended', status, ...(errorCode !== undefined && { errorCode }) });
}

import { cancelContent, cancelToken, closeActivity } from './close-activity.ts';
import { startIn } from './enter-activity.ts';
import { leaveNode } from './leave-node.ts';
import { addScope, findScope, findToken, removeToken, type Run } from './run.ts';
import { cancelTimers, scopeSubscriptions, tokenSubscriptions, type Subscription } from './subscriptions.ts';

/** Lets an awaited event happen. `outcome` tells how the activity it interrupts is closed. */
export function trigger(run: Run, subscription: Subscription, outcome?: 'cancelled' | 'failed'): void {
  const { by, node, scope: scopeId, holder } = subscription;
  const token = by === 'event-sub-process' ? undefined : findToken(run.state, holder.id);
  if (by === 'event-sub-process') return startEventSubProcess(run, subscription);
  if (!token) return;
  if (by === 'itself' && node.type === 'receive-task') return closeActivity(run, token);
  if (by === 'boundary') {
    if (node.interrupting) cancelToken(run, token, outcome);
  } else {
    cancelTimers(
      run,
      tokenSubscriptions(run.graph, token).filter((other) => other.node.id !== node.id),
    );
    removeToken(run, token);
  }
  leaveNode(run, node, scopeId);
}

function startEventSubProcess(run: Run, { node, holder }: Subscription): void {
  const scope = findScope(run.state, holder.id);
  if (!scope || node.parent === undefined) return;
  if (node.interrupting) {
    cancelTimers(run, scopeSubscriptions(run.graph, scope));
    cancelContent(run, scope);
    scope.interrupted = true;
  }
  const started = addScope(run, { kind: 'event-sub-process', of: node.parent, parent: scope.id });
  startIn(run, started);
  leaveNode(run, node, started.id);
}

import type { ProcessGraph } from '../process-graph.contract.ts';
import type { IncomingMessage } from '../process-state.contract.ts';
import type { Run } from './run.ts';
import { listSubscriptions, type Subscription } from './subscriptions.ts';
import { trigger } from './trigger.ts';
import { evaluate, writeVariables } from './variables.ts';

/** Gives a message to the first who waits for it; false when nobody does now. */
export function deliverMessage(run: Run, message: IncomingMessage): boolean {
  const receiver = listSubscriptions(run.graph, run.state).find((subscription) => isFor(run, subscription, message));
  if (!receiver) return false;
  writeVariables(run, receiver.scope, message.variables);
  trigger(run, receiver);
  return true;
}

function isFor(run: Run, { node, scope }: Subscription, { name, correlation }: IncomingMessage): boolean {
  if (node.event?.kind !== 'message' || node.event.name !== name) return false;
  if (node.correlation === undefined || correlation === undefined) return true;
  return evaluate(run, node.correlation, scope) === correlation;
}

/** Whether some step further on waits for it, so that an early message is kept. Messages that interrupt are never kept. */
export function isAwaitedLater(graph: ProcessGraph, name: string): boolean {
  return Object.values(graph.nodes).some(
    ({ type, event }) =>
      (type === 'catch-event' || type === 'receive-task') && event?.kind === 'message' && event.name === name,
  );
}

/** Delivers one message kept from before to a receiver reached since. */
export function deliverHeld(run: Run): boolean {
  const { inbox } = run.state;
  const at = inbox?.findIndex((message) => deliverMessage(run, message)) ?? -1;
  if (at < 0) return false;
  const left = inbox?.toSpliced(at, 1) ?? [];
  if (left.length > 0) run.state.inbox = left;
  else delete run.state.inbox;
  return true;
}

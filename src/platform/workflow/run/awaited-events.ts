import type { ProcessGraph } from '../process-graph.contract.ts';
import type { ProcessState } from '../process-state.contract.ts';
import { isTimerSet, listSubscriptions, timerIdOf } from './subscriptions.ts';

export type AwaitedEvent =
  | { kind: 'timer'; nodeId: string; timerId: string }
  | { kind: 'message' | 'signal'; nodeId: string; name: string };

/** Sự kiện đang chờ: the messages, signals and timers that would move the process now. */
export function awaitedEvents(graph: ProcessGraph, state: ProcessState): AwaitedEvent[] {
  return listSubscriptions(graph, state).flatMap((subscription): AwaitedEvent[] => {
    const { event, id: nodeId } = subscription.node;
    if (isTimerSet(subscription)) return [{ kind: 'timer', nodeId, timerId: timerIdOf(subscription) }];
    if (event?.kind === 'message' || event?.kind === 'signal') return [{ kind: event.kind, nodeId, name: event.name }];
    return [];
  });
}

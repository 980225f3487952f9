import type { GraphNode, ProcessGraph } from '../process-graph.contract.ts';
import type { ProcessState, Scope, Token } from '../process-state.contract.ts';
import { getNode, type Run } from './run.ts';
import { evaluate } from './variables.ts';

/** Điểm chờ: an event somebody may trigger now. `holder` is the token or scope it lives and dies with. */
export type Subscription = {
  node: GraphNode;
  scope: number;
  holder: Token | Scope;
  by: 'itself' | 'gateway' | 'boundary' | 'event-sub-process';
};

function isToken(holder: Token | Scope): holder is Token {
  return 'node' in holder;
}

/** What a waiting token listens to. */
export function tokenSubscriptions(graph: ProcessGraph, token: Token): Subscription[] {
  if (token.via !== undefined || token.incident === 'no-path' || token.incident === 'bad-loop') return [];
  const node = getNode(graph, token.node);
  const wait = (id: string, by: Subscription['by']) => ({
    node: getNode(graph, id),
    scope: token.scope,
    holder: token,
    by,
  });
  if (node.type === 'catch-event') return [wait(node.id, 'itself')];
  if (node.type === 'event-gateway') return node.outgoing.map((flow) => wait(graph.flows[flow]?.to ?? '', 'gateway'));
  const boundary = token.instance ? [] : (node.boundary ?? []).map((id) => wait(id, 'boundary'));
  return node.type === 'receive-task' && !token.loop ? [wait(node.id, 'itself'), ...boundary] : boundary;
}

/** The event sub-processes that may start in a scope. */
export function scopeSubscriptions(graph: ProcessGraph, scope: Scope): Subscription[] {
  if (scope.interrupted || scope.kind === 'instance') return [];
  const container =
    scope.kind === 'process' || scope.kind === 'call' ? graph.processes[scope.of] : graph.nodes[scope.of];
  return (container?.eventSubProcesses ?? []).flatMap((id) =>
    (getNode(graph, id).starts ?? []).map((start) => ({
      node: getNode(graph, start),
      scope: scope.id,
      holder: scope,
      by: 'event-sub-process' as const,
    })),
  );
}

export function listSubscriptions(graph: ProcessGraph, state: ProcessState): Subscription[] {
  return [
    ...state.tokens.flatMap((token) => tokenSubscriptions(graph, token)),
    ...state.scopes.flatMap((scope) => scopeSubscriptions(graph, scope)),
  ];
}

export function timerIdOf({ holder, node }: Subscription): string {
  return `${isToken(holder) ? 't' : 's'}${holder.id}/${node.id}`;
}

/** Text of a timer as it stands now, and how often it may fire: once, or as a repeating interval (`R3/…`, `R/…`) says. */
function readTimer(run: Run, { node, scope }: Subscription) {
  if (node.event?.kind !== 'timer') return undefined;
  const { type, text, computed } = node.event.timer;
  const value = computed ? evaluate(run, text, scope) : text;
  const shown = typeof value === 'string' ? value : '';
  const count = /^R(\d+)\//.exec(shown)?.[1];
  const times = type !== 'cycle' ? 1 : count === undefined ? Infinity : Number(count);
  return { type, text: shown, times };
}

export function timerFirings({ holder, node }: Subscription): number {
  return holder.timerFirings?.[node.id] ?? 0;
}

/** Sets the timer of a subscription, when it is one and may fire once more. */
export function setTimer(run: Run, subscription: Subscription): void {
  const timer = readTimer(run, subscription);
  const firing = timerFirings(subscription) + 1;
  if (!timer || firing > timer.times) return;
  const { type, text } = timer;
  run.effects.push({
    kind: 'timer-set',
    timerId: timerIdOf(subscription),
    nodeId: subscription.node.id,
    type,
    text,
    firing,
  });
}

/** Whether a timer has been set and not used up. */
export function isTimerSet(run: Run, subscription: Subscription): boolean {
  const timer = readTimer(run, subscription);
  return timer !== undefined && timerFirings(subscription) < timer.times;
}

export function cancelTimers(run: Run, subscriptions: Subscription[]): void {
  for (const subscription of subscriptions) {
    if (subscription.node.event?.kind !== 'timer') continue;
    const timerId = timerIdOf(subscription);
    if (timerId !== run.firedTimer && isTimerSet(run, subscription))
      run.effects.push({ kind: 'timer-cancelled', timerId });
  }
}

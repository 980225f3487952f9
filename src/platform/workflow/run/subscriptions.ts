import type { GraphNode, ProcessGraph, TimerText } from '../process-graph.contract.ts';
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

/** Text of a timer as it stands now. */
function timerText(
  run: Run,
  { type, text, computed }: TimerText,
  scope: number,
): { type: TimerText['type']; text: string } {
  const value = computed ? evaluate(run, text, scope) : text;
  return { type, text: typeof value === 'string' ? value : '' };
}

/** How often a timer may fire: once, or as a repeating interval (`R3/…`, without end `R/…`) says. */
function timesOf({ type, text }: { type: TimerText['type']; text: string }): number {
  const count = /^R(\d+)\//.exec(text)?.[1];
  return type !== 'cycle' ? 1 : count === undefined ? Infinity : Number(count);
}

export function timerFirings({ holder, node }: Subscription): number {
  return holder.timerFirings?.[node.id] ?? 0;
}

/** Sets the timer of a subscription, when it is one and may fire once more. */
export function setTimer(run: Run, subscription: Subscription): void {
  const { node, scope } = subscription;
  if (node.event?.kind !== 'timer') return;
  const timer = timerText(run, node.event.timer, scope);
  const firing = timerFirings(subscription) + 1;
  if (firing > timesOf(timer)) return;
  run.effects.push({ kind: 'timer-set', timerId: timerIdOf(subscription), nodeId: node.id, ...timer, firing });
}

/** Whether a timer has been set and not used up. */
export function isTimerSet(subscription: Subscription): boolean {
  const { event } = subscription.node;
  return event?.kind === 'timer' && timerFirings(subscription) < timesOf(event.timer);
}

export function cancelTimers(run: Run, subscriptions: Subscription[]): void {
  for (const subscription of subscriptions) {
    if (subscription.node.event?.kind !== 'timer') continue;
    const timerId = timerIdOf(subscription);
    if (timerId !== run.firedTimer && isTimerSet(subscription)) run.effects.push({ kind: 'timer-cancelled', timerId });
  }
}

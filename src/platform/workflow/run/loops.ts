import type { GraphNode, Loop } from '../process-graph.contract.ts';
import type { Scope, Token } from '../process-state.contract.ts';
import { cancelScope, closeActivity } from './close-activity.ts';
import { addScope, arrive, findScope, findToken, getNode, removeScope, type Run } from './run.ts';
import { evaluate, holds, writeVariables } from './variables.ts';

/** A guard against a wrong variable, not a rule: no drawn procedure repeats a step more often. */
const mostInstances = 1000;

/** Starts a repeated activity on its host token. */
export function openLoop(run: Run, node: GraphNode, host: Token): void {
  const { loop } = node;
  if (!loop) return;
  if (loop.kind === 'standard') {
    const total = Math.min(loop.maximum ?? mostInstances, mostInstances);
    host.loop = { total, started: 0, done: 0 };
    const none = loop.testBefore && loop.condition !== undefined && !holds(run, loop.condition, host.scope);
    if (none) closeActivity(run, host);
    else startInstance(run, node, host);
    return;
  }

  const items = loop.collection === undefined ? undefined : evaluate(run, loop.collection, host.scope);
  const total = Array.isArray(items) ? items.length : countInstances(run, loop, host.scope);
  if (typeof total !== 'number' || !Number.isInteger(total) || total < 0 || total > mostInstances) {
    host.incident = 'bad-loop';
    run.effects.push({ kind: 'incident', incident: 'bad-loop', taskId: host.id, nodeId: node.id });
    return;
  }
  host.loop = {
    total,
    started: 0,
    done: 0,
    ...(Array.isArray(items) && { items }),
    ...(loop.results && { results: [] }),
  };
  if (total === 0) return closeLoop(run, node, host);
  const first = isInTurn(run, loop, host.scope) ? 1 : total;
  for (let started = 0; started < first; started += 1) startInstance(run, node, host);
}

function isInTurn(run: Run, { kind, inTurn }: Loop, scope: number): boolean {
  return kind === 'sequential' || (inTurn !== undefined && holds(run, inTurn, scope));
}

/** Undefined when a collection is not a list; one when the author wrote no number at all. */
function countInstances(run: Run, { collection, cardinality }: Loop, scope: number): unknown {
  if (collection !== undefined) return undefined;
  return cardinality === undefined ? 1 : evaluate(run, cardinality, scope);
}

function startInstance(run: Run, node: GraphNode, host: Token): void {
  if (!host.loop || !node.loop) return;
  const index = host.loop.started;
  host.loop = { ...host.loop, started: index + 1 };
  const { item, result } = node.loop;
  const variables = {
    loopCounter: index + 1,
    ...(item !== undefined && { [item]: host.loop.items?.[index] ?? null }),
    ...(result !== undefined && { [result]: null }),
  };
  const scope = addScope(run, { kind: 'instance', of: node.id, parent: host.scope, host: host.id, variables, index });
  arrive(run, node.id, scope.id, { instance: true });
}

/** One instance has ended: starts the next, or ends the whole when none is left or its completion condition holds. */
export function endInstance(run: Run, scope: Scope): void {
  const host = findToken(run.state, scope.host);
  removeScope(run, scope);
  if (!host?.loop) return;
  const node = getNode(run.graph, host.node);
  const { loop } = node;
  if (!loop) return;

  const results = host.loop.results ? [...host.loop.results] : undefined;
  if (results && loop.result !== undefined) results[scope.index ?? 0] = scope.variables?.[loop.result] ?? null;
  host.loop = { ...host.loop, done: host.loop.done + 1, ...(results && { results }) };

  const { total, started, done } = host.loop;
  const counts = {
    numberOfInstances: total,
    numberOfCompletedInstances: done,
    numberOfActiveInstances: started - done,
    loopCounter: done,
  };
  if (loop.kind === 'standard') {
    const again = done < total && loop.condition !== undefined && holds(run, loop.condition, host.scope, counts);
    return again ? startInstance(run, node, host) : closeLoop(run, node, host);
  }
  const enough = done === total || (loop.completion !== undefined && holds(run, loop.completion, host.scope, counts));
  if (enough) return closeLoop(run, node, host);
  if (started < total && started === done) startInstance(run, node, host);
}

function closeLoop(run: Run, node: GraphNode, host: Token): void {
  for (const scope of run.state.scopes.filter((scope) => scope.host === host.id)) {
    if (findScope(run.state, scope.id)) cancelScope(run, scope);
  }
  if (node.loop?.results !== undefined) {
    const results = Array.from(host.loop?.results ?? [], (result) => result ?? null);
    writeVariables(run, host.scope, { [node.loop.results]: results });
  }
  closeActivity(run, host);
}

import type { GraphNode, ProcessGraph } from '../process-graph.contract.ts';
import type { Effect, ProcessState, ProcessStatus, Scope, StepContext, Token } from '../process-state.contract.ts';

/** A token on its way to a node; `instance` when it begins one instance of a repeated activity. */
export type Arrival = { node: GraphNode; scope: number; via?: string; instance?: true };

/** One step being worked out. `state` is this step's own copy; what it shares with the state before is replaced, never written. */
export type Run = {
  readonly graph: ProcessGraph;
  readonly ctx: StepContext;
  readonly state: ProcessState;
  readonly effects: Effect[];
  queue: Arrival[];
  moves: number;
  /** The timer whose firing this step is: it is gone already and need not be cancelled. */
  firedTimer?: string;
  outcome?: { status: Exclude<ProcessStatus, 'running'>; errorCode?: string };
};

export const rootScope = 0;

export function beginRun(graph: ProcessGraph, state: ProcessState, ctx: StepContext): Run {
  const copy = {
    ...state,
    tokens: state.tokens.map((token) => ({ ...token })),
    scopes: state.scopes.map((scope) => ({ ...scope })),
  };
  return { graph, ctx, state: copy, effects: [], queue: [], moves: 0 };
}

/** A node the compiled graph names; a missing one means graph and state do not belong together. */
export function getNode(graph: ProcessGraph, id: string): GraphNode {
  const node = graph.nodes[id];
  if (!node) throw new Error(`The process graph has no node ${id}`);
  return node;
}

export function findToken(state: ProcessState, id: number | undefined): Token | undefined {
  return state.tokens.find((token) => token.id === id);
}

export function findScope(state: ProcessState, id: number | undefined): Scope | undefined {
  return state.scopes.find((scope) => scope.id === id);
}

export function addToken(run: Run, node: GraphNode, scope: number, more: Partial<Token> = {}): Token {
  const token: Token = { id: nextId(run), node: node.id, scope, ...more };
  run.state.tokens.push(token);
  return token;
}

export function addScope(run: Run, scope: Omit<Scope, 'id'>): Scope {
  const added: Scope = { id: nextId(run), ...scope };
  run.state.scopes.push(added);
  return added;
}

function nextId(run: Run): number {
  run.state.lastId += 1;
  return run.state.lastId;
}

export function removeToken(run: Run, token: Token): void {
  const at = run.state.tokens.indexOf(token);
  if (at >= 0) run.state.tokens.splice(at, 1);
}

export function removeScope(run: Run, scope: Scope): void {
  const at = run.state.scopes.indexOf(scope);
  if (at >= 0) run.state.scopes.splice(at, 1);
}

export function arrive(run: Run, nodeId: string, scope: number, more: { via?: string; instance?: true } = {}): void {
  run.queue.push({ node: getNode(run.graph, nodeId), scope, ...more });
}

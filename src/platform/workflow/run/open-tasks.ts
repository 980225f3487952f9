import type { GraphNode, ProcessGraph } from '../process-graph.contract.ts';
import type { OpenTask, ProcessState, TaskKind, Token } from '../process-state.contract.ts';
import { localVariables } from './variables.ts';

const waitingKinds: readonly string[] = [
  'task',
  'user-task',
  'manual-task',
  'service-task',
  'business-rule-task',
  'call-activity',
];

function isWaitingKind(type: GraphNode['type']): type is TaskKind {
  return waitingKinds.includes(type);
}

/** The task a token holds open, if it does. Receive tasks wait for a message, calls within the file run by themselves. */
export function openTaskOf(graph: ProcessGraph, state: ProcessState, token: Token): OpenTask | undefined {
  const node = graph.nodes[token.node];
  if (!node || !isWaitingKind(node.type) || token.loop) return undefined;
  if (token.incident !== undefined && token.incident !== 'error-not-caught') return undefined;
  if (node.calls !== undefined && graph.processes[node.calls]) return undefined;
  const task: OpenTask = { taskId: token.id, nodeId: node.id, name: node.name, type: node.type };
  const pool = graph.processes[node.processId]?.pool;
  const local = localVariables(state, token.scope);
  if (node.lane !== undefined) task.lane = node.lane;
  if (pool !== undefined) task.pool = pool;
  if (node.action !== undefined) task.action = node.action;
  if (node.time !== undefined) task.time = node.time;
  if (local) task.local = local;
  return task;
}

/** Việc đang mở của một quy trình: tasks of people, jobs of the system and calls to other processes, oldest first. */
export function openTasks(graph: ProcessGraph, state: ProcessState): OpenTask[] {
  return state.tokens.flatMap((token) => openTaskOf(graph, state, token) ?? []);
}

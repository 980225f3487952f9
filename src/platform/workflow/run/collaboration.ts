import type { ProcessGraph } from '../process-graph.contract.ts';
import type {
  Effect,
  ProcessEvent,
  ProcessState,
  StepContext,
  StepRefusal,
  StepResult,
  Variables,
} from '../process-state.contract.ts';
import { startProcess } from './start-process.ts';
import { step } from './step.ts';

/** Key of the instance a subject begins with; the others are named by the value their message was correlated by. */
export const mainInstance = 'main';

/** Cộng tác: the instances of one file that serve one subject, by key. */
export type Collaboration = Readonly<Record<string, ProcessState>>;
export type TaggedEffect = Effect & { instance: string };

export type CollaborationResult =
  | { accepted: true; instances: Collaboration; effects: TaggedEffect[] }
  | { accepted: false; refusal: StepRefusal };

/** The instances while messages travel between them. */
type Carrying = {
  graph: ProcessGraph;
  ctx: StepContext;
  instances: Record<string, ProcessState>;
  effects: TaggedEffect[];
};

/** Khởi động cộng tác: the first instance, and whatever it calls into being at once. */
export function startCollaboration(
  graph: ProcessGraph,
  { processId, variables = {} }: { processId: string; variables?: Variables },
  ctx: StepContext,
): CollaborationResult {
  const carrying: Carrying = { graph, ctx, instances: {}, effects: [] };
  const refusal = take(carrying, mainInstance, startProcess(graph, { processId, variables }, ctx));
  return refusal === undefined ? end(carrying) : { accepted: false, refusal };
}

/**
 * Một bước của cộng tác: one event for one instance, and every message it sends carried to its receiver: to the running instance of
 * the pool drawn at the other end — the one with the message's correlation as its key — or, where the flow ends at a message start,
 * to a new instance under that key. A message for a pool without a process of its own is left to the host. Pure.
 */
export function stepCollaboration(
  graph: ProcessGraph,
  instances: Collaboration,
  { instance, event }: { instance: string; event: ProcessEvent },
  ctx: StepContext,
): CollaborationResult {
  const state = instances[instance];
  if (!state) return { accepted: false, refusal: 'unknown-process' };
  const carrying: Carrying = { graph, ctx, instances: { ...instances }, effects: [] };
  const refusal = take(carrying, instance, step(graph, state, event, ctx));
  return refusal === undefined ? end(carrying) : { accepted: false, refusal };
}

/** Hủy mọi quy trình đang chạy của một đối tượng. */
export function cancelCollaboration(
  graph: ProcessGraph,
  instances: Collaboration,
  ctx: StepContext,
): Extract<CollaborationResult, { accepted: true }> {
  const carrying: Carrying = { graph, ctx, instances: { ...instances }, effects: [] };
  for (const [key, state] of Object.entries(instances)) {
    if (state.status === 'running') take(carrying, key, step(graph, state, { kind: 'cancel' }, ctx));
  }
  return end(carrying);
}

const end = ({ instances, effects }: Carrying) => ({ accepted: true as const, instances, effects });

function take(carrying: Carrying, key: string, result: StepResult): StepRefusal | undefined {
  if (!result.accepted) return result.refusal;
  carrying.instances[key] = result.state;
  for (const effect of result.effects) {
    carrying.effects.push({ ...effect, instance: key });
    if (effect.kind === 'message-sent') carry(carrying, key, effect);
  }
  return undefined;
}

function carry(carrying: Carrying, sender: string, message: Extract<Effect, { kind: 'message-sent' }>): void {
  const { graph, instances, ctx } = carrying;
  const { name, correlation, variables } = message;
  for (const { processId, nodeId } of message.targets) {
    if (processId === undefined) continue;
    const startId = messageStart(graph, { processId, nodeId, name });
    if (startId !== undefined) {
      const key = correlation === undefined ? processId : String(correlation);
      take(carrying, key, startProcess(graph, { processId, startId, variables }, ctx));
      continue;
    }
    const receiver = receiverOf(instances, { processId, correlation, sender });
    const state = receiver === undefined ? undefined : instances[receiver];
    if (receiver === undefined || !state) continue;
    const event = { kind: 'message' as const, name, ...(correlation !== undefined && { correlation }) };
    take(carrying, receiver, step(graph, state, event, ctx));
  }
}

/** A pool has several instances only when its messages are correlated: then the key tells which. */
function receiverOf(
  instances: Collaboration,
  { processId, correlation, sender }: { processId: string; correlation: unknown; sender: string },
): string | undefined {
  const running = Object.entries(instances).filter(
    ([key, state]) => state.processId === processId && state.status === 'running' && key !== sender,
  );
  const named = running.find(([key]) => key === String(correlation));
  return (named ?? (running.length === 1 ? running[0] : undefined))?.[0];
}

/** The start event a message begins an instance by: the one the flow is drawn to, else the one of that name. */
function messageStart(
  graph: ProcessGraph,
  { processId, nodeId, name }: { processId: string; nodeId: string | undefined; name: string },
): string | undefined {
  const starts = graph.processes[processId]?.starts.filter((id) => graph.nodes[id]?.type === 'start-event') ?? [];
  if (nodeId !== undefined) return starts.find((id) => id === nodeId);
  return starts.find((id) => {
    const event = graph.nodes[id]?.event;
    return event?.kind === 'message' && event.name === name;
  });
}

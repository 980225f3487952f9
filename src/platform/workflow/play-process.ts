import type { ProcessGraph } from './process-graph.contract.ts';
import type {
  Effect,
  ProcessEvent,
  ProcessState,
  StepContext,
  StepResult,
  Variables,
} from './process-state.contract.ts';
import { awaitedEvents } from './run/awaited-events.ts';
import { openTasks } from './run/open-tasks.ts';
import { startProcess } from './run/start-process.ts';
import { step } from './run/step.ts';

/** One thing that could happen next to one of the instances played together. */
export type PlayChoice = { instance: number; nodeId: string; event: ProcessEvent };

export type PlayRequest = StepContext & {
  graph: ProcessGraph;
  /** The process to start; the others of the file start when a message or signal for them is sent. */
  processId: string;
  variables?: Variables;
  /** Which of the possible things happens; left out, the first: tasks, then messages, signals and timers, then retries. */
  choose?: (choices: PlayChoice[]) => PlayChoice | undefined;
  mostSteps?: number;
};

export type Played = { instances: ProcessState[]; effects: Effect[]; steps: PlayChoice[]; ended: boolean };

/**
 * Chạy thử quy trình: plays a model in memory, one instance a pool, with messages and signals carried between them, until
 * everything has ended or nothing more can happen.
 */
export function playProcess(request: PlayRequest): Played {
  const { graph, processId, variables = {}, choose = ([first]) => first, mostSteps = 1000, ...ctx } = request;
  const played: Played = { instances: [], effects: [], steps: [], ended: false };
  const pending: { from: number; effect: Effect }[] = [];

  const take = (instance: number, result: StepResult): boolean => {
    if (!result.accepted) return false;
    played.instances[instance] = result.state;
    played.effects.push(...result.effects);
    pending.push(...result.effects.map((effect) => ({ from: instance, effect })));
    return true;
  };
  const start = (id: string, startId: string | undefined, given: Variables) => {
    const request = { processId: id, variables: given, ...(startId !== undefined && { startId }) };
    return take(played.instances.length, startProcess(graph, request, ctx));
  };
  const send = (instance: number, event: ProcessEvent) => {
    const state = played.instances[instance];
    return state !== undefined && take(instance, step(graph, state, event, ctx));
  };
  const carry = (effect: Effect) => {
    if (effect.kind === 'signal-thrown') {
      for (const id of startsBySignal(graph, effect.name)) start(graph.nodes[id]?.processId ?? '', id, {});
      played.instances.forEach((_, instance) => send(instance, { kind: 'signal', name: effect.name }));
    }
    if (effect.kind !== 'message-sent') return;
    const { name, correlation, variables: carried } = effect;
    for (const target of effect.targets.filter((target) => target.processId !== undefined)) {
      const begins = messageStart(graph, target.processId, target.nodeId, name);
      if (begins !== undefined) start(target.processId ?? '', begins, carried);
      else
        played.instances.some(
          (state, at) => state.processId === target.processId && send(at, { kind: 'message', name, correlation }),
        );
    }
  };

  start(processId, undefined, variables);
  while (played.steps.length < mostSteps) {
    for (let next = pending.shift(); next; next = pending.shift()) carry(next.effect);
    const choice = choose(listChoices(graph, played.instances));
    if (!choice || !send(choice.instance, choice.event)) break;
    played.steps.push(choice);
  }
  played.ended = played.instances.length > 0 && played.instances.every(({ status }) => status !== 'running');
  return played;
}

function startsBySignal(graph: ProcessGraph, name: string): string[] {
  const isStart = (id: string) => {
    const event = graph.nodes[id]?.event;
    return event?.kind === 'signal' && event.name === name;
  };
  return Object.values(graph.processes).flatMap(({ starts }) => starts.filter(isStart));
}

/** The start event a message begins an instance by: the one the flow is drawn to, else the one of that name. */
function messageStart(
  graph: ProcessGraph,
  processId = '',
  nodeId: string | undefined,
  name: string,
): string | undefined {
  const starts = graph.processes[processId]?.starts.filter((id) => graph.nodes[id]?.type === 'start-event') ?? [];
  if (nodeId !== undefined) return starts.find((id) => id === nodeId);
  return starts.find((id) => {
    const event = graph.nodes[id]?.event;
    return event?.kind === 'message' && event.name === name;
  });
}

function listChoices(graph: ProcessGraph, instances: ProcessState[]): PlayChoice[] {
  const running = instances
    .map((state, instance) => ({ state, instance }))
    .filter(({ state }) => state.status === 'running');
  const tasks = running.flatMap(({ state, instance }) =>
    openTasks(graph, state).map(({ taskId, nodeId }) => ({
      instance,
      nodeId,
      event: { kind: 'complete' as const, taskId },
    })),
  );
  const events = running.flatMap(({ state, instance }) =>
    awaitedEvents(graph, state).map((awaited) => {
      const { nodeId } = awaited;
      if (awaited.kind === 'timer')
        return { instance, nodeId, event: { kind: 'timer' as const, timerId: awaited.timerId } };
      return { instance, nodeId, event: { kind: awaited.kind, name: awaited.name } };
    }),
  );
  const retries = running.flatMap(({ state, instance }) =>
    state.tokens
      .filter(({ incident }) => incident !== undefined)
      .map(({ id, node }) => ({ instance, nodeId: node, event: { kind: 'retry' as const, taskId: id } })),
  );
  return [...tasks, ...events, ...retries];
}

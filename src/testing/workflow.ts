import { evaluate } from 'feelin';
import {
  compileProcess,
  openTasks,
  ProcessState,
  startProcess,
  step,
  type CompileOptions,
  type Effect,
  type ProcessEvent,
  type ProcessGraph,
  type StartRequest,
  type StepContext,
  type StepResult,
  type Variables,
} from '#platform/workflow/index.ts';

const feel: StepContext = { evaluate: (expression, variables) => evaluate(expression, variables).value };

/** Flows drawn as text, a chain a line: `s -> a -[x = 1]-> b`. A flow's id is `from_to`, repeated ones numbered. */
export function buildFlows(text: string): string {
  const drawn = new Map<string, number>();
  return text
    .split('\n')
    .flatMap((line) => {
      const parts = line.trim().split(/\s*(?:-\[(.+?)\]->|(->))\s*/);
      return parts.flatMap((from, at) => {
        const condition = parts[at + 1];
        const to = parts[at + 3];
        if (at % 3 !== 0 || to === undefined) return [];
        const times = (drawn.get(`${from}_${to}`) ?? 0) + 1;
        drawn.set(`${from}_${to}`, times);
        const id = times === 1 ? `${from}_${to}` : `${from}_${to}_${times}`;
        const inside =
          condition === undefined ? '' : `<conditionExpression><![CDATA[${condition}]]></conditionExpression>`;
        return [`<sequenceFlow id="${id}" sourceRef="${from}" targetRef="${to}">${inside}</sequenceFlow>`];
      });
    })
    .join('');
}

/** A BPMN file with one process `p`; `rest` stands beside it. */
export function buildBpmn(body: string, flows = '', rest = ''): string {
  return buildDefinitions(`<process id="p">${body}${buildFlows(flows)}</process>${rest}`);
}

export function buildDefinitions(content: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:motcua="https://motcua.vn/bpmn" id="definitions" targetNamespace="https://motcua.vn/thu">${content}</definitions>`;
}

export async function buildGraph(xml: string, options?: CompileOptions): Promise<ProcessGraph> {
  const compiled = await compileProcess(xml, options);
  if (!compiled.accepted) throw new Error(compiled.refused.map(({ reason }) => reason).join('\n'));
  return compiled.graph;
}

/**
 * One instance driven by the ids of its nodes. Between steps the state goes through JSON and is frozen, so that a test fails
 * when a step keeps anything else or writes what it was given.
 */
export async function runProcess(xml: string, request: Partial<StartRequest> = {}, ctx = feel) {
  const graph = await buildGraph(xml);
  const effects: Effect[] = [];
  let last: Effect[] = [];
  let state = store(take(startProcess(graph, { processId: 'p', ...request }, ctx)));

  function take(result: StepResult): ProcessState {
    if (!result.accepted) throw new Error(result.refusal);
    last = result.effects;
    effects.push(...last);
    return result.state;
  }
  const taskAt = (nodeId: string): number =>
    openTasks(graph, state).find((task) => task.nodeId === nodeId)?.taskId ?? -1;
  const process = {
    graph,
    effects,
    /** The effects of the last step. */
    last: () => last,
    state: () => state,
    open: () => openTasks(graph, state).map(({ nodeId }) => nodeId),
    taskAt,
    try: (event: ProcessEvent): StepResult => step(graph, state, event, ctx),
    send: (event: ProcessEvent) => {
      state = store(take(step(graph, state, event, ctx)));
      return process;
    },
    complete: (nodeId: string, variables?: Variables) =>
      process.send({ kind: 'complete', taskId: taskAt(nodeId), ...(variables && { variables }) }),
    fail: (nodeId: string, errorCode?: string) =>
      process.send({ kind: 'fail', taskId: taskAt(nodeId), ...(errorCode !== undefined && { errorCode }) }),
    /** Fires the timer last set for a node. */
    fire: (nodeId: string) => {
      const set = effects.findLast((effect) => effect.kind === 'timer-set' && effect.nodeId === nodeId);
      return process.send({ kind: 'timer', timerId: set?.kind === 'timer-set' ? set.timerId : '' });
    },
  };
  return process;
}

function store(state: ProcessState): ProcessState {
  return freeze(ProcessState.parse(JSON.parse(JSON.stringify(state))));
}

function freeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(freeze);
  return value;
}

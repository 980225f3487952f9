import { BpmnModdle } from 'bpmn-moddle';
import * as elements from 'bpmn-elements';
import serialize, { TypeResolver } from 'moddle-context-serializer';
import {
  compileProcess,
  openTasks,
  startProcess,
  step,
  type ProcessEvent,
  type ProcessGraph,
  type ProcessState,
} from '../src/platform/workflow/index.ts';
import { buildDefinitions, buildFlows } from '../src/testing/workflow.ts';

// Steps of the workflow kernel without I/O and expressions, on ten tasks in two pools that exchange two messages, beside
// bpmn-elements on the same model in the same run. Budget: 100,000 steps a second.

const budgetPerSecond = 100_000;
const tasks = (...ids: string[]) => ids.map((id) => `<userTask id="${id}"/>`).join('');
const xml = buildDefinitions(`
  <message id="ask" name="Lấy ý kiến"/><message id="answer" name="Trả lời"/>
  <process id="office" isExecutable="true"><startEvent id="start"/>${tasks('a1', 'a2', 'a3')}
    <intermediateThrowEvent id="send"><messageEventDefinition messageRef="ask"/></intermediateThrowEvent>
    <intermediateCatchEvent id="wait"><messageEventDefinition messageRef="answer"/></intermediateCatchEvent>
    ${tasks('a4', 'a5', 'a6')}<endEvent id="end"/>${buildFlows('start -> a1 -> a2 -> a3 -> send -> wait -> a4 -> a5 -> a6 -> end')}
  </process>
  <process id="agency" isExecutable="true"><startEvent id="asked"><messageEventDefinition messageRef="ask"/></startEvent>
    ${tasks('b1', 'b2', 'b3', 'b4')}<endEvent id="answered"><messageEventDefinition messageRef="answer"/></endEvent>
    ${buildFlows('asked -> b1 -> b2 -> b3 -> b4 -> answered')}
  </process>
  <collaboration id="together"><participant id="p1" processRef="office"/><participant id="p2" processRef="agency"/>
    <messageFlow id="m1" sourceRef="send" targetRef="asked"/><messageFlow id="m2" sourceRef="answered" targetRef="wait"/>
  </collaboration>`);
const order = ['a1', 'a2', 'a3', 'b1', 'b2', 'b3', 'b4', 'a4', 'a5', 'a6'];
const ctx = { evaluate: () => true };

type Keep = (state: ProcessState) => ProcessState;

/** Plays the model once; answers the number of steps it took. */
function runKernel(graph: ProcessGraph, keep: Keep): number {
  let steps = 0;
  const take = (result: ReturnType<typeof step>): ProcessState => {
    if (!result.accepted) throw new Error(result.refusal);
    steps += 1;
    return keep(result.state);
  };
  const completeAll = (state: ProcessState): ProcessState => {
    let current = state;
    for (let [task] = openTasks(graph, current); task; [task] = openTasks(graph, current)) {
      const event: ProcessEvent = { kind: 'complete', taskId: task.taskId };
      current = take(step(graph, current, event, ctx));
    }
    return current;
  };
  const waiting = completeAll(take(startProcess(graph, { processId: 'office' }, ctx)));
  completeAll(take(startProcess(graph, { processId: 'agency' }, ctx)));
  const answered = take(step(graph, waiting, { kind: 'message', name: 'Trả lời' }, ctx));
  if (completeAll(answered).status !== 'completed') throw new Error('the kernel did not reach the end');
  return steps;
}

type Source = ReturnType<typeof serialize>;

function startElements(source: Source, state?: string) {
  const environment = new elements.Environment({ expressions: { resolveExpression: (text: string) => text } });
  const definition = new elements.Definition(elements.Context(source, environment));
  if (state === undefined) definition.run();
  else definition.recover(JSON.parse(state)).resume();
  return definition;
}

function runElements(source: Source, isKept: boolean): number {
  let definition = startElements(source);
  for (const id of order) {
    if (isKept) {
      const state = JSON.stringify(definition.getState());
      definition.stop();
      definition = startElements(source, state);
    }
    definition.signal({ id });
  }
  if (definition.isRunning) throw new Error('bpmn-elements did not reach the end');
  return order.length + 3;
}

/** Steps a second, the best of three rounds after warming up. */
function measure(run: () => number, roundMs: number): number {
  const round = (forMs: number) => {
    const begin = performance.now();
    let steps = 0;
    while (performance.now() - begin < forMs) steps += run();
    return (steps * 1000) / (performance.now() - begin);
  };
  round(roundMs / 2);
  return Math.max(round(roundMs), round(roundMs), round(roundMs));
}

const compiled = await compileProcess(xml);
if (!compiled.accepted) throw new Error(JSON.stringify(compiled.refused));
const { graph } = compiled;
const source = serialize(await new BpmnModdle().fromXML(xml), TypeResolver(elements));

const kernel = measure(() => runKernel(graph, (state) => state), 1000);
const kernelKept = measure(() => runKernel(graph, (state) => JSON.parse(JSON.stringify(state))), 1000);
const theirs = measure(() => runElements(source, false), 1000);
const theirsKept = measure(() => runElements(source, true), 1000);
const shown = (value: number) => Math.round(value).toLocaleString('en');

console.log(
  `workflow steps a second, in memory:        ${shown(kernel)} (bpmn-elements ${shown(theirs)}, ratio ${(kernel / theirs).toFixed(0)} : 1)`,
);
console.log(
  `... state kept as JSON between the steps:  ${shown(kernelKept)} (bpmn-elements ${shown(theirsKept)}, ratio ${(kernelKept / theirsKept).toFixed(0)} : 1)`,
);
console.log(`budget ${shown(budgetPerSecond)}: ${kernel >= budgetPerSecond ? 'met' : 'MISSED'}`);
process.exitCode = kernel >= budgetPerSecond ? 0 : 1;

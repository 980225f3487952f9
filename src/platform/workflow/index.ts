export { compileProcess, type Compilation } from './compile/compile-process.ts';
export type { CompileOptions, Refusal } from './compile/graph-draft.ts';
export { decodeXml, findXmlFault } from './compile/xml-guard.ts';
export { layOutProcess } from './layout/lay-out-process.ts';
export { describeProcess, listStarts, listStepTimes, type ProcessStep } from './describe.ts';
export { ProcessGraph, type GraphNode } from './process-graph.contract.ts';
export {
  ProcessState,
  type Effect,
  type IncomingMessage,
  type OpenTask,
  type ProcessEvent,
  type StepContext,
  type StepRefusal,
  type StepResult,
  type Variables,
} from './process-state.contract.ts';
export {
  cancelCollaboration,
  mainInstance,
  startCollaboration,
  stepCollaboration,
  type Collaboration,
  type CollaborationResult,
  type TaggedEffect,
} from './run/collaboration.ts';
export { playProcess, type Played, type PlayChoice, type PlayRequest } from './play-process.ts';
export { awaitedEvents, type AwaitedEvent } from './run/awaited-events.ts';
export { openTasks } from './run/open-tasks.ts';
export { startProcess, type StartRequest } from './run/start-process.ts';
export { step } from './run/step.ts';
export { workflowText } from './workflow-text.ts';
export { readCollaboration, viewCollaboration, writeCollaboration, type ProcessSubject } from './instance.queries.ts';

import type { ProcessGraph } from '../process-graph.contract.ts';
import type { StepContext, StepResult, Variables } from '../process-state.contract.ts';
import { advance } from './advance.ts';
import { startIn } from './enter-activity.ts';
import { chooseStarts } from './choose-starts.ts';
import { beginRun, rootScope } from './run.ts';

export type StartRequest = {
  processId: string;
  /** The start event that was triggered; left out, the one without a trigger, else the first drawn. */
  startId?: string;
  variables?: Variables;
};

/** Khởi tạo một quy trình: a new instance, moved to where it first waits. */
export function startProcess(graph: ProcessGraph, request: StartRequest, ctx: StepContext): StepResult {
  const { processId, startId, variables = {} } = request;
  const process = Object.hasOwn(graph.processes, processId) ? graph.processes[processId] : undefined;
  if (!process) return { accepted: false, refusal: 'unknown-process' };
  const starts = chooseStarts(graph, process, startId);
  if (starts.length === 0) return { accepted: false, refusal: 'unknown-start' };

  const root = { id: rootScope, kind: 'process' as const, of: processId };
  const state = { processId, status: 'running' as const, lastId: rootScope, tokens: [], scopes: [root], variables };
  const run = beginRun(graph, state, ctx);
  for (const scope of run.state.scopes) startIn(run, scope, starts);
  if (!advance(run)) return { accepted: false, refusal: 'endless-loop' };
  return { accepted: true, state: run.state, effects: run.effects };
}

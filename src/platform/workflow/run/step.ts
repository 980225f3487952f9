import type { ProcessGraph } from '../process-graph.contract.ts';
import type { ProcessEvent, ProcessState, StepContext, StepResult } from '../process-state.contract.ts';
import { advance } from './advance.ts';
import { beginRun } from './run.ts';
import { takeEvent } from './take-event.ts';

/**
 * Một bước của quy trình: takes one event and answers the state after it and what the host must do. Pure: the same graph,
 * state and event give the same answer, and nothing given is changed. An event that does not fit is refused by name.
 */
export function step(graph: ProcessGraph, state: ProcessState, event: ProcessEvent, ctx: StepContext): StepResult {
  if (state.status !== 'running') return { accepted: false, refusal: 'not-running' };
  const run = beginRun(graph, state, ctx);
  const refusal = takeEvent(run, event);
  if (refusal) return { accepted: false, refusal };
  if (!advance(run)) return { accepted: false, refusal: 'endless-loop' };
  return { accepted: true, state: run.state, effects: run.effects };
}

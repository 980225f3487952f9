import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runByBpmnElements, type Answer, type Happening } from '#testing/bpmn-elements.ts';
import { arbitraryProcess, drawProcess, type Block, type DrawnProcess } from '#testing/random-processes.ts';
import { runProcess } from '#testing/workflow.ts';
import { awaitedEvents } from './run/awaited-events.ts';

const keyOf = ({ kind, nodeId }: Happening) => `${kind} ${nodeId}`;

/** Answers conditions as drawn; a loop's goes round so many times each time it is entered. */
function answering(choices: DrawnProcess['choices']): Answer {
  const asked = new Map<string, number>();
  return (condition) => {
    const choice = choices.get(condition);
    if (typeof choice !== 'number') return choice ?? Number(condition);
    const times = asked.get(condition) ?? 0;
    asked.set(condition, times + 1);
    return times % (choice + 1) < choice;
  };
}

async function runByKernel(drawn: DrawnProcess) {
  const process = await runProcess(drawn.xml, {}, { evaluate: answering(drawn.choices) });
  return {
    process,
    possible: (): Happening[] => [
      ...process.open().map((nodeId) => ({ kind: 'task' as const, nodeId })),
      ...awaitedEvents(process.graph, process.state()).map(({ nodeId }) => ({ kind: 'timer' as const, nodeId })),
    ],
    happen: ({ kind, nodeId }: Happening, fails: boolean) => {
      if (fails) return process.fail(nodeId, 'HONG');
      if (kind === 'task') return process.complete(nodeId);
      const timer = awaitedEvents(process.graph, process.state()).find((awaited) => awaited.nodeId === nodeId);
      return process.send({ kind: 'timer', timerId: timer?.kind === 'timer' ? timer.timerId : '' });
    },
    hasEnded: () => process.state().status !== 'running',
  };
}

/** Lets the same thing happen in both engines until the end, and compares what may happen next after each. */
async function compare(block: Block, picks: number[]): Promise<number> {
  const drawn = drawProcess(block);
  const ours = await runByKernel(drawn);
  const theirs = await runByBpmnElements(drawProcess(block, 'parallelGateway').xml, answering(drawn.choices));
  for (let steps = 0; ; steps += 1) {
    const possible = ours.possible().toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
    expect(theirs.possible().map(keyOf).toSorted()).toEqual(possible.map(keyOf));
    expect(theirs.hasEnded()).toBe(ours.hasEnded());
    if (possible.length === 0) return steps;
    const chosen = possible[(picks[steps % picks.length] ?? 0) % possible.length];
    if (!chosen) return steps;
    const fails = chosen.kind === 'task' && drawn.failing.has(chosen.nodeId);
    ours.happen(chosen, fails);
    theirs.happen(chosen, fails ? Object.assign(new Error('HONG'), { code: 'HONG' }) : undefined);
  }
}

describe('random structured processes', () => {
  it('run the same way here and in bpmn-elements', async () => {
    let steps = 0;
    await fc.assert(
      fc.asyncProperty(arbitraryProcess, fc.array(fc.nat(5), { minLength: 1, maxLength: 20 }), async (block, picks) => {
        steps += await compare(block, picks);
      }),
      { numRuns: 500, seed: 20_261_123 },
    );
    expect(steps).toBeGreaterThan(1000);
  }, 240_000);
});

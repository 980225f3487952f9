import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryProcess, drawProcess } from '#testing/random-processes.ts';
import { buildGraph } from '#testing/workflow.ts';
import { compileProcess } from '../compile/compile-process.ts';
import { ProcessState, type ProcessEvent } from '../process-state.contract.ts';
import { startProcess } from './start-process.ts';
import { step } from './step.ts';

const taskId = fc.integer({ min: 0, max: 12 });
const variables = fc.dictionary(fc.string(), fc.jsonValue(), { maxKeys: 3 });
const name = fc.constantFrom('', 'toString', '__proto__', 'Kết quả');
const arbitraryEvent: fc.Arbitrary<ProcessEvent> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('complete' as const), taskId, variables }) },
  fc.record({ kind: fc.constant('fail' as const), taskId, errorCode: name }),
  fc.record({
    kind: fc.constant('timer' as const),
    timerId: fc.oneof(name, fc.constantFrom('t1/x', 's0/x', 't2/intermediateCatchEvent3')),
  }),
  fc.record({ kind: fc.constant('message' as const), name, correlation: fc.jsonValue(), variables }),
  fc.record({ kind: fc.constant('signal' as const), name }),
  fc.record({ kind: fc.constant('variables' as const), variables }),
  fc.record({ kind: fc.constant('retry' as const), taskId }),
  fc.constant({ kind: 'cancel' as const }),
);

describe('a step', () => {
  it('with whatever event either answers a state that stores, or refuses; it never throws and never changes what it was given', async () => {
    await fc.assert(
      fc.asyncProperty(
        arbitraryProcess,
        fc.array(arbitraryEvent, { maxLength: 15 }),
        fc.boolean(),
        async (block, events, open) => {
          const graph = await buildGraph(drawProcess(block).xml);
          const ctx = {
            evaluate: (text: string) => (/^\d+$/.test(text) ? Number(text) : text.startsWith('again') ? false : open),
          };
          const started = startProcess(graph, { processId: 'p' }, ctx);
          let state = started.accepted ? started.state : undefined;
          for (const event of events) {
            if (!state) return;
            const before = JSON.stringify(state);
            const result = step(graph, state, event, ctx);
            expect(JSON.stringify(state)).toBe(before);
            if (result.accepted) state = ProcessState.parse(JSON.parse(JSON.stringify(result.state)));
            // Every token that waits is somewhere that still exists.
            const scopes = new Set(state.scopes.map(({ id }) => id));
            expect(state.tokens.every(({ scope }) => scopes.has(scope))).toBe(true);
            expect(state.status === 'running' ? state.tokens.length > 0 : state.tokens.length === 0).toBe(true);
          }
        },
      ),
      { numRuns: 200, seed: 7 },
    );
  });

  it('gives the same answer to the same event', async () => {
    const graph = await buildGraph(
      drawProcess({
        kind: 'parallel',
        branches: [null, { kind: 'wait' }, { kind: 'many', sequential: false, count: 2 }],
      }).xml,
    );
    const ctx = { evaluate: Number };
    const started = startProcess(graph, { processId: 'p' }, ctx);
    if (!started.accepted) throw new Error(started.refusal);
    const event = {
      kind: 'timer',
      timerId: started.effects.flatMap((effect) => (effect.kind === 'timer-set' ? [effect.timerId] : []))[0] ?? '',
    } as const;
    expect(step(graph, started.state, event, ctx)).toEqual(step(graph, started.state, event, ctx));
    expect(step(graph, started.state, { ...event, firing: 2 } as const, ctx)).toEqual({
      accepted: false,
      refusal: 'unknown-timer',
    });
  });
});

describe('a damaged file', () => {
  it('is accepted or refused with reasons, never an exception', async () => {
    await fc.assert(
      fc.asyncProperty(
        arbitraryProcess,
        fc.nat(),
        fc.nat(40),
        fc.string({ maxLength: 6 }),
        async (block, at, cut, text) => {
          const { xml } = drawProcess(block);
          const from = at % xml.length;
          const compiled = await compileProcess(xml.slice(0, from) + text + xml.slice(from + cut));
          expect(compiled.accepted || compiled.refused.length > 0).toBe(true);
        },
      ),
      { numRuns: 300, seed: 11 },
    );
  });
});

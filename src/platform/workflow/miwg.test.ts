import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compileProcess } from './compile/compile-process.ts';
import { decodeXml } from './compile/xml-guard.ts';
import { playProcess } from './play-process.ts';
import type { ProcessGraph } from './process-graph.contract.ts';
import type { StepContext } from './process-state.contract.ts';

// The reference models of the BPMN Model Interchange Working Group, when they are beside the repository.
const folder = join(import.meta.dirname, '../../../../shared/data/bpmn/miwg-reference');
const files = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.bpmn')) : [];

/** What each file that is not accepted is refused for. */
const refusedFor: Record<string, string[]> = {
  'B.1.0.bpmn': ['bpmn:GlobalTask'],
  'B.2.0.bpmn': ['bpmn:GlobalUserTask'],
  'C.6.0.bpmn': ['bpmn:BoundaryEvent', 'bpmn:IntermediateThrowEvent', 'bpmn:ServiceTask', 'bpmn:StartEvent'],
};

/** Decides by the toss of a seeded coin: the conditions of these models are in languages of other tools. */
function tossing(graph: ProcessGraph, seed: number): StepContext {
  let last = seed;
  const toss = (): number => {
    last = (last * 1_103_515_245 + 12_345) % 2_147_483_648;
    return last / 2_147_483_648;
  };
  const lists = new Set(Object.values(graph.nodes).map(({ loop }) => loop?.collection));
  return {
    evaluate: (expression) => (lists.has(expression) ? ['Một', 'Hai'] : toss() < 0.5),
    chooseFlow: (_, flows) => flows[Math.floor(toss() * flows.length)],
  };
}

async function compileFile(file: string) {
  return compileProcess(decodeXml(readFileSync(join(folder, file))) ?? '');
}

describe.skipIf(files.length === 0)('the interchange reference models (skipped when not beside the repository)', () => {
  it('are all there', () => {
    expect(files).toHaveLength(21);
  });

  it.each(files.filter((file) => !refusedFor[file]))(
    '%s is accepted, and every process in it runs to an end',
    async (file) => {
      const compiled = await compileFile(file);
      if (!compiled.accepted) throw new Error(JSON.stringify(compiled.refused));
      const { graph } = compiled;
      for (const processId of Object.keys(graph.processes)) {
        for (const seed of [1, 2, 3, 4, 5]) {
          const played = playProcess({ graph, processId, ...tossing(graph, seed) });
          expect(played.instances.map(({ status }) => status)).not.toContain('running');
          expect(played.ended).toBe(true);
        }
      }
    },
  );

  it.each(Object.entries(refusedFor))('%s is refused, naming %j', async (file, types) => {
    const compiled = await compileFile(file);
    const refused = compiled.accepted ? [] : compiled.refused;
    expect([...new Set(refused.map(({ type }) => type))].toSorted()).toEqual(types);
    expect(refused.every(({ element }) => element !== '')).toBe(true);
  });

  it('play their pools together, messages and signals carried between them', async () => {
    const compiled = await compileFile('C.4.0.bpmn');
    if (!compiled.accepted) throw new Error('refused');
    const [processId = ''] = Object.keys(compiled.graph.processes);
    const played = playProcess({ graph: compiled.graph, processId, ...tossing(compiled.graph, 1) });
    expect(new Set(played.instances.map((state) => state.processId)).size).toBe(4);
  });
});

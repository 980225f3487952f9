/** Runs as a process of its own, with nothing in its environment: works out formulas of mappings one after another. See `work-out-formula.ts`. */
import type jsonata from 'jsonata';
import { z } from 'zod';
import { codeOf, MappingFault } from './mapping-fault.ts';
import { readFormula } from './read-formula.ts';

const Job = z.object({ id: z.number(), text: z.string(), ground: z.record(z.string(), z.unknown()) });
const mostKept = 500;
/** Longer than any answer a gateway takes from a provider. */
const mostLetters = 20_000_000;
const kept = new Map<string, jsonata.Expression>();

function formulaOf(text: string): jsonata.Expression {
  const formula = kept.get(text) ?? readFormula(text);
  if (kept.size >= mostKept) kept.clear();
  kept.set(text, formula);
  return formula;
}

async function workOut({ text, ground }: z.infer<typeof Job>) {
  try {
    const value: unknown = await formulaOf(text).evaluate(ground);
    // Lists of JSONata carry marks of their own; what leaves is plain JSON.
    const json: string | undefined = JSON.stringify(value);
    if (json !== undefined && json.length > mostLetters) throw new MappingFault('kết quả quá lớn');
    return { ok: true, json };
  } catch (error) {
    return { ok: false, why: codeOf(error) };
  }
}

process.on('message', async (message: unknown) => {
  const job = Job.parse(message);
  process.send?.({ id: job.id, answer: await workOut(job) });
});
process.send?.({ ready: true });

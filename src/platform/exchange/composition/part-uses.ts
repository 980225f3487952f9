import { z } from 'zod';
import { MappingFault } from '../mapping/mapping-fault.ts';
import { readFormula } from '../mapping/read-formula.ts';

/** What formulas use of parts: paths of fields by the part's name; the empty path is all of its answer. */
export type PartUses = ReadonlyMap<string, readonly string[]>;

const Step = z.looseObject({ type: z.string(), value: z.unknown() });
const Path = z.looseObject({ type: z.literal('path'), steps: z.array(Step) });
const partsMember = 'parts';

/**
 * Thành phần mà công thức dùng, read from the formula itself: what must be asked before it, and what a contract must go on giving. Throws
 * MappingFault where that cannot be told because `parts` stands without the name of a part.
 */
export function findPartUses(text: string): PartUses {
  const uses = new Map<string, string[]>();
  visit(readFormula(text).ast());
  return uses;

  function visit(node: unknown): void {
    if (typeof node !== 'object' || node === null) return;
    const path = Path.safeParse(node).data;
    if (path) noteUse(path.steps);
    for (const member of Object.values(node)) visit(member);
  }

  function noteUse(steps: readonly z.infer<typeof Step>[]): void {
    // `$.parts` and `$$.parts` are the same from where the formula begins.
    const from = steps[0]?.type === 'variable' && (steps[0].value === '' || steps[0].value === '$') ? 1 : 0;
    if (steps[from]?.type !== 'name' || steps[from].value !== partsMember) return;
    const part = nameOf(steps[from + 1]);
    if (part === undefined) throw new MappingFault('phải gọi tên thành phần: parts.<tên>');
    const rest = steps.slice(from + 2).map(nameOf);
    const end = rest.indexOf(undefined);
    const field = (end < 0 ? rest : rest.slice(0, end)).join('.');
    uses.set(part, [...(uses.get(part) ?? []), field]);
  }
}

const nameOf = (step: z.infer<typeof Step> | undefined): string | undefined =>
  step?.type === 'name' && typeof step.value === 'string' ? step.value : undefined;

import { z } from 'zod';
import { lookUpPointer } from './json-pointer.ts';
import type { Contract } from './read-openapi.ts';

/** Một trường of an answer: its dotted path, what the contract calls it and whether it is sensitive (`x-sensitive`). */
export type ContractField = { path: string; title: string; sensitive: boolean; type: string };

const Schema = z.looseObject({
  $ref: z.string().optional(),
  title: z.string().optional(),
  description: z.string().optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  items: z.unknown().optional(),
  allOf: z.array(z.unknown()).optional(),
  anyOf: z.array(z.unknown()).optional(),
  oneOf: z.array(z.unknown()).optional(),
  'x-sensitive': z.boolean().optional(),
  type: z.union([z.string(), z.array(z.string())]).optional(),
});
const deepest = 8;

/** Every field the good answers of the named operations may have, in the order of the contract: what a grant chooses from. */
export function listFields({ document, operations }: Contract, ids?: readonly string[]): ContractField[] {
  const found = new Map<string, ContractField>();
  for (const { id, responseSchemas } of operations) {
    if (ids && !ids.includes(id)) continue;
    for (const [status, pointer] of Object.entries(responseSchemas))
      if (status.startsWith('2')) collect({ $ref: pointer }, { path: '', group: '', depth: 0 });
  }
  return [...found.values()];

  /**
   * `group`: what the contract calls that which the fields are part of. It is said with each: a father's number and a mother's have one
   * title, and whoever chooses what is given out must know whose.
   */
  function collect(raw: unknown, at: { path: string; group: string; depth: number }): void {
    const { path, group, depth } = at;
    if (depth > deepest) return;
    const deeper = { ...at, depth: depth + 1 };
    const schema = Schema.safeParse(raw).data;
    if (!schema) return;
    if (schema.$ref !== undefined) return collect(lookUpPointer(document, schema.$ref), deeper);
    for (const part of [...(schema.allOf ?? []), ...(schema.anyOf ?? []), ...(schema.oneOf ?? [])])
      collect(part, deeper);
    if (schema.items !== undefined) collect(schema.items, deeper);
    for (const [name, member] of Object.entries(schema.properties ?? {})) {
      const below = path === '' ? name : `${path}.${name}`;
      const described = Schema.safeParse(member).data;
      const before = found.size;
      const own = described?.title ?? described?.description ?? name;
      const title = group === '' ? own : `${group}: ${own}`;
      collect(member, { path: below, group: described?.title ?? group, depth: depth + 1 });
      // A group is chosen by what is in it.
      if (found.size === before && !found.has(below))
        found.set(below, {
          path: below,
          title,
          sensitive: described?.['x-sensitive'] ?? false,
          type: [described?.type ?? ''].flat().toSorted().join('|'),
        });
    }
  }
}

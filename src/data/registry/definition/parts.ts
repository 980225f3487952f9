import { z } from 'zod';
import type { RegisterDefinition } from './register-definition.ts';

/** What of a JSON Schema says how its value is typed. */
export const ValueSchema = z.looseObject({
  $ref: z.string().optional(),
  type: z.string().optional(),
  enum: z.array(z.string()).optional(),
  pattern: z.string().optional(),
  format: z.string().optional(),
  maxLength: z.number().optional(),
  maxItems: z.number().optional(),
  items: z.record(z.string(), z.unknown()).optional(),
  properties: z.record(z.string(), z.record(z.string(), z.unknown())).optional(),
});
export type ValueSchema = z.infer<typeof ValueSchema>;

type Defined = Pick<RegisterDefinition, '$defs'>;

/** The schema itself, and the name under which the register defines it when it is referred to. */
export function schemaAt({ $defs }: Defined, schema: unknown): ValueSchema & { name?: string } {
  const read = ValueSchema.parse(schema ?? {});
  const name = read.$ref?.replace('#/$defs/', '');
  return name === undefined ? read : { ...ValueSchema.parse($defs[name] ?? {}), name };
}

/**
 * Whether the register may be corrected by hand, so that every part of a compound value must have a word of its own: what is wrong with
 * the words, as the name of the definition and of its part.
 */
export function checkParts(definition: RegisterDefinition): { missing: string[]; unknown: string[] } {
  const { fields, $defs, parts, kind, projects } = definition;
  const worded = new Set(
    Object.entries(parts).flatMap(([name, own]) => Object.keys(own).map((part) => `${name}.${part}`)),
  );
  const defined = new Set(
    Object.keys($defs).flatMap((name) =>
      Object.keys(schemaAt({ $defs }, { $ref: name }).properties ?? {}).map((part) => `${name}.${part}`),
    ),
  );
  const needed = new Set<string>();
  const need = (schema: unknown): void => {
    const { name, items, properties } = schemaAt(definition, schema);
    if (items) need(items);
    for (const [part, own] of Object.entries(properties ?? {})) {
      const at = `${name ?? '?'}.${part}`;
      if (needed.has(at)) continue;
      needed.add(at);
      need(own);
    }
  };
  if (kind === 'owned' && projects === undefined) for (const { schema } of Object.values(fields)) need(schema);
  return {
    missing: [...needed].filter((at) => !worded.has(at)),
    unknown: [...worded].filter((at) => !defined.has(at)),
  };
}

import { sample } from 'openapi-sampler';
import { z } from 'zod';
import { inventText } from './invent-text.ts';
import { shapeOf } from '../soap/json-shape.ts';

const Document = z.record(z.string(), z.unknown());

/**
 * A schema as the sampler can read it: [0-9] for \d, and of alternatives one of which may come (`x-alternative`, or `oneOf` that say
 * which members must be there) only the first. Of a pattern with alternatives it takes none, so such a field has an example.
 */
const forSampler = (value: unknown, invents: boolean): Record<string, unknown> =>
  Document.parse(
    JSON.parse((JSON.stringify(value) ?? '{}').replaceAll('\\\\d', '[0-9]'), (key, held) =>
      dropAlternatives(key, invents ? withText(key, held) : held),
    ),
  );

function withText(key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const example = inventText(key, value);
  return example === undefined ? value : { ...value, example };
}

const Names = z.string().array();
const WithChoice = z.looseObject({
  properties: Document,
  required: Names.default([]),
  oneOf: z.looseObject({ required: Names }).array().min(1),
});

function dropAlternatives(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if ('x-alternative' in value) return undefined;
  const { success, data } = WithChoice.safeParse(value);
  if (!success) return value;
  const [first, ...others] = data.oneOf.map(({ required }) => required);
  const kept = new Set([...data.required, ...(first ?? [])]);
  const dropped = new Set(others.flat().filter((name) => !kept.has(name)));
  return {
    ...data,
    properties: Object.fromEntries(Object.entries(data.properties).filter(([name]) => !dropped.has(name))),
  };
}

/**
 * Giá trị mẫu of a schema: from examples, lists of values, forms and patterns, texts by what they are called; of a question nothing that
 * is only read. What contains itself ends where it may.
 */
export function sampleValue(
  document: unknown,
  schema: unknown,
  { skipReadOnly = false, invents = true }: { skipReadOnly?: boolean; invents?: boolean } = {},
): unknown {
  const options = { enablePatterns: true, quiet: true, skipReadOnly };
  const value: unknown = sample(forSampler(schema, invents), options, forSampler(document, invents));
  return pruned(document, schema, value);
}

/** The sampler puts an empty object where a schema comes round to itself; what may be left out there is. */
function pruned(document: unknown, schema: unknown, value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const shape = shapeOf(document, schema);
  if (shape.kind === 'scalar') return value;
  if (Array.isArray(value)) {
    const items: unknown = shape.kind === 'array' ? shape.items : undefined;
    return value.filter((item) => !isUnfinished(document, items, item)).map((item) => pruned(document, items, item));
  }
  if (shape.kind === 'array') return value;
  const members = new Map(shape.members.map((member) => [member.name, member]));
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, held]: [string, unknown]) => {
      const member = members.get(name);
      if (member && !member.isRequired && isUnfinished(document, member.schema, held)) return [];
      return [[name, member ? pruned(document, member.schema, held) : held]];
    }),
  );
}

function isUnfinished(document: unknown, schema: unknown, value: unknown): boolean {
  const shape = shapeOf(document, schema);
  const isEmpty = typeof value === 'object' && value !== null && Object.keys(value).length === 0;
  return isEmpty && shape.kind === 'object' && shape.members.some(({ isRequired }) => isRequired);
}

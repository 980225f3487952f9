import { z } from 'zod';
import { lookUpPointer } from '../contracts/json-pointer.ts';

/** How a member stands in XML: the `xml` object of OpenAPI; `x-text` is our word for the text of an element that has attributes. */
const XmlPlace = z.looseObject({
  name: z.string().optional(),
  namespace: z.string().optional(),
  attribute: z.boolean().default(false),
  'x-text': z.boolean().default(false),
});
export type XmlPlace = z.infer<typeof XmlPlace>;

const Raw = z.looseObject({
  $ref: z.string().optional(),
  type: z.union([z.string(), z.array(z.string())]).optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  required: z.array(z.string()).default([]),
  items: z.unknown().optional(),
  allOf: z.array(z.unknown()).default([]),
  anyOf: z.array(z.unknown()).default([]),
  oneOf: z.array(z.unknown()).default([]),
  nullable: z.boolean().default(false),
  enum: z.array(z.unknown()).optional(),
  const: z.unknown().optional(),
  xml: XmlPlace.optional(),
});

export type Member = { name: string; schema: unknown; isRequired: boolean; xml: XmlPlace };
export const scalarTypes = ['string', 'integer', 'number', 'boolean'] as const;
export type ScalarType = (typeof scalarTypes)[number];
/** Hình dạng của một giá trị JSON, as far as it matters for XML. */
export type Shape =
  | { kind: 'object'; members: readonly Member[]; isNullable: boolean; reference: string | undefined }
  | { kind: 'array'; items: unknown; isNullable: boolean }
  | { kind: 'scalar'; type: ScalarType; schema: Readonly<Record<string, unknown>>; isNullable: boolean };

const noPlace: XmlPlace = { attribute: false, 'x-text': false };
const mostSteps = 20;
/** Where schemas have names of their own. */
export const namedSchemas = '#/components/schemas/';
const known = new WeakMap<object, Shape>();

/**
 * Looks through references and combinations: what alternatives have is put together, since in XML each element says by its name what it
 * is. Of a schema that says nothing a text is made.
 */
export function shapeOf(document: unknown, schema: unknown): Shape {
  const key = typeof schema === 'object' && schema !== null ? schema : undefined;
  const before = key && known.get(key);
  if (before) return before;
  const shape = toShape(gather(document, schema, mostSteps));
  if (key) known.set(key, shape);
  return shape;
}

type Gathered = {
  types: Set<string>;
  members: Map<string, Member>;
  items: unknown;
  isNullable: boolean;
  reference: string | undefined;
  plain: Record<string, unknown>;
};

function gather(document: unknown, schema: unknown, left: number): Gathered {
  const raw = Raw.safeParse(schema).data ?? Raw.parse({});
  const types = [raw.type ?? []].flat();
  const gathered: Gathered = {
    types: new Set(types.filter((type) => type !== 'null')),
    members: new Map(),
    items: raw.items,
    isNullable: raw.nullable || types.includes('null'),
    reference: undefined,
    plain: { ...(raw.enum && { enum: raw.enum }), ...pick(raw) },
  };
  for (const [name, member] of Object.entries(raw.properties ?? {}))
    gathered.members.set(name, {
      name,
      schema: member,
      isRequired: raw.required.includes(name),
      xml: Raw.safeParse(member).data?.xml ?? noPlace,
    });
  if (left <= 0) return gathered;
  const alternatives = [...raw.anyOf, ...raw.oneOf].filter((part) => Raw.safeParse(part).data?.type !== 'null');
  if (alternatives.length < raw.anyOf.length + raw.oneOf.length) gathered.isNullable = true;
  const parts = [
    ...(raw.$ref === undefined ? [] : [gather(document, lookUpPointer(document, raw.$ref), left - 1)]),
    ...[...raw.allOf, ...alternatives].map((part) => gather(document, part, left - 1)),
  ];
  const isOne = gathered.members.size === 0 && parts.length === 1;
  const [only] = parts;
  if (isOne) gathered.reference = only?.reference ?? (raw.$ref?.startsWith(namedSchemas) ? raw.$ref : undefined);
  const isDemanded = raw.anyOf.length + raw.oneOf.length === 0 || alternatives.length === 1;
  for (const part of parts) join(gathered, part, isDemanded);
  return gathered;
}

function join(into: Gathered, part: Gathered, isDemanded: boolean): void {
  into.isNullable ||= part.isNullable;
  part.types.forEach((type) => into.types.add(type));
  for (const [name, member] of part.members)
    if (!into.members.has(name)) into.members.set(name, { ...member, isRequired: isDemanded && member.isRequired });
  into.items ??= part.items;
  into.plain = { ...part.plain, ...into.plain };
}

function toShape({ types, members, items, isNullable, reference, plain }: Gathered): Shape {
  if (members.size > 0 || types.has('object'))
    return { kind: 'object', members: [...members.values()], isNullable, reference };
  if (items !== undefined || types.has('array')) return { kind: 'array', items, isNullable };
  const [only] = types;
  const type = types.size === 1 ? scalarTypes.find((scalar) => scalar === only) : undefined;
  return { kind: 'scalar', type: type ?? 'string', schema: plain, isNullable };
}

/** What of a text's or number's schema XML Schema knows too. */
function pick(raw: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const names = ['minLength', 'maxLength', 'minimum', 'maximum'];
  return Object.fromEntries(names.flatMap((name) => (raw[name] === undefined ? [] : [[name, raw[name]]])));
}

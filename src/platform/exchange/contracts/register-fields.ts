import { z } from 'zod';
import { lookUpPointer } from './json-pointer.ts';

/** Which field of a shared database a field of an answer is, by its dotted path: our extension `x-field`. */
export type RegisterFields = ReadonlyMap<string, string>;

const Schema = z.looseObject({
  $ref: z.string().optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  items: z.unknown().optional(),
  allOf: z.array(z.unknown()).optional(),
  anyOf: z.array(z.unknown()).optional(),
  oneOf: z.array(z.unknown()).optional(),
  'x-field': z.string().optional(),
});
const deepest = 12;

/** Đối chiếu trường của hợp đồng với cơ sở dữ liệu: every mark below the schemas at these pointers. */
export function listRegisterFields(document: unknown, pointers: readonly string[]): RegisterFields {
  const found = new Map<string, string>();
  for (const pointer of pointers) collect({ $ref: pointer }, '', 0);
  return found;

  function collect(raw: unknown, path: string, depth: number): void {
    const schema = depth > deepest ? undefined : Schema.safeParse(raw).data;
    if (!schema) return;
    const field = schema['x-field'];
    if (field !== undefined && path !== '') found.set(path, field);
    if (schema.$ref !== undefined) collect(lookUpPointer(document, schema.$ref), path, depth + 1);
    for (const part of [...(schema.allOf ?? []), ...(schema.anyOf ?? []), ...(schema.oneOf ?? []), schema.items ?? {}])
      collect(part, path, depth + 1);
    for (const [name, member] of Object.entries(schema.properties ?? {}))
      collect(member, path === '' ? name : `${path}.${name}`, depth + 1);
  }
}

/** The fields of an answer in the words of the shared database; where the contract marks none they are the same. */
export function inRegisterWords(names: RegisterFields, fields: readonly string[]): readonly string[] {
  return names.size === 0 ? fields : [...new Set(fields.flatMap((field) => marksOf(names, field)))];
}

/** Of the fields of an answer those that are needed, told in the words of the shared database; what is nobody's datum stays. */
export function neededOf(
  names: RegisterFields,
  { fields, needed }: { fields: readonly string[]; needed: readonly string[] },
): readonly string[] {
  if (names.size === 0) return needed;
  return fields.filter((field) => {
    const marks = marksOf(names, field);
    return marks.length === 0 || marks.some((mark) => needed.some((one) => isWithin(one, mark) || isWithin(mark, one)));
  });
}

/** By its own mark or the nearest one above, and by those below it. */
function marksOf(names: RegisterFields, field: string): string[] {
  const steps = field.split('.');
  const above = steps
    .map((_, index) => names.get(steps.slice(0, steps.length - index).join('.')))
    .find((mark) => mark !== undefined);
  const below = [...names].flatMap(([path, mark]) => (path.startsWith(`${field}.`) ? [mark] : []));
  return above === undefined ? below : [above, ...below];
}

const isWithin = (inner: string, outer: string): boolean => inner === outer || inner.startsWith(`${outer}.`);

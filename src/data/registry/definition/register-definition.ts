import { z } from 'zod';

const Text = z.string().trim().min(1);
const Path = z.string().regex(/^[a-z][A-Za-z0-9]*$/);
const Schema = z.record(z.string(), z.unknown());

/**
 * How much a field tells about a person: `basic` what papers show anyway, `personal` what is the person's own business,
 * `sensitive` what the law protects most (NĐ 13/2023 Đ2.4: ethnic origin, religion, health).
 */
const Sensitivity = z.enum(['basic', 'personal', 'sensitive']);

const Field = z.strictObject({
  label: Text,
  labelEn: Text,
  sensitivity: Sensitivity,
  article: Text,
  /** The list its codes are from. */
  codeList: Text.optional(),
  /** JSON Schema of its value. */
  schema: Schema,
});

/** One part of a compound value: its words, and the list its codes are from. They stand beside the JSON Schema, which others read too. */
const Part = z.strictObject({ label: Text, labelEn: Text, codeList: Text.optional() });

/** `content/<province>/registers/<register>.yaml`: một cơ sở dữ liệu dùng chung. */
export const RegisterDefinition = z.strictObject({
  register: z.string().regex(/^[a-z][a-z-]*$/),
  name: Text,
  nameEn: Text,
  keeper: Text,
  /** Owned: kinds of the units whose officials look after the records, beside the administrators. */
  keeperUnitKinds: z.array(Text).default([]),
  /** `owned` is kept here; `linked` is looked up, and only what is used of an answer is kept. */
  kind: z.enum(['owned', 'linked']),
  /** Owned, but kept by another module of the system: read only, as it is there today. */
  projects: z.enum(['units', 'code-lists']).optional(),
  from: z.iso.date(),
  to: z.iso.date().optional(),
  article: Text,
  /** `many`: several records may have the same, and the newest answers (the results of one person). */
  identifiers: z
    .array(z.strictObject({ kind: Path, label: Text, labelEn: Text, many: z.boolean().default(false) }))
    .min(1),
  /** Whose data a record is, and the fields that name them. */
  subject: z.strictObject({
    /** `thing`: of nobody; a look at it is no look at anybody's data. */
    kind: z.enum(['person', 'enterprise', 'thing']),
    number: Path,
    name: Path,
    birthDate: Path.optional(),
    /** Where a record may also be an enterprise's: the field of its number. */
    enterpriseNumber: Path.optional(),
  }),
  fields: z.record(Path, Field),
  $defs: z.record(z.string(), Schema).default({}),
  /**
   * Words of the parts of what `$defs` defines, for whoever corrects a record or asks for a grant; every part of an owned register has
   * them.
   */
  parts: z.record(z.string(), z.record(Path, Part)).default({}),
  /** Owned: fields that, taken together and read without marks, mean the same person or thing. */
  duplicates: z.array(z.array(Path).min(1)).default([]),
  /** Owned: fields anybody may have as open data. */
  open: z.array(Path).default([]),
});
export type RegisterDefinition = z.output<typeof RegisterDefinition>;

/** JSON Schema 2020-12 of a record, as systems outside read it. Nothing is obligatory: a register may not know everything. */
export function registerSchema({ register, name, fields, $defs }: RegisterDefinition): Record<string, unknown> {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `urn:motcua:register:${register}`,
    title: name,
    type: 'object',
    properties: Object.fromEntries(
      Object.entries(fields).map(([path, { schema, label }]) => [path, { ...schema, title: label }]),
    ),
    additionalProperties: false,
    $defs,
  };
}

import { z } from 'zod';

/** How a field is typed when a record is corrected: `json` for what has parts of its own. */
export const KeptField = z.object({
  path: z.string(),
  label: z.string(),
  input: z.enum(['text', 'number', 'yes_no', 'choice', 'json']),
  /** With the words of the list its codes are from. */
  choices: z.array(z.object({ value: z.string(), text: z.string() })),
});
export type KeptField = z.infer<typeof KeptField>;

/** Cơ sở dữ liệu mà người này quản lý. */
export const KeptRegister = z.object({
  register: z.string(),
  name: z.string(),
  article: z.string(),
  fields: z.array(KeptField),
});
export type KeptRegister = z.infer<typeof KeptRegister>;

const Named = { id: z.uuid(), name: z.string(), birthYear: z.number().nullable() };

/** What a search shows: enough to choose by, no more; opening one is a look that is recorded. */
export const FoundRecords = z.object({ records: z.array(z.object(Named)), more: z.boolean() });
export type FoundRecords = z.infer<typeof FoundRecords>;

export const KeptVersion = z.object({
  version: z.number(),
  kind: z.enum(['create', 'correct', 'end', 'merge', 'merged', 'undo_merge']),
  at: z.iso.datetime(),
  byName: z.string(),
  reason: z.string(),
  article: z.string(),
  source: z.object({ kind: z.enum(['dossier', 'import', 'desk']), ref: z.string() }),
  changes: z.array(z.object({ label: z.string(), before: z.string(), after: z.string() })),
});
export type KeptVersion = z.infer<typeof KeptVersion>;

/** Một bản ghi with everything it ever said. */
export const KeptRecord = z.object({
  ...Named,
  version: z.number(),
  state: z.enum(['in_force', 'ended', 'merged']),
  values: z.record(z.string(), z.unknown()),
  /** The same in words, in the order of the definition. */
  rows: z.array(z.object({ path: z.string(), label: z.string(), text: z.string() })),
  history: z.array(KeptVersion),
  /** Merges into it that can be undone. */
  merges: z.array(z.object({ id: z.uuid(), name: z.string(), at: z.iso.datetime(), reason: z.string() })),
});
export type KeptRecord = z.infer<typeof KeptRecord>;

export const SuspectedPair = z.object({
  first: z.object(Named),
  second: z.object(Named),
  rules: z.array(z.string()),
  foundAt: z.iso.datetime(),
});
export type SuspectedPair = z.infer<typeof SuspectedPair>;

const Command = { commandId: z.uuid(), reason: z.string().trim().min(5).max(500) };

/** Đính chính: the version that was seen, and the fields that change; null takes a value away. */
export const CorrectionInput = z.object({
  ...Command,
  version: z.int().min(1),
  article: z.string().trim().min(3).max(300),
  values: z.record(z.string().max(60), z.unknown()),
});
export type CorrectionInput = z.infer<typeof CorrectionInput>;

/** Kết luận: one record (and which is kept), or two. */
export const JudgementInput = z.discriminatedUnion('judgement', [
  z.object({ ...Command, judgement: z.literal('one'), keepId: z.uuid() }),
  z.object({ ...Command, judgement: z.literal('two') }),
]);
export type JudgementInput = z.infer<typeof JudgementInput>;

export const UndoInput = z.object(Command);
export type UndoInput = z.infer<typeof UndoInput>;

export const Done = z.object({ done: z.literal(true) });

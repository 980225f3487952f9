import { z } from 'zod';
import { faultRules } from './fault-rules.browser.ts';

/** Cách nhập một giá trị: what has parts is typed part by part, what repeats row by row; nothing is typed as a computer writes it. */
export type KeptInput =
  | { kind: 'text'; maxLength: number }
  | { kind: 'number' }
  | { kind: 'yes_no' }
  /** As much of a date as may be known; `words` may stand instead of one. */
  | { kind: 'date'; precisions: ('day' | 'month' | 'year')[]; words: string[] }
  /** With the words of the list its codes are from. */
  | { kind: 'choice'; choices: { value: string; text: string }[] }
  /** A commune of the country; the parts beside it that say what it lies in. */
  | { kind: 'place'; above: { district?: string | undefined; province?: string | undefined } }
  | { kind: 'parts'; parts: KeptField[] }
  | { kind: 'rows'; row: KeptInput; most: number };

export type KeptField = { path: string; label: string; input: KeptInput };

export const KeptInput: z.ZodType<KeptInput> = z.lazy(() =>
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('text'), maxLength: z.number() }),
    z.object({ kind: z.literal('number') }),
    z.object({ kind: z.literal('yes_no') }),
    z.object({
      kind: z.literal('date'),
      precisions: z.array(z.enum(['day', 'month', 'year'])),
      words: z.array(z.string()),
    }),
    z.object({ kind: z.literal('choice'), choices: z.array(z.object({ value: z.string(), text: z.string() })) }),
    z.object({
      kind: z.literal('place'),
      above: z.object({ district: z.string().optional(), province: z.string().optional() }),
    }),
    z.object({ kind: z.literal('parts'), parts: z.array(KeptField) }),
    z.object({ kind: z.literal('rows'), row: KeptInput, most: z.number() }),
  ]),
);

export const KeptField: z.ZodType<KeptField> = z.object({ path: z.string(), label: z.string(), input: KeptInput });

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

/** What stands with the refusal of a correction that does not fit: where, and by which rule. */
export const CorrectionFaults = z.object({
  faults: z.array(
    z.object({
      at: z.array(z.string()),
      rule: z.enum(faultRules),
      limit: z.number().optional(),
      example: z.string().optional(),
    }),
  ),
});

/** Kết luận: one record (and which is kept), or two. */
export const JudgementInput = z.discriminatedUnion('judgement', [
  z.object({ ...Command, judgement: z.literal('one'), keepId: z.uuid() }),
  z.object({ ...Command, judgement: z.literal('two') }),
]);
export type JudgementInput = z.infer<typeof JudgementInput>;

export const UndoInput = z.object(Command);
export type UndoInput = z.infer<typeof UndoInput>;

export const Done = z.object({ done: z.literal(true) });

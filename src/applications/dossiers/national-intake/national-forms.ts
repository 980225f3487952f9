import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { readContentFile } from '#infrastructure/content-file.ts';

const Field = z.strictObject({
  /** Path of the field in our form. */
  to: z.string().min(1),
  as: z.enum(['text', 'day', 'number']).default('text'),
  /** Our code for each of theirs. */
  values: z.record(z.string(), z.string()).optional(),
});

const NationalForm = z.strictObject({
  procedure: z.string(),
  fields: z.record(z.string(), Field),
  /** What handing in there always means here. */
  always: z.record(z.string(), z.unknown()).default({}),
  /** Our id of each of their components. */
  documents: z.record(z.string(), z.string()).default({}),
});
export type NationalForm = z.infer<typeof NationalForm>;

/** Tờ khai của Cổng Dịch vụ công quốc gia by procedure: which of its members is which field of ours. Throws ContentFault. */
export async function readNationalForms(contentDir: string): Promise<ReadonlyMap<string, NationalForm>> {
  const folder = join(contentDir, 'exchange', 'national-forms');
  const files = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.yaml'));
  const forms = await Promise.all(
    files.map(async (name) => (await readContentFile(join(folder, name), NationalForm)).value),
  );
  return new Map(forms.map((form) => [form.procedure, form]));
}

type Filled = {
  form: Record<string, unknown>;
  /** Members our form has no place for, in the words they came in. */
  others: string[];
};

/** Our form filled in with what theirs says. Pure. */
export function fillFromNational({ fields, always }: NationalForm, sent: Readonly<Record<string, unknown>>): Filled {
  const form: Record<string, unknown> = {};
  const others: string[] = [];
  for (const [name, value] of Object.entries(sent)) {
    if (value === null || value === '') continue;
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
    const text = typeof value === 'string' ? value.normalize('NFC').trim() : JSON.stringify(value);
    if (field) setAt(form, field.to, valueOf(field, text));
    else others.push(`${name}: ${text}`);
  }
  for (const [path, value] of Object.entries(always)) setAt(form, path, value);
  return { form, others };
}

function valueOf({ as, values }: z.infer<typeof Field>, text: string): unknown {
  // A code of theirs that is not known here goes on as it is: the form says what is wrong with it.
  if (values) return Object.hasOwn(values, text) ? values[text] : text;
  if (as === 'number') return /^\d{1,9}$/.test(text) ? Number(text) : text;
  return as === 'day' ? isoDay(text) : text;
}

/** `12/04/1992`, `12041992` or `19920412` → `1992-04-12`; a year alone stays. */
function isoDay(text: string): string {
  const slashed = /^(\d{2})\/(\d{2})\/(\d{4})$/.exec(text);
  if (slashed) return `${slashed[3]}-${slashed[2]}-${slashed[1]}`;
  if (/^(19|20)\d{6}$/.test(text) && Number(text.slice(4, 6)) <= 12)
    return `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`;
  return /^\d{8}$/.test(text) ? `${text.slice(4)}-${text.slice(2, 4)}-${text.slice(0, 2)}` : text;
}

/** Paths come from the province's own files; a list or a prototype is never reached by them. */
function setAt(form: Record<string, unknown>, path: string, value: unknown): void {
  const names = path.split('.');
  const last = names.pop() ?? '';
  let at = form;
  for (const name of names) {
    const inner: Record<string, unknown> = isRecord(at[name]) ? at[name] : {};
    at[name] = inner;
    at = inner;
  }
  at[last] = value;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

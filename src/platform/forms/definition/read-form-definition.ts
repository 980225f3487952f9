import { LineCounter, parseDocument, type Document } from 'yaml';
import { z } from 'zod';
import type * as contract from '../form-definition.contract.ts';
import { spokenLanguage } from '#infrastructure/spoken-language.ts';
import { faultText } from '../fault-text.ts';
import { checkDefinition } from './check-definition.ts';
import { FormDefinition } from './form-schema.ts';

type FormFault = { path: string; message: string };
export type ReadFormDefinition = { ok: true; definition: contract.FormDefinition } | { ok: false; faults: FormFault[] };

type Steps = readonly PropertyKey[];

/**
 * Đọc định nghĩa tờ khai: a `form.json` with every fault by line, place and what to do. JSON is read as YAML, of which it is a
 * part, because that keeps the lines and refuses a key written twice.
 */
export function readFormDefinition(text: string, file: string): ReadFormDefinition {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const lineAt = (offset: number) => `dòng ${lines.linePos(offset).line}`;
  if (document.errors.length > 0) {
    const faults = document.errors.map(({ pos, message }) => ({
      path: lineAt(pos[0]),
      message: faultText('notJson', { reason: message.split('\n')[0] ?? file }),
    }));
    return { ok: false, faults };
  }
  const place = (steps: Steps) => [lineAt(offsetOf(document, steps)), nameOf(steps)].filter(Boolean).join(', ');
  let plain: unknown;
  try {
    plain = document.toJS();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { ok: false, faults: [{ path: lineAt(0), message: faultText('notJson', { reason }) }] };
  }
  const parsed = FormDefinition.safeParse(plain, { error: z.locales[spokenLanguage()]().localeError });
  if (!parsed.success) {
    const faults = parsed.error.issues
      .slice(0, mostFaults)
      .map((issue) => ({ path: place(issue.path), message: sentenceOf(issue) }));
    return { ok: false, faults };
  }
  const faults = checkDefinition(parsed.data).map(({ path, message }) => ({ path: place(path), message }));
  return faults.length > 0 ? { ok: false, faults } : { ok: true, definition: parsed.data };
}

/** Nobody mends more at a time, and each is looked up in the file. */
const mostFaults = 100;

/** Our own are whole sentences that say what to do; zod's general ones are wrapped so that they are too. */
const sentenceOf = ({ message }: z.core.$ZodIssue): string =>
  message.endsWith('.') ? message : faultText('wrongShape', { reason: message });

/** `sections[2].fields[0].label`. */
const nameOf = (steps: Steps): string =>
  steps
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`))
    .join('')
    .replace(/^\./, '');

/** Offset of the node at a path, or of the nearest one above it (a missing key has no place of its own). */
function offsetOf(document: Document, steps: Steps): number {
  for (let length = steps.length; length >= 0; length -= 1) {
    const node = z
      .looseObject({ range: z.array(z.number()).min(1) })
      .safeParse(document.getIn(steps.slice(0, length), true));
    if (node.success) return node.data.range[0] ?? 0;
  }
  return 0;
}

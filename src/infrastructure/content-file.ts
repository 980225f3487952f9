import { readFile } from 'node:fs/promises';
import { LineCounter, parseDocument, type Document } from 'yaml';
import { z } from 'zod';
import { spokenLanguage } from './spoken-language.ts';

/** Lỗi nội dung: a content file that says something it may not; the message names the file and the line of every fault. */
export class ContentFault extends Error {
  constructor(faults: readonly string[]) {
    super(faults.join('\n'));
    this.name = 'ContentFault';
  }
}

export type ContentFile<T> = { value: T; fault: (path: readonly PropertyKey[], message: string) => string };

/** Reads a YAML file through a schema. `fault` words a fault at a path of the file, for rules a schema cannot say. */
export async function readContentFile<Schema extends z.ZodType>(
  file: string,
  schema: Schema,
): Promise<ContentFile<z.output<Schema>>> {
  return readContentText(file, await readFile(file, 'utf8'), schema);
}

/** The same of a text already read; `file` only words the faults. */
export function readContentText<Schema extends z.ZodType>(
  file: string,
  text: string,
  schema: Schema,
): ContentFile<z.output<Schema>> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const at = (offset: number, message: string) => `${file}, dòng ${lines.linePos(offset).line}: ${message}`;
  const fault = (path: readonly PropertyKey[], message: string) => at(offsetOf(document, path), message);

  if (document.errors.length > 0)
    throw new ContentFault(document.errors.map((error) => at(error.pos[0], error.message)));
  const parsed = schema.safeParse(plainOf(document, at), { error: z.locales[spokenLanguage()]().localeError });
  if (!parsed.success)
    throw new ContentFault(parsed.error.issues.slice(0, mostFaults).map((issue) => fault(issue.path, describe(issue))));
  return { value: parsed.data, fault };
}

/** Nobody mends more at a time, and each is looked up in the file. */
const mostFaults = 100;

/** Aliases that unfold without end are a fault of the file. */
function plainOf(document: Document, at: (offset: number, message: string) => string): unknown {
  try {
    return document.toJS();
  } catch (error) {
    throw new ContentFault([at(0, error instanceof Error ? error.message : String(error))]);
  }
}

const describe = (issue: z.core.$ZodIssue): string =>
  issue.path.length > 0 ? `${issue.path.join('.')}: ${issue.message}` : issue.message;

/** Offset of the node at a path, or of the nearest node above it that exists (a missing key has no node of its own). */
function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  for (let length = path.length; length >= 0; length -= 1) {
    const node = z
      .looseObject({ range: z.array(z.number()).min(1) })
      .safeParse(document.getIn(path.slice(0, length), true));
    if (node.success) return node.data.range[0] ?? 0;
  }
  return 0;
}

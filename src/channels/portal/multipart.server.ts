import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { refuseHttp } from '#infrastructure/http/errors.ts';
import { isPlainText } from '#infrastructure/http/plain-input.ts';

export type FormFile = { field: string; filename: string; bytes: Uint8Array };

const maxFieldChars = 4000;
const Status = z.object({ statusCode: z.number() });

/** A posted form with files, for browsers without script: fields as text, each file whole (its size is limited where it is registered). */
export async function readForm(
  request: FastifyRequest,
  { mostFiles = 1 }: { mostFiles?: number } = {},
): Promise<{ fields: Record<string, string>; lists: Record<string, string[]>; files: FormFile[] }> {
  const fields: Record<string, string> = {};
  // Boxes ticked under one name.
  const lists: Record<string, string[]> = {};
  const files: FormFile[] = [];
  try {
    for await (const part of request.parts({ limits: { files: mostFiles } })) {
      if (part.type === 'file') {
        const bytes = new Uint8Array(await part.toBuffer());
        if (part.filename && bytes.length > 0) files.push({ field: part.fieldname, filename: part.filename, bytes });
      } else if (typeof part.value === 'string') {
        const text = part.value.slice(0, maxFieldChars);
        fields[part.fieldname] = text;
        (lists[part.fieldname] ??= []).push(text);
      }
    }
  } catch (error) {
    // A form cut short or without its boundary comes from the parser without a status.
    throw Status.safeParse(error).success ? error : refuseHttp('http.malformed');
  }
  const texts = [...Object.entries(lists).flat(2), ...files.flatMap(({ field, filename }) => [field, filename])];
  if (!texts.every(isPlainText)) throw refuseHttp('http.malformed');
  return { fields, lists, files };
}

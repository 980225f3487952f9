import type { FastifyRequest } from 'fastify';

export type FormFile = { field: string; filename: string; bytes: Uint8Array };

const maxFieldChars = 4000;

/** A posted form with files, for browsers without script: fields as text, each file whole (its size is limited where it is registered). */
export async function readForm(
  request: FastifyRequest,
): Promise<{ fields: Record<string, string>; files: FormFile[] }> {
  const fields: Record<string, string> = {};
  const files: FormFile[] = [];
  for await (const part of request.parts()) {
    if (part.type === 'file') {
      const bytes = new Uint8Array(await part.toBuffer());
      if (part.filename && bytes.length > 0) files.push({ field: part.fieldname, filename: part.filename, bytes });
    } else if (typeof part.value === 'string') {
      fields[part.fieldname] = part.value.slice(0, maxFieldChars);
    }
  }
  return { fields, files };
}

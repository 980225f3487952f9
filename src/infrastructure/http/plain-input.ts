import { Readable } from 'node:stream';
import type { FastifyRequest } from 'fastify';
import { refuseHttp } from './errors.ts';

/** Levels of objects and lists in a body; the deepest form of ours has fewer than ten. */
const maxDepth = 40;

/**
 * Refuses input no form of ours sends and the database cannot keep: texts with the character NUL or half a character, and bodies
 * nested so deep that reading them would exhaust the stack.
 */
export async function requirePlainInput(request: FastifyRequest): Promise<void> {
  for (const input of [request.params, request.query, request.body]) {
    if (!isPlain(input)) throw refuseHttp('http.malformed');
  }
}

/** Whether a text can be kept as it is. */
export function isPlainText(text: string): boolean {
  return text.isWellFormed() && !text.includes('\0');
}

/** A file, here or on its way: looked at by whoever takes it. */
const isBytes = (value: object): boolean => value instanceof Uint8Array || value instanceof Readable;

/** Whether the database can keep every text in it, and it is not too deep to be read. */
export function isPlain(input: unknown): boolean {
  const open: [value: unknown, depth: number][] = [[input, 0]];
  for (let next = open.pop(); next; next = open.pop()) {
    const [value, depth] = next;
    if (depth > maxDepth) return false;
    if (typeof value === 'string' && !isPlainText(value)) return false;
    if (typeof value !== 'object' || value === null || isBytes(value)) continue;
    for (const [name, part] of Object.entries(value)) {
      if (!isPlainText(name)) return false;
      open.push([part, depth + 1]);
    }
  }
  return true;
}

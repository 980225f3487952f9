import { parse } from 'yaml';
import type { z } from 'zod';
import { refuse } from './exchange.errors.ts';

/** What officials write by hand beside a contract, and the refusal of what cannot be read. */
type Written<Shape> = { shape: z.ZodType<Shape>; refusal: 'exchange.mapping_wrong' | 'exchange.composition_wrong' };

/** Đọc phần khai báo viết tay in YAML or JSON. Throws its refusal with the place and what is wrong there. */
export function readByHand<Shape>(text: string, { shape, refusal }: Written<Shape>): Shape {
  const wrong = (what: string) => refuse(refusal, { what });
  const read = shape.safeParse(parseText(text, wrong));
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw wrong(`${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`);
}

function parseText(text: string, wrong: (what: string) => Error): unknown {
  try {
    return parse(text, { uniqueKeys: true, maxAliasCount: 0 });
  } catch (error) {
    throw wrong(error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error));
  }
}

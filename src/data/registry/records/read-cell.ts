import { z } from 'zod';
import type { RegisterDefinition } from '../definition/register-definition.ts';

const Typed = z.looseObject({ type: z.string().optional(), $ref: z.string().optional() });
const words: Readonly<Record<string, boolean>> = { true: true, có: true, x: true, false: false, không: false };

/** Value of a cell by the schema of its field; what cannot be read stays text, and is refused when the record is judged. */
export function readCell({ fields, $defs }: RegisterDefinition, path: string, text: string): unknown {
  const plain = text.normalize('NFC').trim();
  switch (typeOf(fields[path]?.schema, $defs)) {
    case 'integer':
    case 'number':
      return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : plain;
    case 'boolean':
      return words[plain.toLocaleLowerCase('vi')] ?? plain;
    case 'array':
    case 'object':
      return readJson(plain);
    default:
      return plain;
  }
}

function typeOf(schema: unknown, defs: RegisterDefinition['$defs']): string | undefined {
  const { type, $ref } = Typed.parse(schema ?? {});
  return $ref === undefined ? type : Typed.parse(defs[$ref.split('/').at(-1) ?? ''] ?? {}).type;
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

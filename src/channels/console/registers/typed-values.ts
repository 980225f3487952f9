import type { KeptField } from '#data/registry/keeping/keeping.contract.ts';

/** A value as it stands in its input. */
export function typedOf({ input }: KeptField, value: unknown): string {
  if (value === undefined || value === null) return '';
  return input === 'json' ? JSON.stringify(value, null, 2) : String(value);
}

export type ReadTyped = { value: unknown } | { wrong: 'record.jsonWrong' | 'record.numberWrong' };

/** What is in an input, as the register wants it; an empty one takes the value away. */
export function readTyped({ input }: KeptField, typed: string): ReadTyped {
  const text = typed.trim();
  if (text === '') return { value: null };
  switch (input) {
    case 'number':
      return Number.isFinite(Number(text)) ? { value: Number(text) } : { wrong: 'record.numberWrong' };
    case 'yes_no':
      return { value: text === 'true' };
    case 'json':
      try {
        return { value: JSON.parse(text) };
      } catch {
        return { wrong: 'record.jsonWrong' };
      }
    default:
      return { value: text.normalize('NFC') };
  }
}

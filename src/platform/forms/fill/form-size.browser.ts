export const MAX_FORM_KB = 300;

const encoder = new TextEncoder();

/**
 * Whether an input is at most 300 KB, counted about as JSON in UTF-8. Walks without recursion and stops at the limit, so that
 * neither a huge nor a deeply nested input costs much.
 */
export function isWithinSize(input: unknown): boolean {
  let left = MAX_FORM_KB * 1024;
  const waiting: unknown[] = [input];
  while (waiting.length > 0) {
    const value = waiting.pop();
    if (typeof value === 'string') left -= value.length > left ? value.length : encoder.encode(value).length + 2;
    else left -= 4;
    if (typeof value === 'object' && value !== null) {
      for (const key in value) {
        left -= key.length + 4;
        if (left < 0) return false;
      }
      for (const part of Object.values(value)) waiting.push(part);
    }
    if (left < 0) return false;
  }
  return true;
}

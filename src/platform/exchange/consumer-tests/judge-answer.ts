import type { ConsumerTest } from './consumer-test.contract.ts';

/** Chấm câu trả lời: what of it a consumer relies on is not there; empty when all is. Names fields, never values. */
export function judgeAnswer(
  { status, has }: Pick<ConsumerTest, 'status' | 'has'>,
  answer: { status: number; body: string },
): string {
  if (answer.status !== status) return `HTTP ${answer.status}, cần ${status}`;
  if (has.length === 0) return '';
  const value = parse(answer.body);
  const missing = has.filter((field) => !isThere(value, field.split('.')));
  return missing.length === 0 ? '' : `thiếu ${missing.join(', ')}`;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Of a list one member that has the field is enough: a field may be empty in some. */
function isThere(value: unknown, [name, ...rest]: readonly string[]): boolean {
  if (Array.isArray(value)) return value.some((item) => isThere(item, name === undefined ? [] : [name, ...rest]));
  if (name === undefined) return value !== undefined;
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return false;
  return isThere(Reflect.get(value, name), rest);
}

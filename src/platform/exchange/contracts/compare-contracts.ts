import { canonicalJson } from '#infrastructure/crypto.ts';
import { listFields } from './list-fields.ts';
import { lookUpPointer, type Contract, type ContractOperation } from './read-openapi.ts';

/** What a consumer holds of a service: what may break. */
export type Held = { consumer: string; operations: readonly string[]; fields: readonly string[] | null };
/** Một chỗ hỏng: for which consumer, in which operation, and what. */
export type Break = { consumer: string; operation: string; what: string };

/**
 * So sánh hợp đồng: what of the new contract would break a consumer that keeps to the old one — an operation gone or moved, something
 * new demanded of the question, a granted field gone from the answer or of another type. What nobody holds may change freely.
 */
export function findBreaks(before: Contract, after: Contract, holders: readonly Held[]): Break[] {
  return holders.flatMap(({ consumer, operations, fields }) =>
    operations.flatMap((id): Break[] => {
      const old = before.operations.find((operation) => operation.id === id);
      const now = after.operations.find((operation) => operation.id === id);
      if (!old) return [];
      if (!now) return [{ consumer, operation: id, what: 'thao tác không còn' }];
      return [...questionBreaks(old, now, before, after), ...answerBreaks(id, before, after, fields)].map((what) => ({
        consumer,
        operation: id,
        what,
      }));
    }),
  );
}

function questionBreaks(old: ContractOperation, now: ContractOperation, before: Contract, after: Contract): string[] {
  const breaks: string[] = [];
  if (old.method !== now.method || old.path !== now.path) breaks.push('đổi đường dẫn hoặc phương thức');
  const known = new Map(old.parameters.map((parameter) => [`${parameter.in} ${parameter.name}`, parameter]));
  for (const { name, in: place, required, schema } of now.parameters) {
    const earlier = known.get(`${place} ${name}`);
    if (required && !earlier?.required) breaks.push(`tham số ${name} trở thành bắt buộc`);
    if (earlier && canonicalJson(earlier.schema) !== canonicalJson(schema)) breaks.push(`tham số ${name} đổi kiểu`);
    known.delete(`${place} ${name}`);
  }
  for (const { name } of known.values()) breaks.push(`tham số ${name} không còn`);
  const [oldBody, newBody] = [bodyOf(before, old), bodyOf(after, now)];
  for (const name of requiredOf(newBody))
    if (!requiredOf(oldBody).includes(name)) breaks.push(`nội dung gửi phải có thêm ${name}`);
  return breaks;
}

function answerBreaks(id: string, before: Contract, after: Contract, granted: readonly string[] | null): string[] {
  const left = new Map(listFields(after, [id]).map((field) => [field.path, field]));
  const isHeld = (path: string) =>
    granted === null || granted.some((held) => path === held || path.startsWith(`${held}.`));
  return listFields(before, [id])
    .filter(({ path }) => isHeld(path))
    .flatMap(({ path, type }) => {
      const now = left.get(path);
      if (!now) return [`không còn trường ${path}`];
      return now.type === type ? [] : [`trường ${path} đổi kiểu`];
    });
}

const bodyOf = ({ document }: Contract, { requestSchema }: ContractOperation): unknown =>
  requestSchema === undefined ? undefined : resolve(document, lookUpPointer(document, requestSchema));

function resolve(document: unknown, schema: unknown): unknown {
  if (typeof schema === 'object' && schema !== null && '$ref' in schema && typeof schema.$ref === 'string')
    return resolve(document, lookUpPointer(document, schema.$ref));
  return schema;
}

function requiredOf(schema: unknown): string[] {
  if (typeof schema !== 'object' || schema === null || !('required' in schema) || !Array.isArray(schema.required))
    return [];
  return schema.required.filter((name) => typeof name === 'string');
}

import { canonicalJson } from '#infrastructure/crypto.ts';
import { listFields } from './list-fields.ts';
import type { Contract, ContractOperation } from './read-openapi.ts';
import { shapeOf } from '../soap/json-shape.ts';
import { nameKey } from '../soap/xml.ts';

/** What a consumer holds of a service: what may break. */
export type Held = { consumer: string; operations: readonly string[]; fields: readonly string[] | null };
/** Một chỗ hỏng: for which consumer, in which operation, and what. */
export type Break = { consumer: string; operation: string; what: string };

/**
 * So sánh hợp đồng: what of the new contract would break a consumer that keeps to the old one — an operation gone or moved, something
 * new demanded of the question, a granted field gone from the answer or of another type, a header of answers gone. What nobody holds may change freely.
 */
export function findBreaks(before: Contract, after: Contract, holders: readonly Held[]): Break[] {
  return holders.flatMap(({ consumer, operations, fields }) =>
    operations.flatMap((id): Break[] => {
      const old = before.operations.find((operation) => operation.id === id);
      const now = after.operations.find((operation) => operation.id === id);
      if (!old) return [];
      if (!now) return [{ consumer, operation: id, what: 'thao tác không còn' }];
      return [
        ...questionBreaks(old, now, before, after),
        ...answerBreaks(id, before, after, fields),
        ...headerBreaks(old, now, fields),
      ].map((what) => ({
        consumer,
        operation: id,
        what,
      }));
    }),
  );
}

/** What a service that becomes personal would break: under a grant that names no fields nothing of it goes out any more. */
export const findUnnamed = (holders: readonly Held[]): Break[] =>
  holders.flatMap(({ consumer, operations, fields }) =>
    fields === null
      ? operations.map((operation) => ({ consumer, operation, what: 'quyền không nêu từng trường dữ liệu cá nhân' }))
      : [],
  );

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
  if (questionName(before, old) !== questionName(after, now))
    breaks.push('đổi phần tử của câu hỏi hoặc câu trả lời SOAP');
  const [oldBody, newBody] = [membersOf(before, old), membersOf(after, now)];
  for (const [path, isRequired] of newBody) {
    const parent = path.slice(0, Math.max(0, path.lastIndexOf('.')));
    // What stands in something new is demanded only of who sends the new thing.
    const isAsked = parent === '' || oldBody.has(parent);
    if (isRequired && isAsked && oldBody.get(path) !== true) breaks.push(`nội dung gửi phải có thêm ${path}`);
  }
  return breaks;
}

/** Elements a SOAP consumer writes and reads. */
function questionName({ soap }: Contract, { id }: ContractOperation): string {
  const operation = soap?.operations.get(id);
  return operation ? `${nameKey(operation.input)} ${nameKey(operation.output)}` : '';
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

/** Headers of answers go to who is granted answers whole. */
function headerBreaks(old: ContractOperation, now: ContractOperation, granted: readonly string[] | null): string[] {
  if (granted !== null) return [];
  return old.answerHeaders
    .filter((name) => !now.answerHeaders.includes(name))
    .map((name) => `không còn tiêu đề ${name}`);
}

const deepest = 8;

/** Members of a request body by their paths, and whether each must be there. */
function membersOf({ document }: Contract, { requestSchema }: ContractOperation): Map<string, boolean> {
  const found = new Map<string, boolean>();
  if (requestSchema !== undefined) collect({ $ref: requestSchema }, []);
  return found;

  function collect(schema: unknown, path: readonly string[]): void {
    const shape = shapeOf(document, schema);
    if (path.length > deepest || shape.kind === 'scalar') return;
    if (shape.kind === 'array') return collect(shape.items, path);
    for (const { name, schema: member, isRequired } of shape.members) {
      found.set([...path, name].join('.'), isRequired);
      collect(member, [...path, name]);
    }
  }
}

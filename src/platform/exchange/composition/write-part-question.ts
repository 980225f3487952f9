import { z } from 'zod';
import type { ContractOperation, Method } from '../contracts/read-openapi.ts';
import { fillHeaders, fillTarget } from '../developers/read-operations.ts';
import { MappingFault } from '../mapping/mapping-fault.ts';

export type PartQuestion = { method: Method; url: string; headers: Record<string, string>; body: string };

const Value = z.union([z.string(), z.number(), z.boolean()]).nullish();
const Parameters = z.record(z.string(), Value).nullish();

/**
 * Viết câu hỏi của một thành phần, from what its formulas gave; undefined when they gave nothing for what must be said, because a field
 * they read was not there. Throws MappingFault for what is no parameter of the operation, or no single value: there are no loops over
 * lists.
 */
export function writePartQuestion(
  serviceKey: string,
  { method, path, parameters, requestSchema }: ContractOperation,
  made: { parameters: unknown; body: unknown },
): PartQuestion | undefined {
  const read = Parameters.safeParse(made.parameters);
  if (!read.success) throw new MappingFault('tham số phải là một đối tượng gồm các giá trị đơn, không có danh sách');
  const given = Object.fromEntries(
    Object.entries(read.data ?? {}).flatMap(([name, value]) => {
      const parameter = parameters.find((known) => known.name === name || known.name === name.toLowerCase());
      if (!parameter) throw new MappingFault(`thao tác không có tham số ${name}`);
      return value === undefined || value === null ? [] : [[parameter.name, String(value)]];
    }),
  );
  if (parameters.some(({ name, required }) => required && (given[name] ?? '') === '')) return undefined;
  if (requestSchema !== undefined && made.body === undefined) return undefined;
  const asked = parameters.map((parameter) => ({ ...parameter, example: '' }));
  return {
    method,
    url: `/${serviceKey}${fillTarget(path, asked, given)}`,
    headers: {
      ...fillHeaders(asked, given),
      ...(requestSchema !== undefined && { 'content-type': 'application/json' }),
    },
    body: requestSchema === undefined ? '' : JSON.stringify(made.body),
  };
}

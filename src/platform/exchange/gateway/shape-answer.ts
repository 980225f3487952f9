import type { Check } from '../contracts/compile-contract.ts';
import type { KeepsRow } from '../contracts/keep-rows.ts';
import type { Sieve } from './call.ts';
import { GatewayFault } from './faults.ts';

/**
 * Câu trả lời theo quyền: held against the contract, then only the rows and fields that may go back are left. Throws `wrong_answer` when
 * the provider did not keep the contract; `undefined` when the one record that was found is outside them.
 */
export function shapeAnswer(
  body: Buffer,
  { check, sieve: { filter, keepsRow } }: { check: Check | undefined; sieve: Sieve },
): Buffer | undefined {
  if (!check && !filter && !keepsRow) return body;
  const value = parse(body);
  const fault = check?.(value);
  if (fault !== undefined) throw new GatewayFault('wrong_answer');
  if (!filter && !keepsRow) return body;
  const rows = keepsRow ? keepRows(value, keepsRow) : value;
  if (rows === undefined) return undefined;
  return Buffer.from(JSON.stringify(filter ? filter(rows) : rows));
}

/** Of a list (on its own or under `items`) the rows that stay; of one record itself, or nothing. A record may have items of its own. */
function keepRows(value: unknown, keeps: KeepsRow): unknown {
  if (Array.isArray(value)) return value.filter((row) => keeps(row) === true);
  if (typeof value !== 'object' || value === null || !('items' in value) || !Array.isArray(value.items))
    return keeps(value) ? value : undefined;
  if (keeps(value) === false) return undefined;
  const isKept = (one: unknown) => typeof one !== 'object' || keeps(one) === true;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]: [string, unknown]) => [
      name,
      Array.isArray(member) ? member.filter(isKept) : member,
    ]),
  );
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    throw new GatewayFault('wrong_answer');
  }
}

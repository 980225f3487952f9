import type { CallFacts } from '../gateway/record-call.ts';
import { providerFaults } from './count-calls.ts';

/** Part of a grant that calls used, how often and when last. */
export type GrantUse = { grant: string; part: 'operation' | 'field'; name: string; calls: number; lastAt: Date };

/** A call, with the fields that went out of it; null where they are not on record, because the data are nobody's. */
export type CountedCall = { facts: CallFacts; fields: readonly string[] | null };

/** Stands for the fields of answers whose fields are not on record. */
export const anyField = '*';

const grantId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** A call that was let in is a use of its grant, whether or not the provider was up to it. */
const letIn = new Set(['answered', 'replayed', 'passed', 'broken_off', ...providerFaults]);

/** Cộng phần đã dùng của từng quyền: operations that were called, fields that were given. */
export function countUse(calls: readonly CountedCall[]): GrantUse[] {
  const rows = new Map<string, GrantUse>();
  for (const { facts, fields } of calls) {
    const { grant, operation, outcome, status } = facts;
    if (!grantId.test(grant) || operation === '' || !letIn.has(outcome)) continue;
    const at = new Date(facts.at);
    const add = (part: GrantUse['part'], name: string) => {
      const key = `${grant} ${part} ${name}`;
      const row = rows.get(key) ?? { grant, part, name, calls: 0, lastAt: at };
      row.calls += 1;
      if (at > row.lastAt) row.lastAt = at;
      rows.set(key, row);
    };
    add('operation', operation);
    if (status < 300) for (const field of fields ?? [anyField]) add('field', field);
  }
  return [...rows.values()];
}

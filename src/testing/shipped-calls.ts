import type { Db } from '#infrastructure/database/connect.ts';
import { buildLine } from '#platform/exchange/evidence/entry.ts';
import { noSeal } from '#platform/exchange/evidence/seal.ts';
import { insertShipped, upsertGateway } from '#platform/exchange/evidence/shipped.queries.ts';
import type { CallFacts } from '#platform/exchange/gateway/record-call.ts';

/** Calls as a gateway's log brings them into the database. */
export async function shipCalls(db: Db, gateway: string, calls: readonly CallFacts[]): Promise<void> {
  const at = new Date();
  const lines = calls.map((facts, index) => buildLine(index + 1, { facts: JSON.stringify(facts) }));
  const leaves = lines.map(({ leaf }) => leaf);
  const seal = { gateway, number: 1, from: 1, leaves, root: '', previous: noSeal, at: at.toISOString(), signature: '' };
  const { shippedBatch } = await upsertGateway(db, { id: gateway, publicKey: '', at });
  const text = lines.map(({ line }) => `${line}\n`).join('');
  await insertShipped(db, { gateway, seals: [seal], lines: text, given: {}, after: shippedBatch, at });
}

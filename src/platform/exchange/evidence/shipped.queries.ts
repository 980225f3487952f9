import type { Db } from '#infrastructure/database/connect.ts';
import { inTransaction } from '#infrastructure/database/transaction.ts';
import { countCalls } from '../figures/count-calls.ts';
import { addFigures } from '../figures/figures.queries.ts';
import type { CallFacts } from '../gateway/record-call.ts';
import type { Seal } from './seal.ts';

/** A gateway makes itself known at its start, with the key its seals are signed with; that key never changes. */
export async function upsertGateway(
  db: Db,
  { id, publicKey, at }: { id: string; publicKey: string; at: Date },
): Promise<{ shippedBatch: number }> {
  const row = await db
    .insertInto('exchange.gateway')
    .values({ id, public_key: publicKey, started_at: at, seen_at: at })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ started_at: at, seen_at: at }))
    .returning(['public_key', 'shipped_batch'])
    .executeTakeFirstOrThrow();
  if (row.public_key !== publicKey)
    throw new Error(`Gateway ${id} is known with another key: its evidence folder was replaced`);
  return { shippedBatch: row.shipped_batch };
}

export type ShippedBatch = { seal: Seal; entries: readonly { seq: number; facts: CallFacts; text: string }[] };

/** Writes sealed batches beside their gateway; what was there already stays as it was. */
export async function insertShipped(
  db: Db,
  { gateway, batches, at }: { gateway: string; batches: readonly ShippedBatch[]; at: Date },
): Promise<void> {
  const entries = batches.flatMap(({ seal, entries: lines }) => lines.map((line) => ({ batch: seal.number, ...line })));
  const last = batches.at(-1);
  if (!last) return;
  await inTransaction(db, async (tx) => {
    await tx
      .insertInto('exchange.sealed_batch')
      .values(
        batches.map(({ seal, entries: lines }) => ({
          gateway_id: gateway,
          number: seal.number,
          sealed_at: new Date(seal.at),
          entries: lines.length,
          seal: JSON.stringify(seal),
        })),
      )
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    if (entries.length > 0)
      await tx
        .insertInto('exchange.log_entry')
        .values(
          entries.map(({ batch, seq, facts, text }) => ({
            gateway_id: gateway,
            seq,
            batch,
            at: new Date(facts.at),
            consumer: facts.consumer,
            service: facts.service,
            operation: facts.operation,
            status: facts.status,
            outcome: facts.outcome,
            took_ms: facts.tookMs,
            request_bytes: facts.requestBytes,
            response_bytes: facts.responseBytes,
            trace_id: facts.trace,
            subject_key: facts.subjectKey ?? null,
            dossier_code: facts.dossier ?? null,
            purpose: facts.purpose ?? null,
            entry: text,
          })),
        )
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    // With the batches, in one transaction: what is shipped twice is counted once.
    await addFigures(tx, countCalls(entries.map(({ facts }) => facts)));
    await tx
      .updateTable('exchange.gateway')
      .set({ shipped_batch: last.seal.number, seen_at: at })
      .where('id', '=', gateway)
      .execute();
  });
}

/** Seals of a gateway as the database has them, by number: what a log that was cut off cannot hide. */
export async function selectSeals(db: Db, gateway: string): Promise<{ number: number; seal: string }[]> {
  return db
    .selectFrom('exchange.sealed_batch')
    .select(['number', 'seal'])
    .where('gateway_id', '=', gateway)
    .orderBy('number')
    .execute();
}

export async function listGateways(db: Db) {
  return db
    .selectFrom('exchange.gateway')
    .select([
      'id',
      'public_key as publicKey',
      'started_at as startedAt',
      'seen_at as seenAt',
      'shipped_batch as shippedBatch',
    ])
    .orderBy('id')
    .execute();
}

import { sql } from 'kysely';
import type { Db, Tx } from '#infrastructure/database/connect.ts';
import { inTransaction } from '#infrastructure/database/transaction.ts';
import { countCalls } from '../figures/count-calls.ts';
import { countUse } from '../figures/count-use.ts';
import { addFigures, addUse } from '../figures/figures.queries.ts';
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

/** A gateway that can reach the database says so, also when nobody calls. */
export async function noteGatewaySeen(db: Db, { id, at }: { id: string; at: Date }): Promise<void> {
  await db.updateTable('exchange.gateway').set({ seen_at: at }).where('id', '=', id).execute();
}

export type ShippedBatch = {
  seal: Seal;
  /** `fields`: of a person's data what went out; null for data of nobody. */
  entries: readonly { seq: number; facts: CallFacts; fields: readonly string[] | null; text: string }[];
};

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
    if (entries.length > 0) await insertEntries(tx, gateway, entries);
    // With the batches, in one transaction: what is shipped twice is counted once.
    await addFigures(tx, countCalls(entries.map(({ facts }) => facts)));
    await addUse(tx, countUse(entries));
    await tx
      .updateTable('exchange.gateway')
      .set({ shipped_batch: last.seal.number, seen_at: at })
      .where('id', '=', gateway)
      .execute();
  });
}

type NumberedEntry = ShippedBatch['entries'][number] & { batch: number };

/** As one parameter: thousands of lines a second come this way, and writing each value out costs more than reading them back. */
async function insertEntries(tx: Tx, gateway: string, entries: readonly NumberedEntry[]): Promise<void> {
  const rows = entries.map(({ batch, seq, facts, text }) => ({ ...facts, batch, seq, entry: text }));
  await sql`
    insert into exchange.log_entry (gateway_id, seq, batch, at, consumer, service, operation, status, outcome, took_ms, request_bytes,
      response_bytes, trace_id, subject_key, dossier_code, purpose, composed_call, composed_part, bodies, entry)
    select ${gateway}, seq, batch, at, consumer, service, operation, status, outcome, "tookMs", "requestBytes", "responseBytes", trace,
      "subjectKey", dossier, purpose, composed ->> 'call', composed ->> 'part', bodies, entry
    from json_to_recordset(${JSON.stringify(rows)}::json) as told (seq bigint, batch integer, at timestamptz, consumer text, service text,
      operation text, status integer, outcome text, "tookMs" real, "requestBytes" bigint, "responseBytes" bigint, trace text,
      "subjectKey" text, dossier text, purpose text, composed json, bodies text, entry text)
    on conflict do nothing`.execute(tx);
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

import { sql } from 'kysely';
import type { Db, Tx } from '#infrastructure/database/connect.ts';
import { inTransaction } from '#infrastructure/database/transaction.ts';
import { bucketStep, lastBucket, providerFaults, uncounted } from '../figures/sum-figures.ts';
import { anyField, letIn } from '../figures/grant-use.ts';
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

/** What a gateway has sealed, as it stands in its log. */
export type Shipped = {
  gateway: string;
  seals: readonly Seal[];
  /** Whole lines, each with its end; the seals may stand among them. */
  lines: string;
  /** Of lines about a person which fields went out, by their number. */
  given: Readonly<Record<string, readonly string[]>>;
  /** The batch the database had last. */
  after: number;
  at: Date;
};

/**
 * Writes sealed batches beside their gateway; what was there already stays as it was. Gives the batch the database has last: another
 * than that of these where it was put back from a backup meanwhile, and then nothing is written.
 */
export async function insertShipped(
  db: Db,
  { gateway, seals, lines, given, after, at }: Shipped,
): Promise<number | undefined> {
  const last = seals.at(-1)?.number ?? after;
  return inTransaction(db, async (tx) => {
    const { numUpdatedRows } = await tx
      .updateTable('exchange.gateway')
      .set({ shipped_batch: last, seen_at: at })
      .where('id', '=', gateway)
      .where('shipped_batch', '=', after)
      .executeTakeFirstOrThrow();
    if (numUpdatedRows === 0n) return selectShippedBatch(tx, gateway);
    await tx
      .insertInto('exchange.sealed_batch')
      .values(
        seals.map((seal) => ({
          gateway_id: gateway,
          number: seal.number,
          sealed_at: new Date(seal.at),
          entries: seal.leaves.length,
          seal: JSON.stringify(seal),
        })),
      )
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    if (lines !== '') await insertLines(tx, { gateway, seals, lines, given });
    return last;
  });
}

async function selectShippedBatch(tx: Tx, gateway: string): Promise<number | undefined> {
  const known = await tx
    .selectFrom('exchange.gateway')
    .select('shipped_batch')
    .where('id', '=', gateway)
    .executeTakeFirst();
  return known?.shipped_batch;
}

/**
 * Lines, figures of their hours and what they used of grants, in one statement that reads the lines once. With their batches in one
 * transaction: what is shipped twice is counted once. Whatever is no call (an entry of the management's log) has no time. Rows are
 * added in one order for all gateways, so that none waits for another in a circle.
 */
async function insertLines(tx: Tx, { gateway, seals, lines, given }: Omit<Shipped, 'after' | 'at'>): Promise<void> {
  await sql`
    with batch as materialized (
      select ${seals.map(({ from }) => from)}::bigint[] as froms, ${seals.map(({ number }) => number)}::integer[] as numbers,
        ${JSON.stringify(given)}::jsonb as given
    ), line as materialized (
      select text, text::jsonb as told from string_to_table(${lines}, E'\n') as text where text like '{"seq":%'
    ), call as materialized (
      select (told ->> 'seq')::bigint as seq, text, facts.*
      from line, jsonb_to_record((told #>> '{sections,facts,text}')::jsonb) as facts (at timestamptz, consumer text, service text,
        operation text, "grant" text, status integer, outcome text, "tookMs" double precision, "requestBytes" bigint,
        "responseBytes" bigint, trace text, "subjectKey" text, dossier text, purpose text, composed jsonb, bodies text)
      where at is not null
    ), kept_line as (
      insert into exchange.log_entry (gateway_id, seq, batch, at, consumer, service, operation, status, outcome, took_ms, request_bytes,
        response_bytes, trace_id, subject_key, dossier_code, purpose, composed_call, composed_part, bodies, entry)
      select ${gateway}, seq, numbers[greatest(1, width_bucket(seq, froms))], at, consumer, service, operation, status, outcome, "tookMs",
        "requestBytes", "responseBytes", trace, "subjectKey", dossier, purpose, composed ->> 'call', composed ->> 'part', bodies, text
      from call, batch
      on conflict do nothing
    ), kept_figure as (
      insert into exchange.call_figure as kept (service, consumer, hour, bucket, calls, refused, failed, last_good_at)
      select service, consumer, date_trunc('hour', at, 'UTC'),
        least(${lastBucket}::integer, floor(ln(greatest("tookMs", 1)) / ${bucketStep}::double precision))::smallint,
        count(*), count(*) filter (where status >= 400), count(*) filter (where outcome = any(${providerFaults}::text[])),
        max(at) filter (where status < 400)
      from call where service <> '' and outcome <> all(${uncounted}::text[]) group by 1, 2, 3, 4 order by 3, 1, 2, 4
      on conflict (hour, service, consumer, bucket) do update set
        calls = kept.calls + excluded.calls, refused = kept.refused + excluded.refused, failed = kept.failed + excluded.failed,
        last_good_at = greatest(kept.last_good_at, excluded.last_good_at)
    ), used as materialized (
      select "grant", operation, status < 300 as is_given, (given -> seq::text)::text as fields, count(*) as calls, max(at) as last_at
      from call, batch where operation <> '' and outcome = any(${letIn}::text[]) group by 1, 2, 3, 4
    )
    insert into exchange.grant_use as kept (grant_id, part, name, calls, last_at)
    select "grant"::uuid, part.part, part.name, sum(calls), max(last_at)
    from used, lateral (
      select 'operation' as part, operation as name
      union all select 'field', field from jsonb_array_elements_text(coalesce(fields, ${JSON.stringify([anyField])})::jsonb) as field
      where is_given
    ) as part
    where "grant" ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
    group by 1, 2, 3 order by 1, 2, 3
    on conflict (grant_id, part, name) do update set
      calls = kept.calls + excluded.calls, last_at = greatest(kept.last_at, excluded.last_at)`.execute(tx);
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

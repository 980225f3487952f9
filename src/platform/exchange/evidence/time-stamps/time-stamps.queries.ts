import { sql } from 'kysely';
import type { Db } from '#infrastructure/database/connect.ts';
import { Seal, sealDigest } from '../seal.ts';

/** Dấu thời gian over the seals of a gateway with these numbers, both ends included; `token` is DER (RFC 3161). */
export type SealStamp = { from: number; to: number; token: Uint8Array };

/** Gateways with seals that have no stamp, whose last stamp is no younger than `before`, and from which seal on. */
export async function selectUnstamped(db: Db, before: Date): Promise<{ gateway: string; from: number; to: number }[]> {
  const { rows } = await sql<{ gateway: string; from: number; to: number }>`
    select gateway.id as gateway, coalesce(last.to_number, 0) + 1 as "from", gateway.shipped_batch as "to"
    from exchange.gateway as gateway
    left join lateral (
      select to_number, asked_at from exchange.time_stamp
      where gateway_id = gateway.id order by from_number desc limit 1) as last on true
    where gateway.shipped_batch > coalesce(last.to_number, 0) and (last.asked_at is null or last.asked_at <= ${before})
    order by gateway.id`.execute(db);
  return rows;
}

/** Digests of seals by number, of the ones there are among these. */
export async function selectSealDigests(
  db: Db,
  { gateway, from, to }: { gateway: string; from: number; to: number },
): Promise<ReadonlyMap<number, string>> {
  const rows = await db
    .selectFrom('exchange.sealed_batch')
    .select(['number', 'seal'])
    .where('gateway_id', '=', gateway)
    .where('number', '>=', from)
    .where('number', '<=', to)
    .orderBy('number')
    .execute();
  return new Map(rows.map(({ number, seal }) => [number, sealDigest(Seal.parse(JSON.parse(seal)))]));
}

/**
 * The first one given for these seals stays, and one that does not begin where the last one ends is not kept: another process may have
 * asked at the same time for more of them, and what it left between would never be stamped. Answers whether it was kept.
 */
export async function insertStamp(
  db: Db,
  { gateway, from, to, token, at, askedAt }: SealStamp & { gateway: string; at: Date; askedAt: Date },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into exchange.time_stamp (gateway_id, from_number, to_number, token, stamped_at, asked_at)
    select ${gateway}, ${from}::integer, ${to}::integer, ${Buffer.from(token)}::bytea, ${at}::timestamptz, ${askedAt}::timestamptz
    where ${from}::integer = 1 + coalesce((
      select to_number from exchange.time_stamp where gateway_id = ${gateway} order by from_number desc limit 1), 0)
    on conflict do nothing`.execute(db);
  return numAffectedRows === 1n;
}

/** Stamps of a gateway in their order; with a number, the one over that seal. */
export async function selectStamps(db: Db, gateway: string, number?: number): Promise<SealStamp[]> {
  return db
    .selectFrom('exchange.time_stamp')
    .select(['from_number as from', 'to_number as to', 'token'])
    .where('gateway_id', '=', gateway)
    .$if(number !== undefined, (query) =>
      query.where('from_number', '<=', number ?? 0).where('to_number', '>=', number ?? 0),
    )
    .orderBy('from_number')
    .execute();
}

/** For each gateway that has one when its last stamp was given and up to which seal it reaches; its stamps of years are not read. */
export async function selectLastStamps(db: Db): Promise<ReadonlyMap<string, { to: number; at: Date }>> {
  const { rows } = await sql<{ gateway: string; to: number; at: Date }>`
    select gateway.id as gateway, last.to_number as "to", last.stamped_at as at
    from exchange.gateway as gateway
    cross join lateral (
      select to_number, stamped_at from exchange.time_stamp
      where gateway_id = gateway.id order by from_number desc limit 1) as last`.execute(db);
  return new Map(rows.map(({ gateway, to, at }) => [gateway, { to, at }]));
}

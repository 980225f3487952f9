import { sql } from 'kysely';
import type { Db, Tx } from '#infrastructure/database/connect.ts';

export type ReviewRow = {
  id: string;
  operations: string[];
  fields: string[] | null;
  valid_from: string;
  valid_to: string;
  reviewed_at: Date;
  consumer_name: string;
  consumer_unit_id: string | null;
  keeper_unit_id: string | null;
  code: string;
  version: string;
  environment: string;
  service_name: string;
  calls: number;
  calls_at_review: number;
  last_at: Date | null;
  used_operations: string[];
  used_fields: string[];
  purpose: string;
  article: string;
  tests: unknown;
};

/**
 * Grants in force with what was used of them since each was confirmed, longest ago first: of these units' systems, of all when null; or
 * the one. What has ended, and what is there to try out with, is nobody's to confirm.
 */
export const reviewsStatement = ({ day, units, id }: { day: string; units: readonly string[] | null; id?: string }) =>
  sql<ReviewRow>`
    select granted.id, granted.operations, granted.fields, granted.valid_from, granted.valid_to, granted.reviewed_at,
           consumer.name as consumer_name, consumer.owner_unit_id as consumer_unit_id,
           provider.owner_unit_id as keeper_unit_id, service.code, service.version, service.environment,
           service.name as service_name, granted.purpose, granted.article, granted.tests, granted.calls_at_review::float8 as calls_at_review,
           coalesce(used.calls, 0) as calls, used.last_at, coalesce(used.operations, '{}') as used_operations,
           coalesce(used.fields, '{}') as used_fields
    from exchange.access_grant as granted
    join exchange.system as consumer on consumer.id = granted.consumer_id
    join exchange.service as service on service.id = granted.service_id
    join exchange.system as provider on provider.id = service.provider_id
    left join lateral (
      select sum(calls) filter (where part = 'operation')::float8 as calls,
             max(last_at) filter (where part = 'operation') as last_at,
             array_agg(name) filter (where part = 'operation' and last_at >= granted.reviewed_at) as operations,
             array_agg(name) filter (where part = 'field' and last_at >= granted.reviewed_at) as fields
      from exchange.grant_use as part_used where part_used.grant_id = granted.id) as used on true
    where granted.state = 'active' and granted.valid_to >= ${day} and service.environment = 'production'
      and (${units === null}::boolean or consumer.owner_unit_id = any (${[...(units ?? [])]}::uuid[])
        or provider.owner_unit_id = any (${[...(units ?? [])]}::uuid[]))
      and (${id ?? null}::uuid is null or granted.id = ${id ?? null}::uuid)
    order by granted.reviewed_at, consumer.name, service.name, granted.id`;

export async function selectReviews(db: Db | Tx, asked: Parameters<typeof reviewsStatement>[0]): Promise<ReviewRow[]> {
  return (await reviewsStatement(asked).execute(db)).rows;
}

/** Writes that a grant was confirmed, with what it is from then on; its use counts anew. */
export async function writeReview(
  tx: Tx,
  {
    id,
    at,
    change,
  }: { id: string; at: Date; change: { operations?: string[]; fields?: string[] | null; valid_to?: string } },
): Promise<void> {
  await tx
    .updateTable('exchange.access_grant')
    .set(({ selectFrom, fn, val }) => ({
      ...change,
      reviewed_at: at,
      changed_at: at,
      calls_at_review: fn.coalesce(
        selectFrom('exchange.grant_use')
          .select(({ fn: { sum } }) => sum<number>('calls').as('calls'))
          .where('grant_id', '=', id)
          .where('part', '=', 'operation'),
        val(0),
      ),
    }))
    .where('id', '=', id)
    .execute();
}

/** The last of the steps of these kinds, and who took it. */
export async function findLastStep(tx: Tx, { id, actions }: { id: string; actions: readonly string[] }) {
  return tx
    .selectFrom('exchange.grant_step')
    .select(['action', 'actor_id'])
    .where('grant_id', '=', id)
    .where('action', 'in', [...actions])
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
}

export type DueReview = {
  id: string;
  reviewed_at: Date;
  consumer_name: string;
  keeper_unit_id: string | null;
  service_id: string;
  code: string;
  version: string;
  environment: string;
};

/** Takes grants whose keepers are to be told that they are to be confirmed; each review is told of once. */
export async function claimUntoldReviews(
  tx: Tx,
  { at, day, confirmedBefore, most }: { at: Date; day: string; confirmedBefore: Date; most: number },
): Promise<DueReview[]> {
  const { rows } = await sql<DueReview>`
    with due as (
      select granted.id from exchange.access_grant as granted
      join exchange.service as service on service.id = granted.service_id
      where granted.state = 'active' and granted.reviewed_at < ${confirmedBefore} and granted.valid_to >= ${day}
        and service.environment = 'production'
        and (granted.review_told_at is null or granted.review_told_at < granted.reviewed_at)
      order by granted.reviewed_at limit ${most} for update of granted skip locked)
    update exchange.access_grant as granted set review_told_at = ${at}
    from due, exchange.system as consumer, exchange.service as service, exchange.system as provider
    where granted.id = due.id and consumer.id = granted.consumer_id and service.id = granted.service_id
      and provider.id = service.provider_id
    returning granted.id, granted.reviewed_at, consumer.name as consumer_name, provider.owner_unit_id as keeper_unit_id,
      service.id as service_id, service.code, service.version, service.environment`.execute(tx);
  return rows;
}

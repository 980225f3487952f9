import { sql } from 'kysely';
import type { Db, Tx } from '#infrastructure/database/connect.ts';

/** One publisher at a time: whoever comes second finds it done. */
export async function holdPublishing(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('exchange publish figures', 0))`.execute(tx);
}

/** First and last published day, `YYYY-MM-DD`; null when there is none. */
export async function findPublishedDays(db: Db | Tx): Promise<{ first: string | null; last: string | null }> {
  const row = await db
    .selectFrom('exchange.day_count')
    .select(({ fn }) => [fn.min('day').as('first'), fn.max('day').as('last')])
    .executeTakeFirst();
  return { first: row?.first ?? null, last: row?.last ?? null };
}

/** Day in Vietnam of the first call that was ever counted. */
export async function findFirstCountedDay(tx: Tx): Promise<string | null> {
  const { rows } = await sql<{ day: string | null }>`
    select (min(hour) at time zone 'Asia/Ho_Chi_Minh')::date as day from exchange.call_figure`.execute(tx);
  return rows[0]?.day ?? null;
}

/**
 * Writes the figures of these days anew from those of their hours: what a gateway told late is in. Only services for real, only systems
 * the axis knows.
 */
export async function writeDays(tx: Tx, { from, to }: { from: string; to: string }): Promise<void> {
  await sql`delete from exchange.day_figure where day between ${from} and ${to}`.execute(tx);
  await sql`
    insert into exchange.day_figure (day, service, service_name, provider_agency, consumer_agency, calls, failed, times)
    select day, service, max(service_name), max(provider_agency), consumer_agency, sum(calls), sum(failed),
           jsonb_object_agg(bucket, calls)
    from (
      select (figure.hour at time zone 'Asia/Ho_Chi_Minh')::date as day, figure.service, service.name as service_name,
             provider.owner_unit_name as provider_agency, consumer.owner_unit_name as consumer_agency, figure.bucket,
             sum(figure.calls)::integer as calls, sum(figure.failed)::integer as failed
      from exchange.call_figure as figure
      join exchange.system as consumer on consumer.code = figure.consumer
      join exchange.service as service on service.environment = 'production'
        and service.code || '/' || service.version = figure.service
      join exchange.system as provider on provider.id = service.provider_id
      where figure.hour >= ${from}::date::timestamp at time zone 'Asia/Ho_Chi_Minh'
        and figure.hour < (${to}::date + 1)::timestamp at time zone 'Asia/Ho_Chi_Minh'
      group by 1, 2, 3, 4, 5, 6) as by_time
    group by day, service, consumer_agency`.execute(tx);
}

/** Marks these days as published; the last one with what there is now. */
export async function insertDays(tx: Tx, { from, to, at }: { from: string; to: string; at: Date }): Promise<void> {
  await sql`
    insert into exchange.day_count (day, systems, services, grants, published_at)
    select day::date, case when day::date = ${to}::date then counted.systems end,
           case when day::date = ${to}::date then counted.services end,
           case when day::date = ${to}::date then counted.grants end, ${at}
    from generate_series(${from}::date, ${to}::date, interval '1 day') as day
    cross join (select
      (select count(*) from exchange.system where state = 'active' and environment = 'production')::integer as systems,
      (select count(*) from exchange.service where state in ('published', 'deprecated') and environment = 'production')::integer
        as services,
      (select count(*) from exchange.access_grant as granted join exchange.service as service on service.id = granted.service_id
        where granted.state = 'active' and service.environment = 'production'
          and ${to}::date between granted.valid_from and granted.valid_to)::integer as grants) as counted
    on conflict do nothing`.execute(tx);
}

export type PublishedRow = {
  day: string;
  systems: number | null;
  services: number | null;
  grants: number | null;
  /** Null on a day without a call. */
  service: string | null;
  service_name: string;
  provider_agency: string;
  consumer_agency: string;
  calls: number;
  failed: number;
  times: Record<string, number>;
};

/** Everything published of these days, one query: each day with its counts and a line for each service and agency that called it. */
export const publishedStatement = ({ from, to }: { from: string; to: string }) =>
  sql<PublishedRow>`
    select counted.day, counted.systems, counted.services, counted.grants, figure.service, figure.service_name,
           figure.provider_agency, figure.consumer_agency, coalesce(figure.calls, 0) as calls,
           coalesce(figure.failed, 0) as failed, coalesce(figure.times, '{}') as times
    from exchange.day_count as counted
    left join exchange.day_figure as figure on figure.day = counted.day
    where counted.day between ${from} and ${to}
    order by counted.day, figure.service, figure.consumer_agency`;

export async function selectPublished(db: Db, days: { from: string; to: string }): Promise<PublishedRow[]> {
  return (await publishedStatement(days).execute(db)).rows;
}

import { sql } from 'kysely';
import type { Db, Tx } from '#infrastructure/database/connect.ts';
import type { CallFigure } from './count-calls.ts';
import type { GrantUse } from './count-use.ts';

/** Adds a batch's figures to those of their hours. */
export async function addFigures(tx: Tx, figures: readonly CallFigure[]): Promise<void> {
  if (figures.length === 0) return;
  // In one order for all gateways, so that none waits for another in a circle.
  const rows = figures.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  await sql`
    insert into exchange.call_figure as kept (service, consumer, hour, bucket, calls, refused, failed, last_good_at)
    select service, consumer, hour, bucket, calls, refused, failed, "lastGoodAt"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as added (service text, consumer text, hour timestamptz,
      bucket smallint, calls integer, refused integer, failed integer, "lastGoodAt" timestamptz)
    on conflict (hour, service, consumer, bucket) do update set
      calls = kept.calls + excluded.calls, refused = kept.refused + excluded.refused, failed = kept.failed + excluded.failed,
      last_good_at = greatest(kept.last_good_at, excluded.last_good_at)`.execute(tx);
}

const keyOf = ({ hour, service, consumer, bucket }: CallFigure): string =>
  `${hour.toISOString()} ${service} ${consumer} ${bucket}`;

/** Adds what a batch used of grants to what was used of them before. */
export async function addUse(tx: Tx, use: readonly GrantUse[]): Promise<void> {
  if (use.length === 0) return;
  await sql`
    insert into exchange.grant_use as kept (grant_id, part, name, calls, last_at)
    select "grant", part, name, calls, "lastAt"
    from jsonb_to_recordset(${JSON.stringify(use)}::jsonb) as added ("grant" uuid, part text, name text, calls bigint, "lastAt" timestamptz)
    order by "grant", part, name
    on conflict (grant_id, part, name) do update set
      calls = kept.calls + excluded.calls, last_at = greatest(kept.last_at, excluded.last_at)`.execute(tx);
}

/** Figures of each service since a moment, whoever called; one line for each group of times and how long ago it was. */
export async function selectServiceFigures(
  db: Db,
  { dayAgo, weekAgo, since }: { dayAgo: Date; weekAgo: Date; since: Date },
) {
  const { rows } = await sql<{
    service: string;
    age: 'day' | 'week' | 'month';
    bucket: number;
    calls: number;
    refused: number;
    failed: number;
    lastGoodAt: Date | null;
  }>`
    select service, case when hour >= ${dayAgo} then 'day' when hour >= ${weekAgo} then 'week' else 'month' end as age, bucket, sum(calls)::integer as calls,
           sum(refused)::integer as refused, sum(failed)::integer as failed, max(last_good_at) as "lastGoodAt"
    from exchange.call_figure where hour >= ${since} group by 1, 2, 3`.execute(db);
  return rows;
}

/** How each service did since a moment: one row each. */
export async function selectServiceHealth(db: Db, since: Date) {
  const { rows } = await sql<{ service: string; calls: number; failed: number; lastGoodAt: Date | null }>`
    select service, sum(calls)::integer as calls, sum(failed)::integer as failed, max(last_good_at) as "lastGoodAt"
    from exchange.call_figure where hour >= ${since} group by service`.execute(db);
  return rows;
}

/** Figures of who called what since a moment. */
export async function selectFlowFigures(db: Db, since: Date) {
  const { rows } = await sql<{
    service: string;
    consumer: string;
    bucket: number;
    calls: number;
    refused: number;
    failed: number;
    lastGoodAt: Date | null;
  }>`
    select service, consumer, bucket, sum(calls)::integer as calls, sum(refused)::integer as refused,
           sum(failed)::integer as failed, max(last_good_at) as "lastGoodAt"
    from exchange.call_figure where hour >= ${since} group by 1, 2, 3`.execute(db);
  return rows;
}

/** Hours nobody asks for any more go. */
export async function deleteOldFigures(db: Db, before: Date): Promise<void> {
  await db.deleteFrom('exchange.call_figure').where('hour', '<', before).execute();
}

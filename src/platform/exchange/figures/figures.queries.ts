import { sql } from 'kysely';
import type { Db } from '#infrastructure/database/connect.ts';

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

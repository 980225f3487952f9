import { sql } from 'kysely';
import type { Db } from '#infrastructure/database/connect.ts';

type Counted = { accountId: string; kind: string; day: string };

/** How many times the account has come away with nothing today. */
export async function missesToday(db: Db, { accountId, kind, day }: Counted): Promise<number> {
  const row = await db
    .selectFrom('registry.look_up_count')
    .select('misses')
    .where('account_id', '=', accountId)
    .where('kind', '=', kind)
    .where('day', '=', day)
    .executeTakeFirst();
  return row?.misses ?? 0;
}

/** Counts one look; returns the misses of the day with this one. */
export async function countLook(
  db: Db,
  { missed, at, ...counted }: Counted & { missed: boolean; at: Date },
): Promise<number> {
  const row = await db
    .insertInto('registry.look_up_count')
    .values({
      account_id: counted.accountId,
      kind: counted.kind,
      day: counted.day,
      looks: 1,
      misses: missed ? 1 : 0,
      last_at: at,
    })
    .onConflict((conflict) =>
      conflict.columns(['account_id', 'kind', 'day']).doUpdateSet({
        looks: sql<number>`look_up_count.looks + 1`,
        misses: sql<number>`look_up_count.misses + excluded.misses`,
        last_at: at,
      }),
    )
    .returning('misses')
    .executeTakeFirstOrThrow();
  return row.misses;
}

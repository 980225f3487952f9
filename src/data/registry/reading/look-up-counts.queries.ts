import { sql } from 'kysely';
import type { Db } from '#infrastructure/database/connect.ts';

type Counted = { accountId: string; kind: string; day: string };

/**
 * Counts one look as a miss before it is made, so that looks at the same moment do not pass the limit together; undefined when the
 * limit of the day is reached. Returns the misses with this one.
 */
export async function reserveLook(
  db: Db,
  { at, missesADay, ...counted }: Counted & { at: Date; missesADay: number },
): Promise<number | undefined> {
  const row = await db
    .insertInto('registry.look_up_count')
    .values({
      account_id: counted.accountId,
      kind: counted.kind,
      day: counted.day,
      looks: 1,
      misses: 1,
      last_at: at,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['account_id', 'kind', 'day'])
        .doUpdateSet({
          looks: sql<number>`look_up_count.looks + 1`,
          misses: sql<number>`look_up_count.misses + 1`,
          last_at: at,
        })
        .where(sql<boolean>`look_up_count.misses < ${missesADay}`),
    )
    .returning('misses')
    .executeTakeFirst();
  return row?.misses;
}

/** What was reserved was no miss after all. */
export async function giveBackMiss(db: Db, { accountId, kind, day }: Counted): Promise<void> {
  await db
    .updateTable('registry.look_up_count')
    .set({ misses: sql<number>`misses - 1` })
    .where('account_id', '=', accountId)
    .where('kind', '=', kind)
    .where('day', '=', day)
    .execute();
}

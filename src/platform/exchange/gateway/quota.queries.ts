import { sql } from 'kysely';
import type { Db } from '#infrastructure/database/connect.ts';
import type { SharedQuota } from './limits.ts';

/** Slices are taken under the row's lock: together the gateways never take more than the day's calls. */
export function quotaIn(db: Db): SharedQuota {
  return {
    lease: async ({ grantId, day, dailyQuota, wanted }) => {
      await db
        .insertInto('exchange.quota_use')
        .values({ grant_id: grantId, day, leased: 0 })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      const { rows } = await sql<{ got: number }>`
        with before as (
          select leased from exchange.quota_use where grant_id = ${grantId} and day = ${day} for update
        )
        update exchange.quota_use as used
        set leased = greatest(before.leased, least(${dailyQuota}::integer, before.leased + ${wanted}::integer))
        from before
        where used.grant_id = ${grantId} and used.day = ${day}
        returning used.leased - before.leased as got`.execute(db);
      return rows[0]?.got ?? 0;
    },
    giveBack: async ({ grantId, day, left }) => {
      await sql`
        update exchange.quota_use set leased = greatest(0, leased - ${left}::integer)
        where grant_id = ${grantId} and day = ${day}`.execute(db);
    },
  };
}

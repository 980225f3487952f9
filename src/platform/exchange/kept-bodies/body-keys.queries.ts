import type { Db } from '#infrastructure/database/connect.ts';

/** Keys there are of these days, as they are stored. */
export async function selectBodyKeys(db: Db, days: readonly string[]): Promise<{ day: string; sealedKey: string }[]> {
  return db
    .selectFrom('exchange.body_key')
    .select(['day', 'sealed_key as sealedKey'])
    .where('day', 'in', days)
    .execute();
}

/** Of two gateways that make the key of one day the first has made it. */
export async function insertBodyKeys(db: Db, keys: readonly { day: string; sealedKey: string }[]): Promise<void> {
  await db
    .insertInto('exchange.body_key')
    .values(keys.map(({ day, sealedKey }) => ({ day, sealed_key: sealedKey })))
    .onConflict((conflict) => conflict.column('day').doNothing())
    .execute();
}

/** Xóa khóa của những ngày đã hết thời hạn lưu: bodies of days before `firstKept` can be read by nobody from then on. */
export async function deleteOldBodyKeys(db: Db, firstKept: string): Promise<void> {
  await db.deleteFrom('exchange.body_key').where('day', '<', firstKept).execute();
}

/** A line that has, or had, bodies of its own. */
export async function findEntryWithBodies(db: Db, { gateway, seq }: { gateway: string; seq: number }) {
  return db
    .selectFrom('exchange.log_entry')
    .select(['entry', 'bodies'])
    .where('gateway_id', '=', gateway)
    .where('seq', '=', seq)
    .where('bodies', 'is not', null)
    .executeTakeFirst();
}

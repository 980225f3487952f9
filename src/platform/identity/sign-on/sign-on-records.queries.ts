import { sql } from 'kysely';
import type { Db } from '#infrastructure/database/connect.ts';

export type SignOnRecord = { sealed: string; consumedAt: Date | null };
type Key = { kind: string; key: string };

export async function upsertSignOnRecord(
  db: Db,
  record: Key & { sealed: string; uid: string | null; grantKey: string | null; expiresAt: Date | null },
): Promise<void> {
  const { kind, key, sealed, uid, grantKey, expiresAt } = record;
  await db
    .insertInto('identity.sign_on_record')
    .values({ kind, key, sealed, uid, grant_key: grantKey, expires_at: expiresAt })
    .onConflict((conflict) =>
      conflict.columns(['kind', 'key']).doUpdateSet({ sealed, uid, grant_key: grantKey, expires_at: expiresAt }),
    )
    .execute();
}

/** One that has not run out, by its key or by its `uid`. */
export async function findSignOnRecord(
  db: Db,
  { kind, at, ...by }: { kind: string; at: Date } & ({ key: string } | { uid: string }),
): Promise<SignOnRecord | undefined> {
  return db
    .selectFrom('identity.sign_on_record')
    .select(['sealed', 'consumed_at as consumedAt'])
    .where('kind', '=', kind)
    .where(sql<boolean>`(expires_at is null or expires_at > ${at})`)
    .where((where) => ('key' in by ? where('key', '=', by.key) : where('uid', '=', by.uid)))
    .executeTakeFirst();
}

/** Whether this was the first time: a code that is shown twice is used once, whichever process is asked. */
export async function consumeSignOnRecord(db: Db, { kind, key, at }: Key & { at: Date }): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('identity.sign_on_record')
    .set({ consumed_at: at })
    .where('kind', '=', kind)
    .where('key', '=', key)
    .where('consumed_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function deleteSignOnRecord(db: Db, { kind, key }: Key): Promise<void> {
  await db.deleteFrom('identity.sign_on_record').where('kind', '=', kind).where('key', '=', key).execute();
}

export async function deleteSignOnRecordsOfGrant(db: Db, grantKey: string): Promise<void> {
  await db.deleteFrom('identity.sign_on_record').where('grant_key', '=', grantKey).execute();
}

export async function deleteExpiredSignOn(db: Db, at: Date): Promise<void> {
  await db.deleteFrom('identity.sign_on_record').where('expires_at', '<=', at).execute();
}

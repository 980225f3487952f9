import type { Db } from '#infrastructure/database/connect.ts';

/** Keys from the newest on. */
export async function selectSigningKeys(db: Db): Promise<{ id: string; sealed: string }[]> {
  return db.selectFrom('identity.signing_key').select(['id', 'sealed']).orderBy('created_at', 'desc').execute();
}

export async function insertSigningKey(
  db: Db,
  { id, sealed, at }: { id: string; sealed: string; at: Date },
): Promise<void> {
  await db
    .insertInto('identity.signing_key')
    .values({ id, sealed, created_at: at })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

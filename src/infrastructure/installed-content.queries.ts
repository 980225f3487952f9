import type { Db } from './database/connect.ts';

/** Whether content of this name and hash has been installed. */
export async function isContentInstalled(db: Db, { name, hash }: { name: string; hash: string }): Promise<boolean> {
  const row = await db
    .selectFrom('infrastructure.installed_content')
    .select('hash')
    .where('name', '=', name)
    .executeTakeFirst();
  return row?.hash === hash;
}

export async function recordContent(
  db: Db,
  { name, hash, at }: { name: string; hash: string; at: Date },
): Promise<void> {
  await db
    .insertInto('infrastructure.installed_content')
    .values({ name, hash, installed_at: at })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ hash, installed_at: at }))
    .execute();
}

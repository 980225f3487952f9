import type { Db } from '#infrastructure/database/connect.ts';

/** A gateway makes itself known at its start, with the key its seals are signed with; that key never changes. */
export async function upsertGateway(
  db: Db,
  { id, publicKey, at }: { id: string; publicKey: string; at: Date },
): Promise<void> {
  const row = await db
    .insertInto('exchange.gateway')
    .values({ id, public_key: publicKey, started_at: at, seen_at: at })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ started_at: at, seen_at: at }))
    .returning('public_key')
    .executeTakeFirstOrThrow();
  if (row.public_key !== publicKey)
    throw new Error(`Gateway ${id} is known with another key: its evidence folder was replaced`);
}

import type { Db, Tx } from '#infrastructure/database/connect.ts';

export async function insertAcmeKey(
  tx: Tx,
  key: { id: string; systemId: string; sealedKey: string; at: Date; endsAt: Date },
): Promise<void> {
  await tx
    .insertInto('exchange.acme_key')
    .values({
      ...{ id: key.id, system_id: key.systemId, sealed_key: key.sealedKey },
      ...{ created_at: key.at, ends_at: key.endsAt },
    })
    .execute();
}

/**
 * A key that still ties accounts to its system: neither taken away nor too old. Whoever takes it away waits until the account it is tying
 * is written, and so ends that too.
 */
export async function findAcmeKey(tx: Tx, id: string, at: Date) {
  return tx
    .selectFrom('exchange.acme_key')
    .select(['id', 'system_id as systemId', 'sealed_key as sealedKey'])
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .where('ends_at', '>', at)
    .forShare()
    .executeTakeFirst();
}

/** Keys of these systems, with how many accounts each has tied: those may go on when the key itself is too old to tie more. */
export async function selectAcmeKeys(db: Db, systemIds: readonly string[], at: Date) {
  if (systemIds.length === 0) return [];
  return db
    .selectFrom('exchange.acme_key as key')
    .leftJoin('exchange.acme_account as account', (join) =>
      join.onRef('account.acme_key_id', '=', 'key.id').on('account.state', '=', 'valid'),
    )
    .select(({ fn }) => [
      ...(['key.id', 'key.system_id as systemId', 'key.created_at as createdAt', 'key.ends_at as endsAt'] as const),
      fn.count<number>('account.id').as('accounts'),
    ])
    .where('key.system_id', 'in', [...systemIds])
    .where('key.removed_at', 'is', null)
    .groupBy('key.id')
    .having(({ or, eb, fn }) => or([eb(fn.count('account.id'), '>', 0), eb('key.ends_at', '>', at)]))
    .orderBy('key.created_at')
    .execute();
}

/** Takes the key away, and the accounts it has tied with it; answers whether there was one of this system. */
export async function removeAcmeKey(
  tx: Tx,
  { id, systemId, at }: { id: string; systemId: string; at: Date },
): Promise<boolean> {
  const done = await tx
    .updateTable('exchange.acme_key')
    .set({ removed_at: at })
    .where('id', '=', id)
    .where('system_id', '=', systemId)
    .where('removed_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  if (!done) return false;
  await tx
    .updateTable('exchange.acme_account')
    .set({ state: 'deactivated' })
    .where('acme_key_id', '=', id)
    .where('state', '=', 'valid')
    .execute();
  return true;
}

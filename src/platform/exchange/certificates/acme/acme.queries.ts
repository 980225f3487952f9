import type { Db, Tx } from '#infrastructure/database/connect.ts';

/** Answers whether it had not been used. */
export async function useNonce(db: Db, { nonce, endsAt }: { nonce: string; endsAt: Date }): Promise<boolean> {
  const done = await db
    .insertInto('exchange.acme_used_nonce')
    .values({ nonce, ends_at: endsAt })
    .onConflict((conflict) => conflict.doNothing())
    .returning('nonce')
    .executeTakeFirst();
  return done !== undefined;
}

const accounts = (db: Db | Tx) =>
  db
    .selectFrom('exchange.acme_account as account')
    .innerJoin('exchange.system as system', 'system.id', 'account.system_id')
    .select(['account.id', 'account.system_id as systemId', 'account.state', 'account.public_key as publicKey'])
    .select(['account.contact', 'system.code']);

export const findAccount = (db: Db | Tx, id: string) => accounts(db).where('account.id', '=', id).executeTakeFirst();
export type AccountRow = NonNullable<Awaited<ReturnType<typeof findAccount>>>;

export const findAccountByKey = (db: Db | Tx, keyThumbprint: string) =>
  accounts(db).where('account.key_thumbprint', '=', keyThumbprint).executeTakeFirst();

/** Answers whether there was none with this key. */
export async function insertAccount(
  tx: Tx,
  account: {
    id: string;
    systemId: string;
    acmeKeyId: string;
    keyThumbprint: string;
    publicKey: object;
    contact: readonly string[];
    at: Date;
  },
): Promise<boolean> {
  const done = await tx
    .insertInto('exchange.acme_account')
    .values({
      ...{ id: account.id, system_id: account.systemId, acme_key_id: account.acmeKeyId, state: 'valid' },
      ...{ key_thumbprint: account.keyThumbprint, public_key: JSON.stringify(account.publicKey) },
      ...{ contact: JSON.stringify(account.contact), created_at: account.at },
    })
    .onConflict((conflict) => conflict.column('key_thumbprint').doNothing())
    .returning('id')
    .executeTakeFirst();
  return done !== undefined;
}

export async function changeAccount(
  tx: Tx,
  id: string,
  change: { contact?: readonly string[] | undefined; isEnded: boolean },
): Promise<void> {
  await tx
    .updateTable('exchange.acme_account')
    .set({
      ...(change.contact && { contact: JSON.stringify(change.contact) }),
      ...(change.isEnded && { state: 'deactivated' }),
      id,
    })
    .where('id', '=', id)
    .execute();
}

export async function insertOrder(
  tx: Tx,
  order: { id: string; accountId: string; identifier: string; at: Date; endsAt: Date },
): Promise<void> {
  await tx
    .insertInto('exchange.acme_order')
    .values({
      ...{ id: order.id, account_id: order.accountId, identifier: order.identifier },
      ...{ created_at: order.at, ends_at: order.endsAt },
    })
    .execute();
}

const orderOf = (db: Db | Tx, { id, accountId }: { id: string; accountId: string }) =>
  db
    .selectFrom('exchange.acme_order')
    .select(['id', 'identifier', 'serial', 'ends_at as endsAt'])
    .where('id', '=', id)
    .where('account_id', '=', accountId);

/** An order of this account; another's is not there. */
export const findOrder = (db: Db, order: { id: string; accountId: string }) => orderOf(db, order).executeTakeFirst();
export const findOrderForUpdate = (tx: Tx, order: { id: string; accountId: string }) =>
  orderOf(tx, order).forUpdate().executeTakeFirst();
export type OrderRow = NonNullable<Awaited<ReturnType<typeof findOrder>>>;

export async function setOrderSerial(tx: Tx, id: string, serial: string): Promise<void> {
  await tx.updateTable('exchange.acme_order').set({ serial }).where('id', '=', id).execute();
}

/** What is over: numbers that could not be used again anyway, and orders nobody completed. */
export async function deleteOldAcme(db: Db, at: Date): Promise<void> {
  await db.deleteFrom('exchange.acme_used_nonce').where('ends_at', '<=', at).execute();
  await db.deleteFrom('exchange.acme_order').where('serial', 'is', null).where('ends_at', '<=', at).execute();
}

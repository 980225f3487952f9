import type { Db, Tx } from '#infrastructure/database/connect.ts';
import type { SystemFacts } from './management.contract.ts';

export async function selectSystems(db: Db | Tx) {
  return db.selectFrom('exchange.system').selectAll().orderBy('name').execute();
}
export type SystemRow = Awaited<ReturnType<typeof selectSystems>>[number];

export async function findSystem(db: Db | Tx, code: string): Promise<SystemRow | undefined> {
  return db.selectFrom('exchange.system').selectAll().where('code', '=', code).executeTakeFirst();
}

export async function hasXroadId(tx: Tx, xRoadId: string): Promise<boolean> {
  const found = await tx.selectFrom('exchange.system').select('id').where('x_road_id', '=', xRoadId).executeTakeFirst();
  return found !== undefined;
}

/** Keys and certificates in force, of all systems; whether an ACME account that got one is still there to get the next. */
export async function selectCredentials(db: Db, at: Date) {
  return db
    .selectFrom('exchange.credential as credential')
    .leftJoin('exchange.issued_certificate as issued', 'issued.credential_id', 'credential.id')
    .leftJoin('exchange.acme_order as ordered', 'ordered.serial', 'issued.serial')
    .leftJoin('exchange.acme_account as account', (join) =>
      join.onRef('account.id', '=', 'ordered.account_id').on('account.state', '=', 'valid'),
    )
    .select(['credential.id', 'credential.system_id', 'kind', 'subject', 'credential.not_after'])
    .select(({ eb }) => ['credential.created_at', eb('account.id', 'is not', null).as('renews_itself')])
    .where('revoked_at', 'is', null)
    .where('credential.not_after', '>', at)
    .orderBy('credential.created_at')
    .execute();
}
export type CredentialRow = Awaited<ReturnType<typeof selectCredentials>>[number];

export async function setSystemState(tx: Tx, code: string, state: string): Promise<void> {
  await tx.updateTable('exchange.system').set({ state }).where('code', '=', code).execute();
}

export async function writeSystemFacts(
  tx: Tx,
  code: string,
  { name, contact, securityLevel, xRoadId }: SystemFacts,
): Promise<void> {
  await tx
    .updateTable('exchange.system')
    .set({ name, contact, security_level: securityLevel, x_road_id: xRoadId })
    .where('code', '=', code)
    .execute();
}

export async function writeSignOnAddresses(tx: Tx, code: string, addresses: readonly string[]): Promise<void> {
  await tx
    .updateTable('exchange.system')
    .set({ sign_on_addresses: [...addresses] })
    .where('code', '=', code)
    .execute();
}

/** Answers whether there was one of this system to revoke. */
export async function revokeCredential(
  tx: Tx,
  { id, systemId, at }: { id: string; systemId: string; at: Date },
): Promise<boolean> {
  const done = await tx
    .updateTable('exchange.credential')
    .set({ revoked_at: at })
    .where('id', '=', id)
    .where('system_id', '=', systemId)
    .where('revoked_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return done !== undefined;
}

/** Whether any of these units owns a system, whatever its state. */
export async function haveSystems(db: Db, unitIds: readonly string[]): Promise<boolean> {
  if (unitIds.length === 0) return false;
  const row = await db
    .selectFrom('exchange.system')
    .select('id')
    .where('owner_unit_id', 'in', [...unitIds])
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

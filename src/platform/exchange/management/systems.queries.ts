import type { Db, Tx } from '#infrastructure/database/connect.ts';

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

/** Keys and certificates in force, of all systems. */
export async function selectCredentials(db: Db, at: Date) {
  return db
    .selectFrom('exchange.credential')
    .select(['id', 'system_id', 'kind', 'subject', 'not_after', 'created_at'])
    .where('revoked_at', 'is', null)
    .where('not_after', '>', at)
    .orderBy('created_at')
    .execute();
}
export type CredentialRow = Awaited<ReturnType<typeof selectCredentials>>[number];

export async function setSystemState(tx: Tx, code: string, state: string): Promise<void> {
  await tx.updateTable('exchange.system').set({ state }).where('code', '=', code).execute();
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

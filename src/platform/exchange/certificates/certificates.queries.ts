import type { Db, Tx } from '#infrastructure/database/connect.ts';

export type IssuedRow = {
  serial: string;
  authorityId: string;
  systemId: string;
  credentialId: string;
  requestId: string | null;
  certificate: string;
  keyThumbprint: string;
  notAfter: Date;
  issuedAt: Date;
};

export async function insertIssued(tx: Tx, row: IssuedRow): Promise<void> {
  await tx
    .insertInto('exchange.issued_certificate')
    .values({
      ...{ serial: row.serial, authority_id: row.authorityId, system_id: row.systemId },
      ...{ credential_id: row.credentialId, request_id: row.requestId, certificate: row.certificate },
      ...{ key_thumbprint: row.keyThumbprint, not_after: row.notAfter, issued_at: row.issuedAt },
    })
    .execute();
}

/** Two issuings for one system, or one and a revocation, come one after the other. */
export async function lockSystem(tx: Tx, systemId: string) {
  return tx
    .selectFrom('exchange.system')
    .select(['id', 'code', 'state', 'owner_unit_name as ownerName', 'owner_unit_id as ownerUnitId'])
    .where('id', '=', systemId)
    .forUpdate()
    .executeTakeFirstOrThrow();
}
export type LockedSystem = Awaited<ReturnType<typeof lockSystem>>;

const held = (db: Db | Tx, at: Date) =>
  db
    .selectFrom('exchange.issued_certificate as issued')
    .innerJoin('exchange.credential as credential', 'credential.id', 'issued.credential_id')
    .where('credential.revoked_at', 'is', null)
    .where('issued.not_after', '>', at);

/** Whether the system has a certificate of ours that is in force. */
export async function holdsCertificate(db: Db | Tx, systemId: string, at: Date): Promise<boolean> {
  const found = held(db, at).select('issued.serial').where('issued.system_id', '=', systemId).limit(1);
  return (await found.executeTakeFirst()) !== undefined;
}

/** How many certificates of ours the system has in force, counted as far as `most`. */
export async function countHeld(tx: Tx, { systemId, at, most }: { systemId: string; at: Date; most: number }) {
  const found = held(tx, at).select('issued.serial').where('issued.system_id', '=', systemId).limit(most);
  return (await found.execute()).length;
}

/** Certificates of ours in force, of these systems. */
export async function selectHeld(db: Db, systemIds: readonly string[], at: Date) {
  if (systemIds.length === 0) return [];
  return held(db, at)
    .leftJoin('exchange.acme_order as ordered', 'ordered.serial', 'issued.serial')
    .leftJoin('exchange.acme_account as account', (join) =>
      join.onRef('account.id', '=', 'ordered.account_id').on('account.state', '=', 'valid'),
    )
    .select(['issued.serial', 'issued.system_id as systemId', 'issued.not_after as notAfter'])
    .select(['issued.issued_at as issuedAt', 'issued.credential_id as credentialId'])
    .select(({ eb }) => eb('account.id', 'is not', null).as('renewsItself'))
    .where('issued.system_id', 'in', [...systemIds])
    .orderBy('issued.issued_at')
    .execute();
}

/** A key that may not be certified again: another system's, or one whose certificate was revoked. */
export async function isKeySpent(
  tx: Tx,
  { keyThumbprint, systemId }: { keyThumbprint: string; systemId: string },
): Promise<boolean> {
  const found = await tx
    .selectFrom('exchange.issued_certificate as issued')
    .innerJoin('exchange.credential as credential', 'credential.id', 'issued.credential_id')
    .select('issued.serial')
    .where('issued.key_thumbprint', '=', keyThumbprint)
    .where(({ or, eb }) => or([eb('issued.system_id', '!=', systemId), eb('credential.revoked_at', 'is not', null)]))
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}

/** A certificate of ours, with what stands against it. */
export async function findIssued(db: Db | Tx, serial: string) {
  return db
    .selectFrom('exchange.issued_certificate as issued')
    .innerJoin('exchange.credential as credential', 'credential.id', 'issued.credential_id')
    .innerJoin('exchange.system as system', 'system.id', 'issued.system_id')
    .innerJoin('exchange.certificate_authority as authority', 'authority.id', 'issued.authority_id')
    .select(['issued.serial', 'issued.authority_id as authorityId', 'issued.system_id as systemId'])
    .select(['issued.certificate', 'issued.key_thumbprint as keyThumbprint', 'issued.not_after as notAfter'])
    .select(['issued.credential_id as credentialId', 'credential.revoked_at as revokedAt', 'system.state'])
    .select(['system.code', 'system.state_since as stateSince', 'issued.issued_at as issuedAt'])
    .select('authority.certificates as chain')
    .where('issued.serial', '=', serial)
    .executeTakeFirst();
}
export type FoundCertificate = NonNullable<Awaited<ReturnType<typeof findIssued>>>;

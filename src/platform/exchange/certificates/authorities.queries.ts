import { sql } from 'kysely';
import type { Db, Tx } from '#infrastructure/database/connect.ts';

export type StoredAuthority = { id: string; certificates: string; sealedKey: string | null; notAfter: Date };

/** Newest first. */
export async function selectAuthorities(db: Db | Tx): Promise<StoredAuthority[]> {
  return db
    .selectFrom('exchange.certificate_authority')
    .select(['id', 'certificates', 'sealed_key as sealedKey', 'not_after as notAfter'])
    .orderBy('created_at', 'desc')
    .execute();
}

/** Processes that start together make one authority, not one each. */
export async function lockAuthorities(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('authorities of certificates', 0))`.execute(tx);
}

export async function insertAuthority(tx: Tx, authority: StoredAuthority & { at: Date }): Promise<void> {
  await tx
    .insertInto('exchange.certificate_authority')
    .values({
      ...{ id: authority.id, certificates: authority.certificates, sealed_key: authority.sealedKey },
      ...{ not_after: authority.notAfter, created_at: authority.at },
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

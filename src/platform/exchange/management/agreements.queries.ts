import { sql } from 'kysely';
import type { Db, Tx } from '#infrastructure/database/connect.ts';

const columns = ['grant_id', 'number', 'signed_on', 'agencies', 'sha256', 'size_bytes'] as const;

export async function selectAgreements(db: Db | Tx, grantIds: readonly string[]) {
  if (grantIds.length === 0) return [];
  return db
    .selectFrom('exchange.grant_agreement')
    .select(columns)
    .where('grant_id', 'in', [...grantIds])
    .execute();
}
export type AgreementRow = Awaited<ReturnType<typeof selectAgreements>>[number];

/** Of all grants in force, for a file of declarations. */
export async function selectLivingAgreements(db: Db | Tx): Promise<AgreementRow[]> {
  return db
    .selectFrom('exchange.grant_agreement')
    .select(columns)
    .where('grant_id', 'in', (query) =>
      query.selectFrom('exchange.access_grant').select('id').where('state', '=', 'active'),
    )
    .execute();
}

export async function findAgreement(db: Db | Tx, grantId: string): Promise<AgreementRow | undefined> {
  return (await selectAgreements(db, [grantId]))[0];
}

/**
 * Puts an agreement to a grant, in the place of what there was. Where only the digest is told, the size is known when this very file was
 * put to a grant before: whoever names a digest does not get to read whatever file has it.
 */
export async function writeAgreement(
  tx: Tx,
  agreement: {
    grantId: string;
    number: string;
    signedOn: string;
    agencies: readonly string[];
    sha256: string | null;
    sizeBytes: number | undefined;
    at: Date;
  },
): Promise<void> {
  const { grantId, number, signedOn, agencies, sha256, sizeBytes, at } = agreement;
  await sql`
    insert into exchange.grant_agreement (grant_id, number, signed_on, agencies, sha256, size_bytes, recorded_at)
    values (${grantId}, ${number}, ${signedOn}, ${[...agencies]}::text[], ${sha256}, coalesce(${sizeBytes ?? null}::bigint,
      (select max(size_bytes) from exchange.grant_agreement where sha256 = ${sha256})), ${at})
    on conflict (grant_id) do update set number = excluded.number, signed_on = excluded.signed_on, agencies = excluded.agencies,
      sha256 = excluded.sha256, size_bytes = excluded.size_bytes, recorded_at = excluded.recorded_at`.execute(tx);
}

export async function deleteAgreement(tx: Tx, grantId: string): Promise<void> {
  await tx.deleteFrom('exchange.grant_agreement').where('grant_id', '=', grantId).execute();
}

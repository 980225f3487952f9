import { sql } from 'kysely';
import type { Db, Tx } from '#infrastructure/database/connect.ts';
import type { AgreementSignature } from './agreement.contract.ts';

const columns = ['grant_id', 'number', 'signed_on', 'agencies', 'sha256', 'size_bytes', 'signatures'] as const;

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
    /** Undefined where only the digest is told. */
    file: { sizeBytes: number; signatures: readonly AgreementSignature[] | undefined } | undefined;
    at: Date;
  },
): Promise<void> {
  const { grantId, number, signedOn, agencies, sha256, file, at } = agreement;
  const signatures = file?.signatures ? JSON.stringify(file.signatures) : null;
  await sql`
    insert into exchange.grant_agreement (grant_id, number, signed_on, agencies, sha256, size_bytes, signatures, recorded_at)
    select ${grantId}::uuid, ${number}, ${signedOn}::date, ${[...agencies]}::text[], ${sha256}::text,
           coalesce(${file?.sizeBytes ?? null}::bigint, known.size_bytes), coalesce(${signatures}::jsonb, known.signatures), ${at}
    from (select 1) as always
    left join lateral (
      select size_bytes, signatures from exchange.grant_agreement
      where sha256 = ${sha256} and size_bytes is not null limit 1) as known on true
    on conflict (grant_id) do update set number = excluded.number, signed_on = excluded.signed_on, agencies = excluded.agencies,
      sha256 = excluded.sha256, size_bytes = excluded.size_bytes, signatures = excluded.signatures,
      recorded_at = excluded.recorded_at`.execute(tx);
}

export async function deleteAgreement(tx: Tx, grantId: string): Promise<void> {
  await tx.deleteFrom('exchange.grant_agreement').where('grant_id', '=', grantId).execute();
}

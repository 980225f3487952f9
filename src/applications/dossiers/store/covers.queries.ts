import type { Db } from '#infrastructure/database/connect.ts';
import { DossierState } from '../course/dossier-state.contract.ts';
import { fileOfRow } from './documents.queries.ts';

/** How many of somebody's last dossiers are looked through. */
const lastDossiers = 50;

/** The last result the owner was given by one of these procedures. */
export async function findEarlierResult(
  db: Db,
  { ownerAccountId, procedures }: { ownerAccountId: string; procedures: readonly string[] },
) {
  const rows = await db
    .selectFrom('dossiers.dossier')
    .select(['code', 'procedure_code', 'procedure_name', 'state'])
    .where('owner_account_id', '=', ownerAccountId)
    .where('procedure_code', 'in', [...procedures])
    .where('finished_at', 'is not', null)
    .orderBy('submitted_at', 'desc')
    .limit(lastDossiers)
    .execute();
  for (const { code, procedure_code: procedureCode, procedure_name: procedureName, state } of rows) {
    const { result } = DossierState.parse(state);
    if (result?.outcome === 'grant') return { code, procedureCode, procedureName, result };
  }
  return undefined;
}

/** The last file the owner handed in for a paper of this kind; the id of a required document names its kind in every procedure. */
export async function findEarlierPaper(
  db: Db,
  { ownerAccountId, documentId }: { ownerAccountId: string; documentId: string },
) {
  const row = await db
    .selectFrom('dossiers.dossier as dossier')
    .innerJoin('dossiers.supplied_document as paper', 'paper.dossier_id', 'dossier.id')
    .select([
      'dossier.code',
      'paper.name',
      'paper.file_name',
      'paper.sha256',
      'paper.media_type',
      'paper.size_bytes',
      'paper.page_count',
      'paper.supplied_at',
    ])
    .where('dossier.owner_account_id', '=', ownerAccountId)
    .where('paper.document_id', '=', documentId)
    .where('paper.replaced_at', 'is', null)
    .where('paper.sha256', 'is not', null)
    .orderBy('paper.supplied_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  const file = row && fileOfRow(row);
  return file ? { code: row.code, name: row.name, suppliedAt: row.supplied_at, file } : undefined;
}

import { sql } from 'kysely';
import type { Db } from '#infrastructure/database/connect.ts';

/** Dossiers that were issued something, after an id, each with the last action that said what. */
export async function listIssued(
  db: Db,
  { after, limit }: { after: string | null; limit: number },
): Promise<{ id: string; sequence: number }[]> {
  const { rows } = await sql<{ id: string; sequence: number }>`
    select dossier.id, issued.sequence
      from dossiers.dossier
      cross join lateral (
        select max(sequence) as sequence from dossiers.action
         where dossier_id = dossier.id and kind in ('issue', 'correct')) as issued
     where dossier.finished_at is not null and issued.sequence is not null
       and (${after}::uuid is null or dossier.id > ${after}::uuid)
     order by dossier.id limit ${limit}`.execute(db);
  return rows;
}

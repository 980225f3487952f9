import { sql } from 'kysely';
import type { Db } from '#infrastructure/database/connect.ts';
import type { Dossier } from '../course/dossier.ts';
import { selectDossiers, toDossier } from './dossiers.queries.ts';

/** Kết quả giao bưu chính of a desk on a day of Vietnam, in the order they were handed over. */
export async function listPostedOn(db: Db, { unitId, on }: { unitId: string; on: string }): Promise<Dossier[]> {
  const from = sql<Date>`(${on}::date)::timestamp at time zone 'Asia/Ho_Chi_Minh'`;
  const to = sql<Date>`(${on}::date + 1)::timestamp at time zone 'Asia/Ho_Chi_Minh'`;
  const rows = await selectDossiers(db)
    .where('desk_unit_id', '=', unitId)
    .where('returned_at', '>=', from)
    .where('returned_at', '<', to)
    .where(sql<boolean>`(state -> 'postedOut') is not null and state -> 'postedOut' <> 'null'::jsonb`)
    .orderBy('returned_at')
    .execute();
  return rows.map(toDossier);
}

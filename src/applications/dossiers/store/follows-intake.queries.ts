import { sql } from 'kysely';
import type { Db } from '#infrastructure/database/connect.ts';

/** Whether a dossier received on a day has this number: as its owner, or in what one of the unit's desks took in or helped in. */
export async function namesInDossierOf(
  db: Db,
  { number, unitId, on }: { number: string; unitId: string | null; on: string },
): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`
    select exists (select from dossiers.dossier where owner_number = ${number} and received_on = ${on}::date)
        or exists (
          select from dossiers.action
           where received_unit_id = ${unitId}::uuid and received_on = ${on}::date and kind = 'submit'
             and position(${number} in content::text) > 0)
        or exists (
          select from dossiers.dossier as dossier
            join dossiers.action as action
              on action.received_unit_id = dossier.received_unit_id and action.received_on = dossier.received_on
             and action.dossier_id = dossier.id and action.kind = 'submit'
           where dossier.helped_unit_id = ${unitId}::uuid and dossier.received_on = ${on}::date
             and position(${number} in action.content::text) > 0) as found`.execute(db);
  return rows[0]?.found ?? false;
}

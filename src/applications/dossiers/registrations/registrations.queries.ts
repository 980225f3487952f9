import { sql } from 'kysely';
import type { Db } from '#infrastructure/database/connect.ts';
import type { Registered } from './compare-registrations.ts';

/** What we recorded as registered at a system on a day, or for the dossiers named, whatever the day. */
export async function listOurRegistrations(
  db: Db,
  { system, on, dossierCodes }: { system: string; on: string; dossierCodes: readonly string[] },
): Promise<Registered[]> {
  const found = db
    .selectFrom('dossiers.action as action')
    .innerJoin('dossiers.dossier as dossier', (join) =>
      join
        .onRef('dossier.id', '=', 'action.dossier_id')
        .onRef('dossier.received_on', '=', 'action.received_on')
        .onRef('dossier.received_unit_id', '=', 'action.received_unit_id'),
    )
    .where('action.kind', '=', 'register_result')
    .where(sql`action.content ->> 'system'`, '=', system)
    .select([
      'dossier.code as dossierCode',
      sql<string>`action.content ->> 'number'`.as('number'),
      sql<string>`action.content ->> 'book'`.as('book'),
      sql<string>`action.content ->> 'registeredOn'`.as('registeredOn'),
    ]);
  const ofDay = await found.where(sql`action.content ->> 'registeredOn'`, '=', on).execute();
  const known = new Set(ofDay.map(({ dossierCode }) => dossierCode));
  const others = dossierCodes.filter((code) => !known.has(code));
  return others.length === 0 ? ofDay : [...ofDay, ...(await found.where('dossier.code', 'in', others).execute())];
}

/** Steps that have waited for a ministry's number since before an instant. */
export async function listWaitingRegistrations(
  db: Db,
  before: Date,
): Promise<{ dossierId: string; processTaskId: string }[]> {
  return db
    .selectFrom('dossiers.open_task')
    .select(['dossier_id as dossierId', 'process_task_id as processTaskId'])
    .where('action', '=', 'register_result')
    .where('opened_at', '<', before)
    .orderBy('opened_at')
    .limit(10_000)
    .execute();
}

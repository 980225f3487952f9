import { sql } from 'kysely';
import type { Db, Tx } from '#infrastructure/database/connect.ts';
import type { CourseTask } from '../course/course.ts';
import type { Dossier } from '../course/dossier.ts';
import { isEnded, dossierStatuses, statusCodes } from '../course/dossier-status.ts';
import { selectDossiers, toDossier } from './dossiers.queries.ts';
import { selectOpenTasks, toTask } from './tasks.queries.ts';

/** Dossiers in which a unit still has something to do: those not ended, and results not yet handed out. */
const living = dossierStatuses
  .filter((status) => !isEnded(status) || status === 'finished')
  .map((status) => statusCodes[status]);

/** Hồ sơ đang giải quyết by the unit that decides. */
export async function countOpenByUnit(db: Db): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('dossiers.dossier')
    .select(['deciding_unit_id', sql<number>`count(*)::integer`.as('count')])
    .where('returned_at', 'is', null)
    .where('status', 'in', living)
    .groupBy('deciding_unit_id')
    .execute();
  return new Map(rows.map((row) => [row.deciding_unit_id, row.count]));
}

/** Dossiers a unit decides, hands out, is asked about or has a task in. */
export async function listLivingOfUnit(tx: Tx, unitId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from dossiers.dossier where deciding_unit_id = ${unitId} and status = any (${living}::smallint[])
    union
    select id from dossiers.dossier
     where received_unit_id = ${unitId} and desk_unit_id = ${unitId} and status = any (${living}::smallint[])
    union
    select id from dossiers.dossier
     where desk_unit_id = ${unitId} and desk_unit_id <> received_unit_id and status = any (${living}::smallint[])
    union select dossier_id from dossiers.consultation where unit_id = ${unitId} and ended_at is null
    union select dossier_id from dossiers.open_task where unit_id = ${unitId}
    order by id`.execute(tx);
  return rows.map(({ id }) => id);
}

/** The dossiers with their open tasks, locked until the transaction ends, in the order of their ids. */
export async function lockDossiers(
  tx: Tx,
  ids: readonly string[],
): Promise<{ dossier: Dossier; tasks: CourseTask[] }[]> {
  const rows = await selectDossiers(tx).where('id', 'in', ids).orderBy('id').forUpdate().execute();
  const tasks = await selectOpenTasks(tx).select('dossier_id').where('dossier_id', 'in', ids).execute();
  const tasksOf = Map.groupBy(tasks, ({ dossier_id }) => dossier_id);
  return rows.map((row) => ({ dossier: toDossier(row), tasks: (tasksOf.get(row.id) ?? []).map(toTask) }));
}

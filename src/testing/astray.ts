import { dossierStatuses, isEnded, statusCodes } from '../applications/dossiers/course/dossier-status.ts';
import { buildDirectory, readOrganisation } from '../data/organisation/index.ts';
import type { Db } from '../infrastructure/database/connect.ts';

const living = dossierStatuses.filter((one) => !isEnded(one) || one === 'finished').map((one) => statusCodes[one]);

/** What of the living dossiers is with a unit that has ended, or with a role nobody holds. */
export async function astray(db: Db, on: string): Promise<string[]> {
  const directory = buildDirectory(await readOrganisation(db));
  const moment = new Date(`${on}T03:00:00Z`);
  const ended = await db.selectFrom('organisation.unit').select('id').where('valid_to', '<', on).execute();
  const gone = new Set(ended.map(({ id }) => id));
  const dossiers = await db
    .selectFrom('dossiers.dossier')
    .select(['code', 'deciding_unit_id', 'desk_unit_id'])
    .where('status', 'in', living)
    .execute();
  const tasks = await db
    .selectFrom('dossiers.open_task')
    .select(['dossier_code', 'unit_id', 'role', 'assignee_id'])
    .execute();
  const asked = await db
    .selectFrom('dossiers.consultation')
    .select(['dossier_id', 'unit_id'])
    .where('ended_at', 'is', null)
    .execute();
  const owned = ({ unit_id: unitId, role }: { unit_id: string; role: string }) =>
    role === 'system' || directory.officersWithRole({ unitId, role, at: moment }).length > 0;
  return [
    ...dossiers.filter((one) => gone.has(one.deciding_unit_id) || gone.has(one.desk_unit_id)).map(({ code }) => code),
    ...tasks.filter((task) => !owned(task)).map(({ dossier_code, role }) => `${dossier_code} ${role}`),
    ...asked.filter(({ unit_id }) => gone.has(unit_id)).map(({ dossier_id }) => dossier_id),
  ];
}

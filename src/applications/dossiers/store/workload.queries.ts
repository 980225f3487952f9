import { sql } from 'kysely';
import type { Db } from '#infrastructure/database/connect.ts';

export type LoadRow = {
  unit_id: string;
  assignee_id: string | null;
  open: number;
  overdue: number;
  today: number;
  step_late: number;
  waiting: number;
  done: number;
};

/** Open tasks of units by who has them, and those finished since a day: one query on the two indexes that begin with the unit. */
export async function selectWorkload(
  db: Db,
  { unitIds, at, today, since }: { unitIds: readonly string[]; at: Date; today: string; since: Date },
): Promise<LoadRow[]> {
  const { rows } = await sql<LoadRow>`
    select unit_id, assignee_id, sum(open)::integer as open, sum(overdue)::integer as overdue, sum(today)::integer as today,
           sum(step_late)::integer as step_late, sum(waiting)::integer as waiting, sum(done)::integer as done
      from (select unit_id, assignee_id,
                   count(*) as open,
                   count(*) filter (where due_on < ${today}::date and not waiting) as overdue,
                   count(*) filter (where due_on = ${today}::date and not waiting) as today,
                   count(*) filter (where step_due_at < ${at}::timestamptz and not waiting) as step_late,
                   count(*) filter (where waiting) as waiting, 0 as done
              from dossiers.open_task where unit_id = any (${[...unitIds]}::uuid[]) and role <> 'system' group by 1, 2
            union all
            select unit_id, assignee_id, 0, 0, 0, 0, 0, count(*)
              from dossiers.task_done
             where unit_id = any (${[...unitIds]}::uuid[]) and closed_at >= ${since}::timestamptz and outcome = 'completed'
             group by 1, 2) as load
     group by 1, 2`.execute(db);
  return rows;
}

export type LoadTaskRow = {
  id: string;
  code: string;
  procedureCode: string;
  procedureName: string;
  ownerName: string;
  name: string;
  openedAt: Date;
  dueOn: string | null;
};

/** Việc đang mở of one person of a unit, or of nobody; the most urgent first. */
export async function selectLoadTasks(
  db: Db,
  { unitId, accountId, limit }: { unitId: string; accountId: string | null; limit: number },
): Promise<LoadTaskRow[]> {
  const { rows } = await sql<LoadTaskRow>`
    select id, dossier_code as code, procedure_code as "procedureCode", procedure_name as "procedureName", owner_name as "ownerName",
           name, opened_at as "openedAt", due_on as "dueOn"
      from dossiers.open_task
     where unit_id = ${unitId}::uuid and assignee_id is not distinct from ${accountId}::uuid and role <> 'system'
     order by due_at, opened_at limit ${limit}`.execute(db);
  return rows;
}

/** Yêu cầu bổ sung lặp lại of units since a day, by unit. */
export async function countRepeatedRequests(
  db: Db,
  { unitIds, since }: { unitIds: readonly string[]; since: Date },
): Promise<Map<string, number>> {
  const { rows } = await sql<{ unit_id: string; n: number }>`
    select actor_unit_id as unit_id, count(*)::integer as n from dossiers.action
     where kind = 'request_supplement' and content ->> 'repeatReason' <> ''
       and actor_unit_id = any (${[...unitIds]}::uuid[]) and at >= ${since}::timestamptz
     group by 1`.execute(db);
  return new Map(rows.map((row) => [row.unit_id, row.n]));
}

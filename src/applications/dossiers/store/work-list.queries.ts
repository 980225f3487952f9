import { sql } from 'kysely';
import { actsFor, type Actor } from '#infrastructure/actor.ts';
import { vietnamDay } from '#infrastructure/clock.ts';
import type { Db } from '#infrastructure/database/connect.ts';
import { planAnew } from '#infrastructure/database/prepared-statements.ts';
import { statusCodes } from '../course/dossier-status.ts';
import { urgencies, type Urgency, type WorkListQuery } from '../views/work-list.contract.ts';

/** Filters that may be absent decide which index serves. */
const anew = sql.raw(planAnew);
const pageSize = 30;
/** Days before the due date from which a dossier counts as "soon due". */
const soonDays = 2;

/** The actor's lanes as a list of (unit, role) for one query. */
function lanesOf(actor: Actor) {
  const lanes = actor.posts.flatMap((post) => post.roles.map((role) => ({ unit: post.unitId, role })));
  const tills = lanes.filter(({ role }) => role === 'cashier').map(({ unit }) => unit);
  return { units: lanes.map(({ unit }) => unit), roles: lanes.map(({ role }) => role), tills };
}

type Row = {
  id: string;
  instance: string;
  process_task_id: string;
  dossier_code: string;
  procedure_code: string;
  procedure_name: string;
  owner_name: string;
  channel: string;
  name: string;
  action: string;
  opened_at: Date;
  due_on: string | null;
  due_at: Date | null;
  step_due_at: Date | null;
  assignee_id: string | null;
  urgency: Urgency;
};

/**
 * Hồ sơ chờ xử lý của cán bộ: the tasks open in the actor's lanes, most urgent first, then the longest waiting; for a cashier also
 * the dossiers received at his desk that wait for their fee, whoever's lane comes next. One query for the page and one for the
 * counts, on the work-list indexes; nothing of units the actor does not serve.
 */
export async function selectWorkList(db: Db, actor: Actor, query: WorkListQuery, at: Date) {
  const today = vietnamDay(at);
  const { units, roles, tills } = lanesOf(actor);
  const urgency = sql<Urgency>`case when waiting then 'waiting' when due_on is null then 'rest' when due_on < ${today}::date then 'overdue'
      when due_on = ${today}::date then 'today' when due_on <= ${today}::date + ${soonDays}::int then 'soon' else 'rest' end`;
  const mine = sql`(unit_id, role) in (select * from unnest(${units}::uuid[], ${roles}::text[]))
      and (assignee_id is null or assignee_id = any (${actsFor(actor)}::uuid[]))`;
  const unpaid = sql.lit(statusCodes.awaiting_payment);
  // Two index scans: an `or` of the two would read the whole table.
  const listed = sql`(select * from dossiers.open_task where ${mine}
      union all select * from dossiers.open_task
       where status = ${unpaid} and received_unit_id = any (${tills}::uuid[]) and not (${mine})) as listed_task`;
  const search = query.search ? `%${query.search.replace(/[\\%_]/g, '\\$&')}%` : null;
  const narrowed = sql`(${query.procedure ?? null}::text is null or procedure_code = ${query.procedure ?? null})
      and (${query.channel ?? null}::text is null or channel = ${query.channel ?? null})
      and (${query.mine ?? null}::text is null or assignee_id = any (${actsFor(actor)}::uuid[]))
      and (${search}::text is null or infrastructure.fold(owner_name) like infrastructure.fold(${search}) or dossier_code ilike ${search})`;
  const wanted = query.urgency ?? null;
  const [page, counts, procedures] = await Promise.all([
    sql<Row>`${anew} select * from (
        select id, instance, process_task_id, dossier_code, procedure_code, procedure_name, owner_name, channel, name, action, opened_at, due_on, due_at,
               step_due_at, assignee_id, ${urgency} as urgency
          from ${listed} where ${narrowed}) as page
       where (${wanted}::text is null and urgency <> 'waiting') or urgency = ${wanted}
       order by array_position(${[...urgencies]}::text[], urgency), due_at nulls last, opened_at, dossier_code
       limit ${pageSize} offset ${(query.page - 1) * pageSize}`.execute(db),
    sql<{ urgency: Urgency; count: number }>`${anew} select ${urgency} as urgency, count(*) as count
       from ${listed} where ${narrowed} group by 1`.execute(db),
    sql<{
      code: string;
      name: string;
      count: number;
    }>`${anew} select procedure_code as code, procedure_name as name, count(*) as count
       from ${listed} group by 1, 2 order by 2`.execute(db),
  ]);
  return { rows: page.rows, counts: counts.rows, procedures: procedures.rows, pageSize };
}

const searchLimit = 50;

/** Tra cứu hồ sơ của đơn vị: by code, owner's name without marks, or number; only dossiers of the actor's units. */
export async function searchDossiers(db: Db, actor: Actor, text: string) {
  const units = actor.posts.map((post) => post.unitId);
  const pattern = `%${text.replace(/[\\%_]/g, '\\$&')}%`;
  const { rows } = await sql<{
    code: string;
    procedure_name: string;
    owner_name: string;
    status: number;
    due_on: string | null;
    submitted_at: Date;
  }>`${anew} select code, procedure_name, owner_name, status, due_on, submitted_at from dossiers.dossier
      where (received_unit_id = any (${units}::uuid[]) or (desk_unit_id <> received_unit_id and desk_unit_id = any (${units}::uuid[]))
             or deciding_unit_id = any (${units}::uuid[]))
        and (code = ${text} or owner_number = ${text} or owner_search like infrastructure.fold(${pattern}) or code ilike ${pattern})
      order by submitted_at desc limit ${searchLimit}`.execute(db);
  return rows;
}

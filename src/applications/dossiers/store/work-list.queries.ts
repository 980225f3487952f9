import { sql } from 'kysely';
import { actsFor, unitsOf, type Actor } from '#infrastructure/actor.ts';
import { vietnamDay } from '#infrastructure/clock.ts';
import type { Db } from '#infrastructure/database/connect.ts';
import { planAnew } from '#infrastructure/database/prepared-statements.ts';
import { statusCodes } from '../course/dossier-status.ts';
import type { Urgency, WorkListQuery } from '../views/work-list.contract.ts';

/** Filters that may be absent decide which index serves. */
const anew = sql.raw(planAnew);
const pageSize = 30;
/** Days before the due date from which a dossier counts as "soon due". */
const soonDays = 2;

/** The actor's lanes as a list of (unit, role) for one query. */
function lanesOf(actor: Actor) {
  const lanes = actor.posts.flatMap((post) => post.roles.map((role) => ({ unit: post.unitId, role })));
  const known = [...new Map(lanes.map((lane) => [`${lane.unit} ${lane.role}`, lane])).values()];
  const tills = known.filter(({ role }) => role === 'cashier').map(({ unit }) => unit);
  return { lanes: known, tills };
}

const listed = [
  ...['id', 'instance', 'process_task_id', 'dossier_code', 'procedure_code', 'procedure_name', 'owner_name', 'channel'],
  ...['name', 'action', 'opened_at', 'due_on', 'due_at', 'step_due_at', 'assignee_id', 'waiting'],
] as const;

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
 * the dossiers received at his desk that wait for their fee, whoever's lane comes next. Each lane is read along its index no further
 * than the page, so that a tray of fifty thousand costs no more than one of fifty; the counts read the index alone. Urgency follows
 * from the due date, so the order of the index is the order of urgency.
 */
export async function selectWorkList(db: Db, actor: Actor, query: WorkListQuery, at: Date) {
  const today = vietnamDay(at);
  const { lanes, tills } = lanesOf(actor);
  const urgency = sql<Urgency>`case when waiting then 'waiting' when due_on is null then 'rest' when due_on < ${today}::date then 'overdue'
      when due_on = ${today}::date then 'today' when due_on <= ${today}::date + ${soonDays}::int then 'soon' else 'rest' end`;
  const isMine = sql`(assignee_id is null or assignee_id = any (${actsFor(actor)}::uuid[]))`;
  // One part a lane, with its own values: the planner knows how full each tray is.
  const inLane = lanes.map(({ unit, role }) => sql`unit_id = ${unit}::uuid and role = ${role} and ${isMine}`);
  const unpaid = sql.lit(statusCodes.awaiting_payment);
  // What waits for its fee at the actor's till and is in no lane of the actor's anyway.
  const elsewhere = inLane.length === 0 ? sql`true` : sql`not (${sql.join(inLane, sql` or `)})`;
  const atTill = sql`status = ${unpaid} and received_unit_id = any (${tills}::uuid[]) and ${elsewhere}`;
  const search = query.search ? `%${query.search.replace(/[\\%_]/g, '\\$&')}%` : null;
  const filters = [
    query.procedure === undefined ? null : sql`procedure_code = ${query.procedure}`,
    query.channel === undefined ? null : sql`channel = ${query.channel}`,
    query.mine === undefined ? null : sql`assignee_id = any (${actsFor(actor)}::uuid[])`,
    search === null
      ? null
      : sql`(owner_search like infrastructure.fold(${search}) or dossier_code like ${search.toUpperCase()})`,
  ].filter((filter) => filter !== null);
  const narrowed = filters.length === 0 ? sql`true` : sql`${sql.join(filters, sql` and `)}`;
  const wanted = query.urgency ?? null;
  const isWaiting = wanted === 'waiting';
  const wantedOnly = sql`waiting = ${sql.lit(isWaiting)} and ${untilOf(wanted, today)} and ${wanted && !isWaiting ? sql`${urgency} = ${wanted}` : sql`true`}`;
  const offset = (query.page - 1) * pageSize;
  const columns = sql.join(listed.map((name) => sql.ref(name)));
  const order = sql`due_at, opened_at, dossier_code`;
  const partsOf = (narrowing: typeof narrowed, columnsOf: typeof columns) =>
    [...inLane, atTill].map((part) => sql`select ${columnsOf} from dossiers.open_task where ${part} and ${narrowing}`);
  const counted = sql`procedure_code, due_on, waiting`;
  const countsOf = (narrowing: typeof narrowed) =>
    sql<{
      code: string;
      urgency: Urgency;
      count: number;
    }>`${anew} select procedure_code as code, ${urgency} as urgency, count(*)::integer as count
       from (${sql.join(partsOf(narrowing, counted), sql` union all `)}) as listed_task group by 1, 2`.execute(db);
  const pageParts = partsOf(sql`${wantedOnly} and ${narrowed}`, columns).map(
    (part) => sql`(${part} order by ${order} limit ${offset + pageSize})`,
  );
  const [page, counts, all] = await Promise.all([
    sql<Row>`${anew} select *, ${urgency} as urgency from (${sql.join(pageParts, sql` union all `)}) as listed_task
       order by ${order} limit ${pageSize} offset ${offset}`.execute(db),
    countsOf(narrowed),
    filters.length === 0 ? undefined : countsOf(sql`true`),
  ]);
  return { rows: page.rows, counts: counts.rows, all: (all ?? counts).rows, pageSize };
}

/** Where the index may stop: an hour due on a day lies after its beginning, and no later than the beginning of the next. */
function untilOf(urgency: Urgency | null, today: string) {
  const days = { overdue: 0, today: 1, soon: soonDays + 1 };
  if (urgency === null || urgency === 'rest' || urgency === 'waiting') return sql`true`;
  return sql`due_at <= (${today}::date + ${days[urgency]}::integer)::timestamp at time zone 'Asia/Ho_Chi_Minh'`;
}

const searchLimit = 50;

/** Dòng của một hồ sơ tìm thấy. */
export type FoundRow = {
  code: string;
  procedure_code: string;
  procedure_name: string;
  owner_name: string;
  status: number;
  due_on: string | null;
};

/** Tra cứu hồ sơ của đơn vị: by code, owner's name without marks, or number; only dossiers of the actor's units. */
export async function searchDossiers(db: Db, actor: Actor, text: string) {
  const units = unitsOf(actor);
  const pattern = `%${text.replace(/[\\%_]/g, '\\$&')}%`;
  const { rows } =
    await sql<FoundRow>`${anew} select code, procedure_code, procedure_name, owner_name, status, due_on from dossiers.dossier
      where (received_unit_id = any (${units}::uuid[]) or (desk_unit_id <> received_unit_id and desk_unit_id = any (${units}::uuid[]))
             or deciding_unit_id = any (${units}::uuid[]))
        and (code = ${text} or owner_number = ${text} or owner_search like infrastructure.fold(${pattern}) or code ilike ${pattern})
      order by submitted_at desc limit ${searchLimit}`.execute(db);
  return rows;
}

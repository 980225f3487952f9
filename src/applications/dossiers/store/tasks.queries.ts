import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Db, Tx } from '#infrastructure/database/connect.ts';
import { insertRows } from '#infrastructure/database/insert-rows.ts';
import { fixedStatement } from '#infrastructure/database/fixed-statement.ts';
import { send } from '#infrastructure/database/transaction.ts';
import type { CourseChange, CourseTask } from '../course/course.ts';
import type { Dossier } from '../course/dossier.ts';
import { ownerNameFor } from '../course/owner-name-for.ts';
import { isWaitingForApplicant, statusCodes } from '../course/dossier-status.ts';

export type OpenTaskRow = CourseTask & { id: string; receivedAt: Date | null; receivedBy: string | null };

export function insertTasks(tx: Tx, dossier: Dossier, tasks: readonly CourseTask[]): void {
  if (tasks.length === 0) return;
  insertRows(
    tx,
    'dossiers.open_task',
    tasks.map((task) => ({
      id: randomUUID(),
      received_unit_id: dossier.receivedUnitId,
      received_on: dossier.receivedOn,
      dossier_id: dossier.id,
      instance: task.instance,
      partner: task.partner,
      process_task_id: task.taskId,
      node_id: task.nodeId,
      name: task.name,
      action: task.action,
      role: task.role,
      unit_id: task.unitId,
      assignee_id: task.assigneeId,
      opened_at: task.openedAt,
      opened_by: task.openedBy,
      term: task.term,
      step_due_at: task.stepDueAt,
      dossier_code: dossier.code,
      procedure_code: dossier.procedureCode,
      procedure_name: dossier.procedureName,
      owner_name: ownerNameFor(dossier, task),
      channel: dossier.channel,
      ...mirrored(dossier),
    })),
  );
}

/** What a task row repeats of its dossier, so that a work list is one query on one table. */
function mirrored(dossier: Dossier) {
  return {
    status: statusCodes[dossier.status],
    due_on: dossier.state.appointment?.dueOn ?? null,
    due_at: dossier.state.appointment?.dueAt ?? null,
    waiting: isWaitingForApplicant(dossier.status),
  };
}

type Closing = {
  id: string;
  instance: string;
  taskId: string;
  doer: string | null;
  at: Date;
  revision: number;
  outcome: string;
};

const close = fixedStatement<Closing, unknown>(
  (_, slot) => sql`
    with gone as (
      delete from dossiers.open_task
       where dossier_id = ${slot('id')} and instance = ${slot('instance')} and process_task_id = ${slot('taskId')}
      returning *)
    insert into dossiers.task_done (received_unit_id, received_on, dossier_id, instance, partner, process_task_id, node_id, name, action,
           role, unit_id, assignee_id, opened_at, opened_by, received_at, received_by, term, step_due_at, closed_at, closed_by, outcome)
    select received_unit_id, received_on, dossier_id, instance, partner, process_task_id, node_id, name, action,
           role, unit_id, coalesce(assignee_id, ${slot('doer')}::uuid), opened_at, opened_by, received_at, received_by, term, step_due_at,
           ${slot('at')}::timestamptz, ${slot('revision')}::integer, ${slot('outcome')} from gone`,
);

/** Moves tasks that ended from the trays into the ledger, with the action that ended them; one nobody had taken, as that of its doer. */
export function closeTasks(
  tx: Tx,
  dossier: Dossier,
  { closed, by, at }: { closed: CourseChange['closed']; by: string | null; at: Date },
): void {
  const { id, revision } = dossier;
  for (const { instance, taskId, outcome } of closed)
    send(tx, close({ id, revision, instance, taskId, outcome, at, doer: outcome === 'completed' ? by : null }));
}

/** Tasks that stay open with another unit, holder, time or drawing. */
export function updateTasks(tx: Tx, dossier: Dossier, changed: readonly CourseTask[]): void {
  for (const { instance, taskId, unitId, assigneeId, stepDueAt, name, role, term } of changed) {
    const statement = sql`
      update dossiers.open_task set unit_id = ${unitId}, assignee_id = ${assigneeId}::uuid, step_due_at = ${stepDueAt}::timestamptz,
             name = ${name}, role = ${role}, term = ${term},
             escalated_at = case when step_due_at is not distinct from ${stepDueAt}::timestamptz then escalated_at end
       where dossier_id = ${dossier.id} and instance = ${instance} and process_task_id = ${taskId}`;
    send(tx, statement.compile(tx));
  }
}

/** Brings the rows of a dossier's open tasks up to its projection; rows that say it already are not written. */
export function refreshTasks(tx: Tx, dossier: Dossier): void {
  const { status, due_on, due_at, waiting } = mirrored(dossier);
  const statement = sql`update dossiers.open_task
     set status = ${status}, due_on = ${due_on}::date, due_at = ${due_at}::timestamptz, waiting = ${waiting}
   where dossier_id = ${dossier.id}
     and (status, due_on, due_at, waiting) is distinct from
         (${status}::smallint, ${due_on}::date, ${due_at}::timestamptz, ${waiting}::boolean)`;
  send(tx, statement.compile(tx));
}

/** Đã nhận: the first time somebody of the tray opens the dossier, the hand-over to it counts as received. */
export async function markReceived(
  db: Db,
  { taskIds, by, at }: { taskIds: readonly string[]; by: string; at: Date },
): Promise<void> {
  if (taskIds.length === 0) return;
  await sql`update dossiers.open_task set received_at = ${at}, received_by = ${by}
             where id = any (${[...taskIds]}::uuid[]) and received_at is null`.execute(db);
}

const columns = [
  'id',
  'instance',
  'partner',
  'process_task_id',
  'node_id',
  'name',
  'action',
  'role',
  'unit_id',
  'assignee_id',
  'opened_at',
  'opened_by',
  'received_at',
  'received_by',
  'term',
  'step_due_at',
] as const;

export function selectOpenTasks(db: Db) {
  return db.selectFrom('dossiers.open_task').select(columns).orderBy('opened_at').orderBy('process_task_id');
}

export async function listOpenTasks(db: Db, dossierId: string): Promise<OpenTaskRow[]> {
  return (await selectOpenTasks(db).where('dossier_id', '=', dossierId).execute()).map(toTask);
}

/** The same by the code of the dossier, for when its id is not known yet. */
export async function listOpenTasksOfCode(db: Db, code: string): Promise<OpenTaskRow[]> {
  return (await db.executeQuery(ofCode({ code }))).rows.map(toTask);
}

const ofCode = fixedStatement<{ code: string }, Row>((db, slot) =>
  selectOpenTasks(db).where(
    'dossier_id',
    '=',
    db.selectFrom('dossiers.dossier').select('id').where('code', '=', slot('code')),
  ),
);

export type DoneTaskRow = CourseTask & {
  receivedAt: Date | null;
  receivedBy: string | null;
  closedAt: Date;
  closedBy: number;
  outcome: string;
};

/** Việc đã xong của một hồ sơ, in the order they were opened. */
export async function listDoneTasks(db: Db, dossierId: string): Promise<DoneTaskRow[]> {
  const rows = await db
    .selectFrom('dossiers.task_done')
    .select([
      ...columns.filter((name): name is Exclude<(typeof columns)[number], 'id'> => name !== 'id'),
      'closed_at',
      'closed_by',
      'outcome',
    ])
    .where('dossier_id', '=', dossierId)
    .orderBy('opened_at')
    .orderBy('closed_at')
    .execute();
  return rows.map(({ closed_at, closed_by, outcome, ...row }) => {
    const { id: _, ...task } = toTask({ ...row, id: '' });
    return { ...task, closedAt: closed_at, closedBy: closed_by, outcome };
  });
}

type Row = {
  id: string;
  instance: string;
  partner: string | null;
  process_task_id: string;
  node_id: string;
  name: string;
  action: string;
  role: string;
  unit_id: string;
  assignee_id: string | null;
  opened_at: Date;
  opened_by: number;
  received_at: Date | null;
  received_by: string | null;
  term: string | null;
  step_due_at: Date | null;
};

export function toTask(row: Row): OpenTaskRow {
  return {
    id: row.id,
    instance: row.instance,
    partner: row.partner,
    taskId: row.process_task_id,
    nodeId: row.node_id,
    name: row.name,
    action: row.action,
    role: row.role,
    unitId: row.unit_id,
    assigneeId: row.assignee_id,
    openedAt: row.opened_at,
    openedBy: row.opened_by,
    receivedAt: row.received_at,
    receivedBy: row.received_by,
    term: row.term,
    stepDueAt: row.step_due_at,
  };
}

type LateStep = { dossierId: string; code: string; procedureCode: string; name: string; unitId: string };

/** Steps past their time that nobody was told of yet; marked as told in the same statement. */
export async function takeLateSteps(tx: Tx, { at, limit }: { at: Date; limit: number }): Promise<LateStep[]> {
  const { rows } = await sql<LateStep>`
    update dossiers.open_task set escalated_at = ${at}
     where id in (select id from dossiers.open_task
                   where escalated_at is null and not waiting and step_due_at <= ${at}
                   order by step_due_at limit ${limit} for update skip locked)
    returning dossier_id as "dossierId", dossier_code as code, procedure_code as "procedureCode", name, unit_id as "unitId"`.execute(
    tx,
  );
  return rows;
}

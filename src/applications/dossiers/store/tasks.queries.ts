import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Db, Tx } from '#infrastructure/database/connect.ts';
import { send } from '#infrastructure/database/transaction.ts';
import type { TaskToDo } from '../course/allowed-actions.ts';
import { isWaitingForApplicant, statusCodes } from '../course/dossier-status.ts';
import type { Dossier } from './dossiers.queries.ts';

export type OpenTaskRow = TaskToDo & { id: string; openedAt: Date; stepDueAt: Date | null };

export type NewTask = {
  processTaskId: string;
  nodeId: string;
  name: string;
  action: string;
  role: string;
  unitId: string;
  assigneeId: string | null;
  stepDueAt: Date | null;
};

export function insertTasks(tx: Tx, dossier: Dossier, tasks: readonly NewTask[], at: Date): void {
  if (tasks.length === 0) return;
  send(
    tx,
    tx
      .insertInto('dossiers.open_task')
      .values(
        tasks.map((task) => ({
          id: randomUUID(),
          received_unit_id: dossier.receivedUnitId,
          received_on: dossier.receivedOn,
          dossier_id: dossier.id,
          process_task_id: task.processTaskId,
          node_id: task.nodeId,
          name: task.name,
          action: task.action,
          role: task.role,
          unit_id: task.unitId,
          assignee_id: task.assigneeId,
          opened_at: at,
          step_due_at: task.stepDueAt,
          dossier_code: dossier.code,
          procedure_code: dossier.procedureCode,
          procedure_name: dossier.procedureName,
          owner_name: dossier.state.parties.owner.name,
          channel: dossier.channel,
          ...mirrored(dossier),
        })),
      )
      .compile(),
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

export function deleteTasks(tx: Tx, dossier: Dossier, processTaskIds: readonly string[]): void {
  if (processTaskIds.length === 0) return;
  send(
    tx,
    tx
      .deleteFrom('dossiers.open_task')
      .where('dossier_id', '=', dossier.id)
      .where('process_task_id', 'in', [...processTaskIds])
      .compile(),
  );
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

function selectOpenTasks(db: Db) {
  return db
    .selectFrom('dossiers.open_task')
    .select(['id', 'process_task_id', 'name', 'action', 'role', 'unit_id', 'assignee_id', 'opened_at', 'step_due_at'])
    .orderBy('opened_at');
}

export async function listOpenTasks(db: Db, dossierId: string): Promise<OpenTaskRow[]> {
  return (await selectOpenTasks(db).where('dossier_id', '=', dossierId).execute()).map(toTask);
}

/** The same by the code of the dossier, for when its id is not known yet. */
export async function listOpenTasksOfCode(db: Db, code: string): Promise<OpenTaskRow[]> {
  const id = db.selectFrom('dossiers.dossier').select('id').where('code', '=', code);
  return (await selectOpenTasks(db).where('dossier_id', '=', id).execute()).map(toTask);
}

type Row = {
  id: string;
  process_task_id: string;
  name: string;
  action: string;
  role: string;
  unit_id: string;
  assignee_id: string | null;
  opened_at: Date;
  step_due_at: Date | null;
};

function toTask(row: Row): OpenTaskRow {
  return {
    id: row.id,
    taskId: row.process_task_id,
    name: row.name,
    action: row.action,
    role: row.role,
    unitId: row.unit_id,
    assigneeId: row.assignee_id,
    openedAt: row.opened_at,
    stepDueAt: row.step_due_at,
  };
}

import { randomUUID } from 'node:crypto';
import type { Db, Tx } from '#infrastructure/database/connect.ts';
import type { TaskToDo } from './allowed-actions.ts';
import { isWaitingForApplicant, statusCodes } from './dossier-status.ts';
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

export async function insertTasks(tx: Tx, dossier: Dossier, tasks: readonly NewTask[], at: Date): Promise<void> {
  if (tasks.length === 0) return;
  await tx
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
    .execute();
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

export async function deleteTasks(tx: Tx, dossier: Dossier, processTaskIds: readonly string[]): Promise<void> {
  if (processTaskIds.length === 0) return;
  await tx
    .deleteFrom('dossiers.open_task')
    .where('dossier_id', '=', dossier.id)
    .where('process_task_id', 'in', [...processTaskIds])
    .execute();
}

/** Brings the rows of a dossier's open tasks up to its projection. */
export async function refreshTasks(tx: Tx, dossier: Dossier): Promise<void> {
  await tx.updateTable('dossiers.open_task').set(mirrored(dossier)).where('dossier_id', '=', dossier.id).execute();
}

export async function listOpenTasks(db: Db, dossierId: string): Promise<OpenTaskRow[]> {
  const rows = await db
    .selectFrom('dossiers.open_task')
    .select(['id', 'process_task_id', 'name', 'action', 'role', 'unit_id', 'assignee_id', 'opened_at', 'step_due_at'])
    .where('dossier_id', '=', dossierId)
    .orderBy('opened_at')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    taskId: row.process_task_id,
    name: row.name,
    action: row.action,
    role: row.role,
    unitId: row.unit_id,
    assigneeId: row.assignee_id,
    openedAt: row.opened_at,
    stepDueAt: row.step_due_at,
  }));
}

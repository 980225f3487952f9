import { vietnamDay } from '#infrastructure/clock.ts';
import type { Tx } from '#infrastructure/database/connect.ts';
import { publish } from '#infrastructure/jobs/publish.queries.ts';
import type { InstalledPackage } from '#applications/procedures/index.ts';
import { computeDue, parseTerm } from '#platform/calendar/index.ts';
import { evaluateFeel } from '#platform/forms/index.ts';
import {
  advanceInstance,
  startInstance,
  type Effect,
  type OpenTask,
  type ProcessEvent,
  type StepContext,
  type Variables,
} from '#platform/workflow/index.ts';
import { isDeskRole } from '../course/allowed-actions.ts';
import type { InTransaction } from '../dossier-deps.ts';
import { dossierEvents } from '../dossier-events.ts';
import type { Dossier } from '../store/dossiers.queries.ts';
import { deleteTasks, insertTasks, type NewTask } from '../store/tasks.queries.ts';

const ctx: StepContext = { evaluate: evaluateFeel };

type Driven = { dossier: Dossier; installed: InstalledPackage; at: Date };

/** Starts the process of a dossier just handed in; its first task opens. */
export function beginProcess(tx: Tx, deps: InTransaction, driven: Driven & { variables: Variables }): void {
  const effects = startInstance(tx, { ...instanceOf(driven), variables: driven.variables });
  applyEffects(tx, deps, driven, effects);
}

/** Moves the process of a dossier by one event. */
export async function moveProcess(
  tx: Tx,
  deps: InTransaction,
  driven: Driven & { event: ProcessEvent },
): Promise<void> {
  const effects = await advanceInstance(tx, { ...instanceOf(driven), event: driven.event });
  applyEffects(tx, deps, driven, effects);
}

function instanceOf({ dossier, installed, at }: Driven) {
  const [processId] = Object.keys(installed.process.processes);
  if (processId === undefined) throw new Error(`Procedure ${installed.code} has no process`);
  return { subject: { kind: 'dossier', id: dossier.id }, graph: installed.process, processId, ctx, at };
}

/** Turns what the kernel says into rows: tasks of people, and work for an outside system. Anything else is refused at install. */
function applyEffects(tx: Tx, deps: InTransaction, { dossier, at }: Driven, effects: readonly Effect[]): void {
  const opened: OpenTask[] = [];
  const closed = new Set<string>();
  for (const effect of effects) {
    if (effect.kind === 'task-opened') opened.push(effect);
    if (effect.kind === 'task-closed') closed.add(String(effect.taskId));
    if (effect.kind === 'job-requested') {
      opened.push(effect);
      publish(tx, dossierEvents.registrationRequested, {
        dossierId: dossier.id,
        processTaskId: String(effect.taskId),
      });
    }
    if (effect.kind === 'incident')
      throw new Error(`Process of ${dossier.code} stopped at ${effect.nodeId}: ${effect.incident}`);
  }
  deleteTasks(tx, dossier, [...closed]);
  const standing = opened.filter((task) => !closed.has(String(task.taskId)));
  const calendar = decidingCalendar(deps, { dossier, at });
  const tasks = standing.map((task): NewTask => {
    const role = task.lane ?? '';
    const action = task.action ?? '';
    return {
      processTaskId: String(task.taskId),
      nodeId: task.nodeId,
      name: task.name,
      action,
      role,
      unitId: isDeskRole(role) ? dossier.receivedUnitId : dossier.decidingUnitId,
      assigneeId: action === 'propose' ? dossier.state.assigneeId : null,
      stepDueAt: task.time ? computeDue({ term: parseTerm(task.time), from: at, ...calendar }).dueAt : null,
    };
  });
  insertTasks(tx, dossier, tasks, at);
}

/** Working time of the unit that decides, on the day. */
export function decidingCalendar(
  { calendars, organisation }: Pick<InTransaction, 'calendars' | 'organisation'>,
  { dossier, at }: { dossier: Pick<Dossier, 'decidingUnitId' | 'receivedOn'>; at: Date },
) {
  const unit = organisation.findUnit(dossier.decidingUnitId, dossier.receivedOn);
  return calendars(unit?.agencyCode ?? '', vietnamDay(at));
}

import { vietnamDay } from '#infrastructure/clock.ts';
import type { Db, Tx } from '#infrastructure/database/connect.ts';
import { publish } from '#infrastructure/jobs/publish.queries.ts';
import type { InstalledPackage } from '#applications/procedures/index.ts';
import { computeDue, parseTerm } from '#platform/calendar/index.ts';
import { evaluateFeel } from '#platform/forms/index.ts';
import { getUnits } from '#data/organisation/index.ts';
import {
  advanceInstance,
  startInstance,
  type Effect,
  type OpenTask,
  type ProcessEvent,
  type StepContext,
  type Variables,
} from '#platform/workflow/index.ts';
import { isDeskRole } from './allowed-actions.ts';
import type { InTransaction } from './dossier-deps.ts';
import { dossierEvents } from './dossier-events.ts';
import type { Dossier } from './dossiers.queries.ts';
import { deleteTasks, insertTasks, type NewTask } from './tasks.queries.ts';

const ctx: StepContext = { evaluate: evaluateFeel };

type Driven = { dossier: Dossier; installed: InstalledPackage; at: Date };

/** Starts the process of a dossier just handed in; its first task opens. */
export async function beginProcess(
  tx: Tx,
  deps: InTransaction,
  driven: Driven & { variables: Variables },
): Promise<void> {
  const effects = await startInstance(tx, { ...instanceOf(driven), variables: driven.variables });
  await applyEffects(tx, deps, driven, effects);
}

/** Moves the process of a dossier by one event. */
export async function moveProcess(
  tx: Tx,
  deps: InTransaction,
  driven: Driven & { event: ProcessEvent },
): Promise<void> {
  const effects = await advanceInstance(tx, { ...instanceOf(driven), event: driven.event });
  await applyEffects(tx, deps, driven, effects);
}

function instanceOf({ dossier, installed, at }: Driven) {
  const [processId] = Object.keys(installed.process.processes);
  if (processId === undefined) throw new Error(`Procedure ${installed.code} has no process`);
  return { subject: { kind: 'dossier', id: dossier.id }, graph: installed.process, processId, ctx, at };
}

/** Turns what the kernel says into rows: tasks of people, and work for an outside system. Anything else is refused at install. */
async function applyEffects(
  tx: Tx,
  deps: InTransaction,
  { dossier, at }: Driven,
  effects: readonly Effect[],
): Promise<void> {
  const opened: OpenTask[] = [];
  const closed = new Set<string>();
  for (const effect of effects) {
    if (effect.kind === 'task-opened') opened.push(effect);
    if (effect.kind === 'task-closed') closed.add(String(effect.taskId));
    if (effect.kind === 'job-requested') {
      opened.push(effect);
      await publish(tx, dossierEvents.registrationRequested, {
        dossierId: dossier.id,
        processTaskId: String(effect.taskId),
      });
    }
    if (effect.kind === 'incident')
      throw new Error(`Process of ${dossier.code} stopped at ${effect.nodeId}: ${effect.incident}`);
  }
  await deleteTasks(tx, dossier, [...closed]);
  const standing = opened.filter((task) => !closed.has(String(task.taskId)));
  const calendar = await decidingCalendar(tx, deps, { dossier, at });
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
  await insertTasks(tx, dossier, tasks, at);
}

/** Working time of the unit that decides, on the day. */
export async function decidingCalendar(
  db: Db,
  { calendars }: Pick<InTransaction, 'calendars'>,
  { dossier, at }: { dossier: Pick<Dossier, 'decidingUnitId' | 'receivedOn'>; at: Date },
) {
  const units = await getUnits(db, [dossier.decidingUnitId], dossier.receivedOn);
  return calendars(units.get(dossier.decidingUnitId)?.agencyCode ?? '', vietnamDay(at));
}

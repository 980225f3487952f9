import { vietnamDay } from '#infrastructure/clock.ts';
import { computeDue, parseTerm, type UnitCalendar } from '#platform/calendar/index.ts';
import { decideFor } from '#applications/procedures/index.ts';
import { evaluateFeel } from '#platform/forms/index.ts';
import {
  cancelCollaboration,
  mainInstance,
  startCollaboration,
  stepCollaboration,
  type Collaboration,
  type CollaborationResult,
  type StepContext,
  type TaggedEffect,
  type Variables,
} from '#platform/workflow/index.ts';
import type { DossierAction } from './dossier-action.ts';
import { dossierAfter, type Dossier } from './dossier.ts';
import type { Course, CourseChange, CourseTask, Ground } from './course.ts';
import { consultationMessages, endsProcesses, variablesOf } from './process-moves.ts';
import { actionSource } from './dossier-status.ts';
import { tasksAfter } from './task-changes.ts';
import { unitOfTask } from './unit-of-task.ts';

/** FEEL, and the decision tables of the package as they hold on the day the dossier was handed in. */
function contextOf(
  { installed: { definition } }: Pick<Ground, 'installed'>,
  { receivedOn }: Pick<Dossier, 'receivedOn'>,
): StepContext {
  return {
    evaluate: evaluateFeel,
    decide: (decision, variables) => decideFor(definition, { decision, on: receivedOn, variables }),
  };
}

/** A dossier just handed in: its process begun, its first task open. `dossier` is as its first action made it. */
export function openCourse(dossier: Dossier, variables: Variables, ground: Ground): CourseChange {
  const [processId] = Object.keys(ground.installed.process.processes);
  if (processId === undefined) throw new Error(`Procedure ${ground.installed.code} has no process`);
  const started = startCollaboration(ground.installed.process, { processId, variables }, contextOf(ground, dossier));
  const course = { dossier, instances: {}, tasks: [] };
  return settle({ course, moved: taken(started, dossier), at: dossier.submittedAt, ground });
}

/**
 * Một thao tác trên diễn biến của hồ sơ: the projection, the processes of the lead agency and of every coordinating agency, and
 * the trays that follow from it. Pure. Whether the action is lawful was asked before; `task` is the open task it is about, which an
 * action that stands for a task completes.
 */
export function advanceCourse(
  before: Course,
  { action, task }: { action: DossierAction; task: Pick<CourseTask, 'instance' | 'taskId'> | null },
  ground: Ground,
): CourseChange {
  const dossier = { ...dossierAfter(before.dossier, action), revision: before.dossier.revision + 1 };
  const course = { ...before, dossier };
  const moved = moveProcesses(before, { action, task, dossier }, ground);
  return settle({ course, moved, at: action.at, ground, action });
}

type Moved = { instances: Collaboration; effects: readonly TaggedEffect[] };

function moveProcesses(
  { dossier: before, instances }: Course,
  {
    action,
    task,
    dossier,
  }: { action: DossierAction; task: Pick<CourseTask, 'instance' | 'taskId'> | null; dossier: Dossier },
  ground: Ground,
): Moved {
  const { process } = ground.installed;
  const ctx = contextOf(ground, dossier);
  if (endsProcesses(action.kind)) return cancelCollaboration(process, instances, ctx);
  if (action.kind === 'partner_silent' && action.content.rule === 'deemed_consent') {
    return answerForPartner(process, { instances, partner: action.content.partner, code: dossier.code, ctx });
  }
  if (!task || actionSource(action.kind) !== 'task') return { instances, effects: [] };
  const event = {
    kind: 'complete' as const,
    taskId: Number(task.taskId),
    variables: variablesOf(action, before.state),
  };
  return taken(stepCollaboration(process, instances, { instance: task.instance, event }, ctx), dossier);
}

/** Im lặng là đồng ý: the partner's own process ends, and the lead agency's goes on as if it had answered. */
function answerForPartner(
  process: Ground['installed']['process'],
  { instances, partner, code, ctx }: { instances: Collaboration; partner: string; code: string; ctx: StepContext },
): Moved {
  const cancelled = stepCollaboration(process, instances, { instance: partner, event: { kind: 'cancel' } }, ctx);
  const after = cancelled.accepted ? cancelled : { instances, effects: [] };
  const event = { kind: 'message' as const, name: consultationMessages.answered, correlation: partner };
  const answered = taken(stepCollaboration(process, after.instances, { instance: mainInstance, event }, ctx), { code });
  return { instances: answered.instances, effects: [...after.effects, ...answered.effects] };
}

/** A process driven in a way its model does not allow is a bug of ours, never a person's mistake. */
function taken(result: CollaborationResult, { code }: Pick<Dossier, 'code'>): Moved {
  if (!result.accepted) throw new Error(`The process of ${code} refused an event: ${result.refusal}`);
  const incident = result.effects.find((effect) => effect.kind === 'incident');
  if (incident) throw new Error(`The process of ${code} stopped at ${incident.nodeId}: ${incident.incident}`);
  return result;
}

/** Turns what the kernel says into tasks in trays and work for outside systems. Timers of processes are refused at install. */
function settle({
  course: { dossier, tasks: before },
  moved: { instances, effects },
  at,
  ground,
  action,
}: {
  course: Course;
  moved: Moved;
  at: Date;
  ground: Ground;
  action?: DossierAction;
}): CourseChange {
  const keyOf = (task: { instance: string; taskId: string | number }) => `${task.instance}/${task.taskId}`;
  const outcomes = new Map<string, 'completed' | 'cancelled'>();
  for (const effect of effects) {
    if (effect.kind === 'task-closed')
      outcomes.set(keyOf(effect), effect.outcome === 'completed' ? 'completed' : 'cancelled');
  }
  const jobs = effects.filter((effect) => effect.kind === 'job-requested');
  const opened = effects
    .filter((effect) => effect.kind === 'task-opened' || effect.kind === 'job-requested')
    .filter((effect) => !outcomes.has(keyOf(effect)))
    .map((effect): CourseTask => {
      const { instance, nodeId, name, action: stands = '', lane: role = '', time } = effect;
      const unitId = unitOfTask(dossier, { instance, role });
      return {
        ...{ instance, nodeId, name, role, unitId, action: stands },
        partner: partnerOf(effect),
        taskId: String(effect.taskId),
        assigneeId: instance === mainInstance && role === 'specialist' ? dossier.state.assigneeId : null,
        openedAt: at,
        openedBy: dossier.revision,
        term: time ?? null,
        stepDueAt: time
          ? computeDue({ term: parseTerm(time), from: at, ...calendarOf(dossier, unitId, at, ground) }).dueAt
          : null,
      };
    });
  const closed = before.flatMap((task) => {
    const outcome = outcomes.get(keyOf(task));
    return outcome ? [{ ...task, outcome }] : [];
  });
  const kept = before.filter((task) => !outcomes.has(keyOf(task)));
  const after = action
    ? tasksAfter(kept, action, {
        dossier,
        process: ground.installed.process,
        calendarOf: (unitId) => calendarOf(dossier, unitId, at, ground),
      })
    : { kept, opened: [], closed: [], changed: [] };
  return {
    course: { dossier, instances, tasks: [...after.kept, ...opened, ...after.opened] },
    opened: [...opened, ...after.opened],
    closed: [...closed, ...after.closed],
    changed: after.changed,
    jobs: jobs.map(({ taskId }) => ({ taskId: String(taskId) })),
  };
}

/** A task of a coordinating agency, or one of the lead agency that its repeated part runs for one of them. */
function partnerOf({ instance, local }: { instance: string; local?: Variables }): string | null {
  if (instance !== mainInstance) return instance;
  const partner = local?.['partner'];
  return typeof partner === 'string' ? partner : null;
}

/** Working time of a unit on a day. */
function calendarOf(
  { receivedOn }: Pick<Dossier, 'receivedOn'>,
  unitId: string,
  at: Date,
  { calendars, organisation }: Pick<Ground, 'calendars' | 'organisation'>,
): UnitCalendar {
  const on = vietnamDay(at);
  const unit = organisation.findUnit(unitId, on < receivedOn ? receivedOn : on);
  return calendars(unit?.agencyCode ?? '', on);
}

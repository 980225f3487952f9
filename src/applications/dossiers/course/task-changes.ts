import { computeDue, parseTerm, type UnitCalendar } from '#platform/calendar/index.ts';
import { mainInstance, type ProcessGraph } from '#platform/workflow/index.ts';
import type { CourseChange, CourseTask } from './course.ts';
import type { DossierAction } from './dossier-action.ts';
import { openChecks } from './data-checks.ts';
import { isLawfulFrom } from './dossier-status.ts';
import type { Dossier } from './dossier.ts';
import { endsProcesses } from './process-moves.ts';
import { unitOfTask } from './unit-of-task.ts';

/** The place of colleagues' opinions among the instances: they belong to no process. */
export const opinionTask = 'opinion';
/** And of a difference with a register that was found after the hand-in: one row for all of a dossier's. */
export const dataTask = 'data';

/** Whether a task belongs to no process. */
export const isBesideProcess = (instance: string): boolean => instance === opinionTask || instance === dataTask;

type TaskChange = Pick<CourseChange, 'opened' | 'closed' | 'changed'> & { kept: readonly CourseTask[] };

type Around = { dossier: Dossier; process: ProcessGraph; calendarOf: (unitId: string) => UnitCalendar };

/** What an action changes in the open tasks beside what the processes say: who holds them, which unit, and by when. */
export function tasksAfter(tasks: readonly CourseTask[], action: DossierAction, around: Around): TaskChange {
  const changed = changesOf(tasks, action, around);
  const { dossier } = around;
  // Nobody can look at a difference any more once the dossier is done, nor has to once all are settled.
  const isOver = !isLawfulFrom('settle_data', dossier.status) || openChecks(dossier.state.dataChecks).length === 0;
  if (!isOver || !changed.kept.some(isDataTask)) return changed;
  const outcome = action.kind === 'settle_data' ? 'completed' : 'cancelled';
  const { kept, closed } = close(changed.kept, isDataTask, outcome);
  return { ...changed, kept, closed: [...changed.closed, ...closed] };
}

const isDataTask = ({ instance }: CourseTask): boolean => instance === dataTask;

function changesOf(
  tasks: readonly CourseTask[],
  action: DossierAction,
  { dossier, process, calendarOf }: Around,
): TaskChange {
  const none = { kept: tasks, opened: [], closed: [], changed: [] };
  switch (action.kind) {
    case 'claim':
      return change(tasks, (task) => (isTask(task, action.content) ? { ...task, assigneeId: action.by.id } : task));
    case 'reassign': {
      const { assigneeId } = action.content;
      return change(tasks, (task) => (isTask(task, action.content) ? { ...task, assigneeId } : task));
    }
    case 'ask_opinion':
      return { ...none, opened: [opinionOf(action, dossier)] };
    case 'give_opinion':
      return close(
        tasks,
        (task) => task.instance === opinionTask && task.taskId === action.content.opinionId,
        'completed',
      );
    case 'verify_data': {
      const isFound = openChecks(dossier.state.dataChecks).length > 0 && !tasks.some(isDataTask);
      return isFound ? { ...none, opened: [differenceOf(action, dossier, process)] } : none;
    }
    case 'migrate':
      return change(tasks, (task) => redrawn(task, process));
    case 'move_unit':
      return change(tasks, (task) => moved(task, dossier, action.content.moves));
    case 'supplement':
    case 'pay':
      return change(tasks, (task) => retimed(task, { dossier, at: action.at, calendarOf }));
    default:
      return endsProcesses(action.kind) ? close(tasks, (task) => task.instance === opinionTask, 'cancelled') : none;
  }
}

function isTask(task: CourseTask, { instance, taskId }: { instance: string; taskId: string }): boolean {
  return task.instance === instance && task.taskId === taskId;
}

function change(tasks: readonly CourseTask[], changeOne: (task: CourseTask) => CourseTask): TaskChange {
  const kept = tasks.map(changeOne);
  return { kept, opened: [], closed: [], changed: kept.filter((task, index) => task !== tasks[index]) };
}

function close(
  tasks: readonly CourseTask[],
  isClosed: (task: CourseTask) => boolean,
  outcome: 'completed' | 'cancelled',
): TaskChange {
  const closed = tasks.filter(isClosed).map((task) => ({ ...task, outcome }));
  return { kept: tasks.filter((task) => !isClosed(task)), opened: [], closed, changed: [] };
}

function opinionOf(action: Extract<DossierAction, { kind: 'ask_opinion' }>, dossier: Dossier): CourseTask {
  const { opinionId, askedId, unitId, role } = action.content;
  return {
    instance: opinionTask,
    taskId: opinionId,
    partner: null,
    nodeId: opinionTask,
    name: 'Cho ý kiến',
    action: 'give_opinion',
    role,
    unitId,
    assigneeId: askedId,
    openedAt: action.at,
    openedBy: dossier.revision,
    term: null,
    stepDueAt: null,
  };
}

/** Kết luận đối chiếu: a row of whoever examines the dossier, or where nobody does, of the first lane of people. */
function differenceOf(action: DossierAction, dossier: Dossier, { nodes }: ProcessGraph): CourseTask {
  const lanes = Object.values(nodes).flatMap(({ lane }) => (lane && lane !== 'system' ? [lane] : []));
  const role = lanes.find((lane) => lane === 'specialist') ?? lanes[0] ?? 'specialist';
  return {
    instance: dataTask,
    taskId: dataTask,
    partner: null,
    nodeId: dataTask,
    name: 'Kết luận thông tin khác với cơ sở dữ liệu',
    action: 'settle_data',
    role,
    unitId: unitOfTask(dossier, { instance: dataTask, role }),
    assigneeId: role === 'specialist' ? dossier.state.assigneeId : null,
    openedAt: action.at,
    openedBy: dossier.revision,
    term: null,
    stepDueAt: null,
  };
}

/** The step as the other version of the procedure draws it; what was promised of its time stays. */
function redrawn(task: CourseTask, { nodes }: ProcessGraph): CourseTask {
  const node = nodes[task.nodeId];
  if (!node) return task;
  const { name, lane = task.role, time } = node;
  const term = time ?? null;
  return name === task.name && lane === task.role && term === task.term ? task : { ...task, name, role: lane, term };
}

/** Whoever held the task in the old unit holds no post in the new one: it goes to the tray of its role. */
function moved(task: CourseTask, dossier: Dossier, moves: readonly { from: string; to: string }[]): CourseTask {
  const to = moves.find(({ from }) => from === task.unitId)?.to;
  const unitId = task.instance === opinionTask ? (to ?? task.unitId) : unitOfTask(dossier, task);
  return unitId === task.unitId ? task : { ...task, unitId, assigneeId: null };
}

/** While the dossier rested so did its steps: each gets its time anew from the moment it goes on. */
function retimed(
  task: CourseTask,
  { dossier, at, calendarOf }: { dossier: Dossier; at: Date; calendarOf: (unitId: string) => UnitCalendar },
): CourseTask {
  if (task.term === null || task.instance !== mainInstance || dossier.acceptedAt === null) return task;
  return { ...task, stepDueAt: computeDue({ term: parseTerm(task.term), from: at, ...calendarOf(task.unitId) }).dueAt };
}

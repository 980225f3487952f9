import type { Tx } from '#infrastructure/database/connect.ts';
import { publish } from '#infrastructure/jobs/publish.queries.ts';
import type { InstalledPackage } from '#applications/procedures/index.ts';
import { writeCollaboration, type Variables } from '#platform/workflow/index.ts';
import { advanceCourse, openCourse } from '../course/advance-course.ts';
import type { Course, CourseChange, CourseTask, Ground } from '../course/course.ts';
import { timersOf } from '../course/course-timers.ts';
import type { DossierAction } from '../course/dossier-action.ts';
import type { Dossier } from '../course/dossier.ts';
import type { InTransaction } from '../dossier-deps.ts';
import { dossierEvents } from '../dossier-events.ts';
import { insertAction } from '../store/actions.queries.ts';
import { tellOutside } from '../outside-partners/tell-outside.ts';
import { writeConsultations } from '../store/consultations.queries.ts';
import { insertDossier, updateDossier } from '../store/dossiers.queries.ts';
import { closeTasks, insertTasks, refreshTasks, updateTasks } from '../store/tasks.queries.ts';
import { replaceTimers } from '../store/timers.queries.ts';
import { remember } from './lock-dossier.ts';
import { tellOfficers } from './tell-officers.ts';
import { tellParties } from './tell-parties.ts';

/** What a dossier's course is reckoned by, of the version it stands on. */
export function groundOf(deps: InTransaction, installed: InstalledPackage): Ground {
  const { rulesOn, calendars, organisation } = deps;
  return { installed, rulesOn, calendars, organisation };
}

/** Nộp: the dossier, its first action and its process, in the caller's transaction. `dossier.lastHash` is what the chain begins with. */
export function beginDossier(
  tx: Tx,
  deps: InTransaction,
  {
    dossier,
    action,
    variables,
    installed,
  }: { dossier: Dossier; action: DossierAction; variables: Variables; installed: InstalledPackage },
): Course {
  const lastHash = insertAction(tx, { place: dossier, action, sequence: 1, previousHash: dossier.lastHash });
  const change = openCourse({ ...dossier, lastHash, revision: 1 }, variables, groundOf(deps, installed));
  insertDossier(tx, change.course.dossier);
  remember(dossier);
  keep(tx, deps, { before: undefined, change, action, installed });
  return change.course;
}

/**
 * The one way a dossier changes after its submission: the action joins the chain; projection, processes, trays and timers follow by
 * the pure course; parties and officials are told; all in the caller's transaction. Whether the action is lawful was asked before.
 */
export function performAction(
  tx: Tx,
  deps: InTransaction,
  {
    course: before,
    installed,
    action,
    task,
  }: {
    course: Course;
    installed: InstalledPackage;
    action: DossierAction;
    task: Pick<CourseTask, 'instance' | 'taskId'> | null;
  },
): Course {
  const { dossier } = before;
  const sequence = dossier.revision + 1;
  const lastHash = insertAction(tx, { place: dossier, action, sequence, previousHash: dossier.lastHash });
  const change = advanceCourse(before, { action, task }, groundOf(deps, installed));
  const after = { ...change.course, dossier: { ...change.course.dossier, lastHash } };
  updateDossier(tx, after.dossier);
  keep(tx, deps, { before, change: { ...change, course: after }, action, installed });
  return after;
}

/** Writes what follows from an action beside it. */
function keep(
  tx: Tx,
  deps: InTransaction,
  {
    before,
    change,
    action,
    installed,
  }: { before: Course | undefined; change: CourseChange; action: DossierAction; installed: InstalledPackage },
): void {
  const { dossier, instances } = change.course;
  const { at } = action;
  writeCollaboration(
    tx,
    { kind: 'dossier', id: dossier.id },
    { before: before?.instances ?? {}, after: instances, at },
  );
  closeTasks(tx, dossier, { closed: change.closed, by: action.by.id, at });
  updateTasks(tx, dossier, change.changed);
  if (before && before.tasks.length > change.closed.length) refreshTasks(tx, dossier);
  insertTasks(tx, dossier, change.opened);
  for (const { taskId } of change.jobs) {
    publish(tx, dossierEvents.registrationRequested, { dossierId: dossier.id, processTaskId: taskId });
  }
  if (givesResult(action, dossier))
    publish(tx, dossierEvents.resultIssued, { dossierId: dossier.id, sequence: dossier.revision });
  const asked = before?.dossier.state.consultations ?? [];
  writeConsultations(tx, dossier, asked);
  tellOutside(tx, deps, { before: asked, after: dossier, action });
  replaceTimers(tx, dossier.id, {
    before: before ? timersOf(before.dossier, deps) : [],
    after: timersOf(dossier, deps),
  });
  const { nameEn } = installed.definition;
  tellParties(tx, { after: dossier, action, nameEn });
  tellOfficers(tx, deps, { change, action, nameEn });
}

/** A refusal is a paper, not a result. */
const givesResult = ({ kind }: DossierAction, { state }: Dossier): boolean =>
  (kind === 'issue' || kind === 'correct') && state.result?.outcome === 'grant';

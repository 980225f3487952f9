import type { Course } from '../course/course.ts';
import type { DossierAction } from '../course/dossier-action.ts';
import type { Acting } from './act-on-dossier.ts';
import { performAction } from './perform-action.ts';

/** Carries out a lawful action of whoever acts, on the task it is about. */
export function perform({ tx, deps, course, installed, allowed }: Acting, action: DossierAction): Course {
  return performAction(tx, deps, { course, installed, action, task: allowed.task });
}

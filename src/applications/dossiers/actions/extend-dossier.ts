import { vietnamDay } from '#infrastructure/clock.ts';
import { dueExtended } from '../course/course-clock.ts';
import type { Course } from '../course/course.ts';
import { refuse } from '../dossiers.errors.ts';
import { requestApology } from '../papers/course-papers.ts';
import type { Acting } from './act-on-dossier.ts';
import type { CommandOf } from './officer-command.contract.ts';
import { groundOf } from './perform-action.ts';
import { perform } from './perform.ts';

/**
 * Gia hạn, with its apology (form 04): decided by the leader of the agency, at most as often as the rules allow, and before the date
 * has passed. The applicant is told the new date.
 */
export function extendDossier(acting: Acting, { commandId, days, reason }: CommandOf<'extend'>): Course {
  const { deps, installed, dossier, at, by } = acting;
  const current = dossier.state.appointment;
  const appointment = dueExtended(groundOf(deps, installed), dossier, { days, at });
  if (!current || !appointment) throw refuse('dossier.action_not_allowed', { code: dossier.code });
  if (vietnamDay(at) > current.dueOn) throw refuse('dossier.extension_too_late');
  const paperId = requestApology(acting, dossier, { reason, oldDue: current.dueOn, newDue: appointment.dueOn });
  return perform(acting, { kind: 'extend', at, by, commandId, content: { days, reason, appointment, paperId } });
}

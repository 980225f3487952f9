import { vietnamDay } from '#infrastructure/clock.ts';
import { computeDue } from '#platform/calendar/index.ts';
import type { Course } from '../course/course.ts';
import { decidingCalendar } from '../course/deciding-calendar.ts';
import { refuse } from '../dossiers.errors.ts';
import { requestResultPaper } from '../papers/result-paper.ts';
import type { Acting } from './act-on-dossier.ts';
import { perform } from './perform.ts';

type About = { commandId: string; what: string };

/** Báo sai sót của kết quả: by the applicant or an official; the term to correct it is the rule profile's (3 working days). */
export function reportError(acting: Acting, { commandId, what }: About): Course {
  const { deps, dossier, at, by } = acting;
  const rule = deps.rulesOn(vietnamDay(at)).correction;
  const due = rule && computeDue({ term: rule.within, from: at, ...decidingCalendar(deps, { dossier, at }) });
  const content = {
    what,
    dueOn: due?.dueOn ?? null,
    dueAt: due?.dueAt.toISOString() ?? null,
    article: rule?.article ?? '',
  };
  return perform(acting, { kind: 'report_error', at, by, commandId, content });
}

/** Đính chính: the result is made anew under its own number; the wrong one stays in the log. */
export async function correctResult(acting: Acting, { commandId, what }: About): Promise<Course> {
  const { dossier, at, by } = acting;
  const { result } = dossier.state;
  if (!result) throw refuse('dossier.action_not_allowed', { code: dossier.code });
  const correctedOn = vietnamDay(at);
  const paperId = await requestResultPaper(acting, {
    number: result.number,
    issuedOn: result.issuedOn,
    outcome: result.outcome,
  });
  const content = { what, paperId, number: result.number, correctedOn };
  return perform(acting, { kind: 'correct', at, by, commandId, content });
}

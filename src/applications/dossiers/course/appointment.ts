import { vietnamDay } from '#infrastructure/clock.ts';
import type { Language } from '#infrastructure/language.ts';
import type { ProcedureDefinition } from '#applications/procedures/index.ts';
import {
  computeDue,
  endOfDay,
  explainDue,
  noticeMoment,
  parseTerm,
  receiptPolicy,
  restartDue,
  type DueResult,
  type RuleProfile,
  type UnitCalendar,
} from '#platform/calendar/index.ts';
import type { Appointment, DueDate } from '../dossiers.contract.ts';

type TermRule = ProcedureDefinition['variants'][number]['processingTime'];
type Clockwork = { rules: RuleProfile; calendar: UnitCalendar };

function inputOf({ term, policy }: TermRule, { rules, calendar }: Clockwork) {
  return { term: parseTerm(term), ...calendar, ...(policy && { policy: receiptPolicy(rules, policy) }) };
}

/** The due date with its derivation in both languages, so that either can be shown as long as the dossier lives. */
function toAppointment(rule: TermRule, from: Date, dueIn: (lang: Language) => DueResult): Appointment {
  const due = dueIn('vi');
  return {
    term: rule.term,
    article: rule.article,
    from: from.toISOString(),
    dueOn: due.dueOn,
    dueAt: due.dueAt.toISOString(),
    derivation: due.derivation.map((step) => ({ ...step })),
    sentences: [...explainDue(due, 'vi')],
    sentencesEn: [...explainDue(dueIn('en'), 'en')],
  };
}

/** Hẹn trả kết quả: the term of the variant, counted from acceptance. */
export function appoint(rule: TermRule, from: Date, clockwork: Clockwork): Appointment {
  return toAppointment(rule, from, (lang) => computeDue({ ...inputOf(rule, clockwork), from, lang }));
}

/** After a lawful stop of the clock (waiting for payment): the same term, with the time stopped added. */
export function appointAfterPause(rule: TermRule, pause: { from: Date; to: Date }, clockwork: Clockwork): Appointment {
  // Paid at once, or noted by a server whose clock is a moment behind: nothing was stopped.
  const pauses = pause.from < pause.to ? [pause] : [];
  const input = inputOf(rule, clockwork);
  return toAppointment(rule, pause.from, (lang) => computeDue({ ...input, from: pause.from, pauses, lang }));
}

/** After a supplement: the term restarts from zero or goes on, as the rule profile in force says. */
export function appointAfterSupplement(
  rule: TermRule,
  {
    acceptedAt,
    waits,
    completedAt,
  }: { acceptedAt: Date; waits: readonly { from: Date; to: Date }[]; completedAt: Date },
  clockwork: Clockwork,
): Appointment {
  const { afterSupplement, article } = clockwork.rules.supplement;
  const input = inputOf(rule, clockwork);
  if (afterSupplement === 'resume') {
    const pauses = waits.filter(({ from, to }) => from < to);
    return toAppointment(rule, acceptedAt, (lang) => computeDue({ ...input, from: acceptedAt, pauses, lang }));
  }
  return toAppointment(rule, completedAt, (lang) => restartDue({ ...input, completedAt, article, lang }));
}

/** Gia hạn: so many working days after the day it was due, counted by the same calendar, with the article that allows it. */
export function appointExtended(current: DueDate, days: number, { rules, calendar }: Clockwork): Appointment {
  const { article } = rules.extension;
  const term = { kind: 'working_days' as const, count: days };
  const dueAt = new Date(current.dueAt);
  // A date without an hour ends with its day, when nobody works any more: counted from that day's opening, it stays a date.
  const isDateOnly = vietnamDay(dueAt) > current.dueOn;
  const from = isDateOnly ? noticeMoment(current.dueOn, 0, calendar) : dueAt;
  return toAppointment({ term: `${days} working days`, article }, from, (lang) => {
    const due = computeDue({ term, from, ...calendar, lang });
    return isDateOnly ? { ...due, dueAt: endOfDay(due.dueOn) } : due;
  });
}

import type { ProcedureDefinition } from '#applications/procedures/index.ts';
import {
  computeDue,
  explainDue,
  parseTerm,
  receiptPolicy,
  restartDue,
  type DueResult,
  type RuleProfile,
  type UnitCalendar,
} from '#platform/calendar/index.ts';
import type { Appointment } from '../dossiers.contract.ts';

type TermRule = ProcedureDefinition['variants'][number]['processingTime'];
type Clockwork = { rules: RuleProfile; calendar: UnitCalendar };

function inputOf({ term, policy }: TermRule, { rules, calendar }: Clockwork) {
  return { term: parseTerm(term), ...calendar, ...(policy && { policy: receiptPolicy(rules, policy) }) };
}

function toAppointment(rule: TermRule, from: Date, due: DueResult): Appointment {
  return {
    term: rule.term,
    article: rule.article,
    from: from.toISOString(),
    dueOn: due.dueOn,
    dueAt: due.dueAt.toISOString(),
    derivation: due.derivation.map((step) => ({ ...step })),
    sentences: [...explainDue(due)],
  };
}

/** Hẹn trả kết quả: the term of the variant, counted from acceptance. */
export function appoint(rule: TermRule, from: Date, clockwork: Clockwork): Appointment {
  return toAppointment(rule, from, computeDue({ ...inputOf(rule, clockwork), from }));
}

/** After a lawful stop of the clock (waiting for payment): the same term, with the time stopped added. */
export function appointAfterPause(rule: TermRule, pause: { from: Date; to: Date }, clockwork: Clockwork): Appointment {
  // Paid at once, or noted by a server whose clock is a moment behind: nothing was stopped.
  const pauses = pause.from < pause.to ? [pause] : [];
  const due = computeDue({ ...inputOf(rule, clockwork), from: pause.from, pauses });
  return toAppointment(rule, pause.from, due);
}

/** After a supplement: the term restarts from zero or goes on, as the rule profile in force says. */
export function appointAfterSupplement(
  rule: TermRule,
  { acceptedAt, requestedAt, completedAt }: { acceptedAt: Date; requestedAt: Date; completedAt: Date },
  clockwork: Clockwork,
): Appointment {
  const { afterSupplement, article } = clockwork.rules.supplement;
  const input = inputOf(rule, clockwork);
  if (afterSupplement === 'resume') {
    const due = computeDue({ ...input, from: acceptedAt, pauses: [{ from: requestedAt, to: completedAt }] });
    return toAppointment(rule, acceptedAt, due);
  }
  return toAppointment(rule, completedAt, restartDue({ ...input, completedAt, article }));
}

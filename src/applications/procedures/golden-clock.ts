import {
  computeDue,
  parseTerm,
  receiptPolicy,
  restartDue,
  type Due,
  type RuleProfile,
  type UnitCalendar,
} from '#platform/calendar/index.ts';
import type { ProcedureDefinition } from './procedures.contract.ts';

type TermRule = ProcedureDefinition['variants'][number]['processingTime'];
export type Clockwork = { calendar: UnitCalendar; profile: RuleProfile };

/** When something happened to the clock of a golden dossier. */
export type ClockEvent =
  | { kind: 'accepted'; at: Date }
  | { kind: 'paid'; acceptedAt: Date; at: Date }
  | { kind: 'supplemented'; acceptedAt: Date; requestedAt: Date; at: Date };

/** The due date after an event, as the dossiers module reckons it. */
export function dueAfter({ term, policy }: TermRule, event: ClockEvent, { calendar, profile }: Clockwork): Due {
  const input = { term: parseTerm(term), ...calendar, ...(policy && { policy: receiptPolicy(profile, policy) }) };
  switch (event.kind) {
    case 'accepted':
      return computeDue({ ...input, from: event.at });
    case 'paid':
      return computeDue({ ...input, from: event.acceptedAt, pauses: pauseOf(event.acceptedAt, event.at) });
    case 'supplemented': {
      const { afterSupplement, article } = profile.supplement;
      if (afterSupplement === 'restart') return restartDue({ ...input, completedAt: event.at, article });
      return computeDue({ ...input, from: event.acceptedAt, pauses: pauseOf(event.requestedAt, event.at) });
    }
  }
}

/** Paid in the minute of acceptance, the clock never stood still. */
const pauseOf = (from: Date, to: Date) => (from < to ? [{ from, to }] : []);

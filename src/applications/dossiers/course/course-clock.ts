import { vietnamDay } from '#infrastructure/clock.ts';
import type { Appointment } from '../dossiers.contract.ts';
import { appoint, appointAfterPause, appointAfterSupplement, appointExtended } from './appointment.ts';
import type { Ground } from './course.ts';
import { decidingCalendar } from './deciding-calendar.ts';
import type { Dossier } from './dossier.ts';
import { termOf } from './processing-time.ts';

function clockwork(ground: Ground, dossier: Dossier, at: Date) {
  return { rules: ground.rulesOn(vietnamDay(at)), calendar: decidingCalendar(ground, { dossier, at }) };
}

const ruleOf = ({ installed }: Ground, dossier: Dossier) => termOf({ dossier, installed });

/** The clock starts at acceptance. */
export function dueOnAcceptance(ground: Ground, dossier: Dossier, at: Date): Appointment {
  return appoint(ruleOf(ground, dossier), at, clockwork(ground, dossier, at));
}

/** While a dossier waited for its fee the clock stood still; null when it did not wait. */
export function dueAfterPayment(ground: Ground, dossier: Dossier, at: Date): Appointment | null {
  if (dossier.status !== 'awaiting_payment' || dossier.acceptedAt === null) return null;
  const pause = { from: dossier.acceptedAt, to: at };
  return appointAfterPause(ruleOf(ground, dossier), pause, clockwork(ground, dossier, at));
}

/** A dossier accepted before its supplement gets its term anew or goes on, as the rules say; null before acceptance. */
export function dueAfterSupplement(ground: Ground, dossier: Dossier, at: Date): Appointment | null {
  const { acceptedAt, state } = dossier;
  if (acceptedAt === null) return null;
  const waits = state.supplements
    .filter(({ requestedAt }) => new Date(requestedAt) >= acceptedAt)
    .map(({ requestedAt, answeredAt }) => ({
      from: new Date(requestedAt),
      to: answeredAt === null ? at : new Date(answeredAt),
    }));
  return appointAfterSupplement(
    ruleOf(ground, dossier),
    { acceptedAt, waits, completedAt: at },
    clockwork(ground, dossier, at),
  );
}

/** Gia hạn: so many working days after the date now in force; undefined when there is none. */
export function dueExtended(
  ground: Ground,
  dossier: Dossier,
  { days, at }: { days: number; at: Date },
): Appointment | undefined {
  const current = dossier.state.appointment;
  return current ? appointExtended(current, days, clockwork(ground, dossier, at)) : undefined;
}

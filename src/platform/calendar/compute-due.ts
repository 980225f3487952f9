import type { Language } from '#infrastructure/language.ts';
import { refuse } from './calendar.errors.ts';
import { calendarWords } from './calendar-words.ts';
import { countDays, countMonths } from './counting/count-days.ts';
import { countHours, countWorkingHours } from './counting/count-hours.ts';
import type { Counted, CountInput } from './counting/count-input.ts';
import { countSameDay } from './counting/count-same-day.ts';
import { countWorkingDays } from './counting/count-working-days.ts';
import type { Term } from './legal-term.ts';
import { mergePauses, type Pause } from './counting/pauses.ts';
import type { ReceiptPolicy } from './content/rule-profile.ts';
import { dayIndexAt, getDay, scheduleOf, type DerivationStep, type UnitCalendar } from './schedule.ts';
import { fromLocalMs, toLocalMs } from './vietnam-time.ts';

export type DueInput = UnitCalendar & {
  term: Term;
  /** Thời điểm tiếp nhận: the clock starts at acceptance, not at submission. */
  from: Date;
  policy?: ReceiptPolicy;
  pauses?: readonly Pause[];
  /** Language of the derivation; the due date is the same in all. */
  lang?: Language;
};

/**
 * Hạn giải quyết: `dueOn` is the legal last day, by which lateness is counted; `dueAt` the hour of the appointment (for days and
 * months 24:00 of that day); `derivation` how the law leads there, day by day.
 */
export type Due = { dueOn: string; dueAt: Date };
export type DueResult = Due & { term: Term; derivation: readonly DerivationStep[] };

/** Tính hạn giải quyết of one term. Refuses rather than guesses beyond the years the calendar knows. */
export function computeDue({ term, from, policy, pauses = [], lang = 'vi', ...unitCalendar }: DueInput): DueResult {
  if (Number.isNaN(from.getTime())) throw refuse('calendar.time_invalid', { text: '' });
  const elapsed = term.kind === 'hours' || term.kind === 'days' || term.kind === 'months';
  if (policy && elapsed) throw refuse('calendar.policy_not_applicable', { policy: policy.code });
  const schedule = scheduleOf(unitCalendar, lang);
  const localFrom = toLocalMs(from);
  dayIndexAt(schedule, localFrom);
  const merged = pauses.length === 0 ? [] : mergePauses(pauses);
  const { dueIndex, dueAt, steps } = count(term, { schedule, from: localFrom, policy, pauses: merged });
  return { term, dueOn: getDay(schedule, dueIndex).on, dueAt: fromLocalMs(dueAt), derivation: steps };
}

function count(term: Term, input: CountInput): Counted {
  switch (term.kind) {
    case 'hours':
      return countHours(term.count, input);
    case 'working_hours':
      return countWorkingHours(term.count, input);
    case 'working_days':
      return countWorkingDays(term.count, input);
    case 'days':
      return countDays(term.count, input);
    case 'months':
      return countMonths(term.count, input);
    case 'same_day':
      return countSameDay(input);
  }
}

/** Tính lại từ đầu: the whole term again from the moment the supplement made the dossier complete; earlier pauses are forgotten. */
export function restartDue({
  completedAt,
  article,
  ...input
}: Omit<DueInput, 'from' | 'pauses'> & { completedAt: Date; article: string }): DueResult {
  const due = computeDue({ ...input, from: completedAt });
  const on = due.derivation[0]?.on ?? due.dueOn;
  const why = calendarWords[input.lang ?? 'vi'].why.restarted;
  return { ...due, derivation: [{ on, counted: false, why, article }, ...due.derivation] };
}

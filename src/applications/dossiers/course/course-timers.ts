import { vietnamDay } from '#infrastructure/clock.ts';
import { computeDue, endOfDay, noticeMoment, type Term } from '#platform/calendar/index.ts';
import type { Ground } from './course.ts';
import { openConsultations } from './consultations.ts';
import { decidingCalendar } from './deciding-calendar.ts';
import type { Dossier } from './dossier.ts';

export const timerKinds = [
  'partner_due',
  'extension_draft',
  'due_passed',
  'supplement_expires',
  'desk_notice',
  'desk_answer',
] as const;
export type TimerKind = (typeof timerKinds)[number];

/** Hẹn giờ của hồ sơ: what the system must do at an instant unless the dossier has moved on by then. */
export type CourseTimer = { kind: TimerKind; key: string; dueAt: Date };

type Clockwork = Pick<Ground, 'rulesOn' | 'calendars' | 'organisation'>;

/** Every timer a dossier needs as it stands now: computed whole from its projection, so that none is ever forgotten or left over. */
export function timersOf(dossier: Dossier, clockwork: Clockwork): CourseTimer[] {
  return [...partnerTimers(dossier), ...dueTimers(dossier, clockwork), ...waitTimers(dossier, clockwork)];
}

function partnerTimers({ status, state }: Dossier): CourseTimer[] {
  if (!['accepted', 'processing', 'awaiting_supplement'].includes(status)) return [];
  return openConsultations(state.consultations)
    .filter(({ returnedAt, silentAt }) => returnedAt === null && silentAt === null)
    .flatMap(({ partner, dueAt }) =>
      dueAt === null ? [] : [{ kind: 'partner_due' as const, key: partner, dueAt: new Date(dueAt) }],
    );
}

/** Before the due date the extension is drafted; once the day is over without a result the breach is recorded. */
function dueTimers(dossier: Dossier, { rulesOn, calendars, organisation }: Clockwork): CourseTimer[] {
  const { appointment, extension, breaches } = dossier.state;
  if (!appointment || dossier.acceptedAt === null || !['accepted', 'processing'].includes(dossier.status)) return [];
  const { dueOn } = appointment;
  const timers: CourseTimer[] = [];
  if (!breaches.some((breach) => breach.dueOn === dueOn)) {
    timers.push({ kind: 'due_passed', key: dueOn, dueAt: endOfDay(dueOn) });
  }
  const acceptedOn = vietnamDay(dossier.acceptedAt);
  const { atMost, noticeBefore } = rulesOn(acceptedOn).extension;
  if (extension.decided.length < atMost && extension.draft === null) {
    const calendar = decidingCalendar({ calendars, organisation }, { dossier, at: dossier.acceptedAt });
    const notice = noticeMoment(dueOn, daysOf(noticeBefore), calendar);
    // A term too short for the law's notice is warned about halfway.
    const halfway = new Date((new Date(appointment.from).getTime() + new Date(appointment.dueAt).getTime()) / 2);
    timers.push({ kind: 'extension_draft', key: dueOn, dueAt: notice > dossier.acceptedAt ? notice : halfway });
  }
  return timers;
}

function waitTimers(dossier: Dossier, { rulesOn, calendars, organisation }: Clockwork): CourseTimer[] {
  const { state, status, channel, submittedAt } = dossier;
  const calendar = () => decidingCalendar({ calendars, organisation }, { dossier, at: dossier.lastActionAt });
  if (status === 'awaiting_supplement') {
    const from = new Date(state.supplements.at(-1)?.requestedAt ?? dossier.lastActionAt);
    const { closesAfter } = rulesOn(vietnamDay(from)).supplement;
    if (!closesAfter) return [];
    return [
      {
        kind: 'supplement_expires',
        key: from.toISOString(),
        dueAt: computeDue({ term: closesAfter, from, ...calendar() }).dueAt,
      },
    ];
  }
  const { onlineAcceptance } = rulesOn(vietnamDay(submittedAt));
  if (status !== 'submitted' || channel !== 'online' || !onlineAcceptance) return [];
  const { noticeWithin, acceptWithin } = onlineAcceptance;
  const dueAfter = (term: Term) => computeDue({ term, from: submittedAt, ...calendar() }).dueAt;
  return [
    ...(state.deskLate.includes('notice')
      ? []
      : [{ kind: 'desk_notice' as const, key: '', dueAt: dueAfter(noticeWithin) }]),
    ...(state.deskLate.includes('answer')
      ? []
      : [{ kind: 'desk_answer' as const, key: '', dueAt: dueAfter(acceptWithin) }]),
  ];
}

function daysOf(term: Term): number {
  if (term.kind === 'same_day') return 0;
  return term.count;
}

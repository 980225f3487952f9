import type { CalendarWords } from '../calendar-words.ts';
import { countingArticles } from '../derivation.vi.ts';
import type { ReceiptPolicy } from '../content/rule-profile.ts';
import { dayIndexAt, dayStart, getDay, workingDayAfter, type DerivationStep, type Schedule } from '../schedule.ts';
import { DAY_MS, MINUTE_MS } from '../vietnam-time.ts';
import { clampToSittings, nextOpening } from './work-axis.ts';

/** Lúc đồng hồ bắt đầu chạy for a term in working time, with the steps that lead there. */
export type ClockStart = Readonly<{ start: number; startIndex: number; steps: DerivationStep[]; moved: boolean }>;

/** Received in working time the clock starts at once; outside it, or after the policy's hour, at the next opening. */
export function startWorkClock(schedule: Schedule, from: number, policy: ReceiptPolicy | undefined): ClockStart {
  const fromIndex = dayIndexAt(schedule, from);
  const time = from - dayStart(schedule, fromIndex);
  const opening = nextOpening(schedule, from);
  const late =
    policy !== undefined &&
    time > policy.receivedAfterMinute * MINUTE_MS &&
    Math.floor(opening / DAY_MS) === Math.floor(from / DAY_MS);
  const start = late ? clampToSittings(schedule, workingDayAfter(schedule, fromIndex, 1), 0) : opening;
  const startIndex = dayIndexAt(schedule, start);
  const moved = start !== from;
  if (!moved) return { start, startIndex, steps: [], moved };

  const day = getDay(schedule, fromIndex);
  const { words } = schedule;
  const startTime = start - dayStart(schedule, startIndex);
  const startText =
    startIndex === fromIndex ? words.hour(startTime) : words.moment(startTime, getDay(schedule, startIndex).on);
  const why = late
    ? words.why.receivedLate(time, policy.receivedAfterMinute * MINUTE_MS, startText)
    : words.why.receivedOutside(time, day.off && day.reason, startText);
  const steps: DerivationStep[] = [
    { on: day.on, counted: false, why, article: late ? articleOf(policy, words) : day.article },
  ];
  for (let index = fromIndex + 1; index < startIndex; index += 1) {
    const { off } = getDay(schedule, index);
    if (off) steps.push(off);
  }
  return { start, startIndex, steps, moved };
}

const articleOf = ({ article, verified }: ReceiptPolicy, { why }: CalendarWords): string =>
  verified ? article : why.unverified(article);

/** The steps of a term in whole working days: the day on which the clock starts never counts. */
export function firstDaySteps(schedule: Schedule, { start, startIndex, steps, moved }: ClockStart): DerivationStep[] {
  const { on } = getDay(schedule, startIndex);
  const time = start - dayStart(schedule, startIndex);
  if (moved && steps[0]?.on === on) return [...steps];
  const words = schedule.words.why;
  const why = moved ? words.opening(time) : words.receivedNextWorkingDayFirst(time);
  return [...steps, { on, counted: false, why, article: countingArticles.firstDay }];
}

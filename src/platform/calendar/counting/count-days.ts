import type { Counted, CountInput } from './count-input.ts';
import { countingArticles } from '../derivation.vi.ts';
import { endAfterElapsedPauses, pausedStep, pausesFrom, withPauseSteps, type LocalPause } from './pauses.ts';
import { dayIndexAt, dayStart, getDay, refuseBeyond, workingDayAfter, type DerivationStep } from '../schedule.ts';
import { DAY_MS, dayNumberOf } from '../vietnam-time.ts';

type LastDay = (n: number) => { index: number; shortMonth?: boolean };
type CountWhole = {
  count: number;
  lastDay: LastDay;
  steps: (last: LastDay, lastIndex: number, pauses: readonly LocalPause[]) => DerivationStep[];
};

/** N ngày: from the day after (BLDS 147.2), every day of the calendar, to 24:00 of the last or of the working day after it. */
export function countDays(count: number, input: CountInput): Counted {
  const { schedule } = input;
  const words = schedule.words.why;
  const startIndex = dayIndexAt(schedule, input.from);
  const steps: CountWhole['steps'] = (endOf, lastIndex, pauses) => {
    const walked: DerivationStep[] = [];
    let counted = 0;
    for (let index = startIndex + 1; index <= lastIndex; index += 1) {
      const { on } = getDay(schedule, index);
      if (counted < count && endOf(counted + 1).index <= index) {
        counted += 1;
        const why = counted === count ? words.lastDay(count) : words.day(counted);
        walked.push({ on, counted: true, why, article: countingArticles.days });
      } else walked.push(pausedStep(schedule, on, pauses));
    }
    return walked;
  };
  return countWhole(input, { count, lastDay: (n) => ({ index: startIndex + n }), steps });
}

/** N tháng: to the same day number of the last month or, when it has none, to its last day (BLDS 148.3). */
export function countMonths(count: number, input: CountInput): Counted {
  const { schedule } = input;
  const words = schedule.words.why;
  const { on } = getDay(schedule, dayIndexAt(schedule, input.from));
  const lastDay: LastDay = (n) => {
    const { day, shortMonth } = monthsAfter(on, n);
    return { index: dayNumberOf(day) - schedule.firstDay, shortMonth };
  };
  const steps = (endOf: LastDay): DerivationStep[] =>
    Array.from({ length: count }, (_, index) => {
      const why = endOf(index + 1).shortMonth ? words.shortMonth(index + 1) : words.month(index + 1);
      return { on: getDay(schedule, endOf(index + 1).index).on, counted: true, why, article: countingArticles.months };
    });
  return countWhole(input, { count, lastDay, steps });
}

/** What days and months share: elapsed pauses, the end at 24:00 and the move off a day on which offices are closed. */
function countWhole({ schedule, from, pauses: allPauses }: CountInput, { count, lastDay, steps }: CountWhole): Counted {
  const startIndex = dayIndexAt(schedule, from);
  const pauses = pausesFrom(allPauses, dayStart(schedule, startIndex + 1));
  const openIndex = (index: number): number => workingDayAfter(schedule, index, 0);
  const movedEnd = (end: number): number => dayStart(schedule, openIndex(dayIndexAt(schedule, end - 1)) + 1);
  const paused: LastDay = (n) => {
    const plain = lastDay(n);
    if (plain.index >= schedule.days.length) return refuseBeyond(schedule);
    if (pauses.length === 0) return plain;
    // Only the last day waits for the office to open; the ones before pass by themselves.
    const overAt = n === count ? movedEnd : (end: number) => end;
    const end = endAfterElapsedPauses(dayStart(schedule, plain.index + 1), pauses, overAt);
    return { ...plain, index: dayIndexAt(schedule, end - 1) };
  };
  const lastIndex = paused(count).index;
  const dueIndex = openIndex(lastIndex);
  const dueAt = dayStart(schedule, dueIndex + 1);

  const first = getDay(schedule, startIndex);
  const words = schedule.words.why;
  const why = words.receivedNextDayFirst(from - dayStart(schedule, startIndex));
  const walked = [
    { on: first.on, counted: false, why, article: countingArticles.firstDay },
    ...steps(paused, lastIndex, pauses),
  ];
  for (let index = lastIndex + 1; index <= dueIndex; index += 1) {
    const { on, off } = getDay(schedule, index);
    walked.push(off ?? { on, counted: false, why: words.movedHere, article: countingArticles.movedOffHoliday });
  }
  return { dueIndex, dueAt, steps: withPauseSteps(schedule, walked, { pauses, end: dueAt, adds: 'elapsed' }) };
}

/** The same day so many months later (before, when negative), or the last of a shorter month. */
export function monthsAfter(on: string, count: number): { day: string; shortMonth: boolean } {
  const [year = 0, month = 0, day = 0] = on.split('-').map(Number);
  const lastOfMonth = new Date(Date.UTC(year, month + count, 0));
  const clamped = Math.min(day, lastOfMonth.getUTCDate());
  const ends = lastOfMonth.getTime() - (lastOfMonth.getUTCDate() - clamped) * DAY_MS;
  return { day: new Date(ends).toISOString().slice(0, 10), shortMonth: clamped < day };
}

import { firstDaySteps, startWorkClock } from './clock-start.ts';
import type { Counted, CountInput } from './count-input.ts';
import { endAfterWorkPauses, pausedStep, pausesFrom, withPauseSteps } from './pauses.ts';
import { dayIndexAt, dayStart, getDay, workingDayAfter } from '../schedule.ts';
import { clampToSittings } from './work-axis.ts';

/** N ngày làm việc: ends at the hour of the start, on the n-th working day after it. */
export function countWorkingDays(count: number, { schedule, from, policy, pauses: allPauses }: CountInput): Counted {
  const clock = startWorkClock(schedule, from, policy);
  const pauses = pausesFrom(allPauses, clock.start);
  const time = clock.start - dayStart(schedule, clock.startIndex);
  const endOf = (n: number): number => {
    const end = clampToSittings(schedule, workingDayAfter(schedule, clock.startIndex, n), time);
    return pauses.length === 0 ? end : endAfterWorkPauses(schedule, { end, pauses, side: 'latest' });
  };
  const end = endOf(count);
  const endIndex = dayIndexAt(schedule, end);

  const words = schedule.words.why;
  const steps = firstDaySteps(schedule, clock);
  let counted = 0;
  let nextEnd = dayIndexAt(schedule, endOf(1));
  for (let index = clock.startIndex + 1; index <= endIndex; index += 1) {
    const { on, off, reason, article } = getDay(schedule, index);
    if (off) steps.push(off);
    else if (nextEnd > index) steps.push(pausedStep(schedule, on, pauses));
    while (nextEnd === index && counted < count) {
      counted += 1;
      const why =
        counted === count
          ? words.lastWorkingDay(count, reason, end - dayStart(schedule, endIndex))
          : words.workingDay(counted, reason);
      steps.push({ on, counted: true, why, article });
      if (counted < count) nextEnd = dayIndexAt(schedule, endOf(counted + 1));
    }
  }
  return { dueIndex: endIndex, dueAt: end, steps: withPauseSteps(schedule, steps, { pauses, end, adds: 'work' }) };
}

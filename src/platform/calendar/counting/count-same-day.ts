import { startWorkClock } from './clock-start.ts';
import type { Counted, CountInput } from './count-input.ts';
import { endAfterWorkPauses, pausedStep, pausesFrom, withPauseSteps } from './pauses.ts';
import { dayIndexAt, dayStart, getDay, type DerivationStep } from '../schedule.ts';
import { clampToSittings } from './work-axis.ts';

/** Trong ngày làm việc: by the closing of the working day on which the clock starts (next one if received after the policy's hour). */
export function countSameDay({ schedule, from, policy, pauses: allPauses }: CountInput): Counted {
  const { start, startIndex, steps } = startWorkClock(schedule, from, policy);
  const closingOf = (index: number): number => clampToSittings(schedule, index, Infinity);
  const pauses = pausesFrom(allPauses, start);
  const plain = closingOf(startIndex);
  const dueIndex = dayIndexAt(schedule, endAfterWorkPauses(schedule, { end: plain, pauses, side: 'earliest' }));
  const end = closingOf(dueIndex);

  const walked: DerivationStep[] = [...steps];
  for (let index = startIndex; index <= dueIndex; index += 1) {
    const { on, off, article } = getDay(schedule, index);
    const paused = pausedStep(schedule, on, pauses);
    const why = schedule.words.why.sameDay(end - dayStart(schedule, index));
    const last = { on, counted: true, why, article };
    walked.push(off ?? (index === dueIndex ? last : paused));
  }
  return { dueIndex, dueAt: end, steps: withPauseSteps(schedule, walked, { pauses, end, adds: 'work' }) };
}

import { startWorkClock } from './clock-start.ts';
import type { Counted, CountInput } from './count-input.ts';
import { countingArticles } from '../derivation.vi.ts';
import {
  endAfterElapsedPauses,
  endAfterWorkPauses,
  pausedStep,
  pausesFrom,
  withPauseSteps,
  type LocalPause,
} from './pauses.ts';
import { dayIndexAt, dayStart, getDay, type DerivationStep, type Schedule } from '../schedule.ts';
import { HOUR_MS } from '../vietnam-time.ts';
import { momentOfWork, workBetween, workUntil } from './work-axis.ts';

/** N giờ: elapsed, by night and on days off too, from the moment itself (BLDS 147.1). */
export function countHours(count: number, { schedule, from, pauses: allPauses }: CountInput): Counted {
  const pauses = pausesFrom(allPauses, from);
  const end = endAfterElapsedPauses(from + count * HOUR_MS, pauses, (end) => end);
  // An end at midnight is 24:00 of the day before.
  const dueIndex = dayIndexAt(schedule, end - 1);
  const elapsed = (a: number, b: number) => b - a;
  const steps: DerivationStep[] = [];
  forEachDay(schedule, { start: from, end, dueIndex }, (index, [dayFrom, dayTo]) => {
    const counted = runningTime(dayFrom, dayTo, pauses, elapsed);
    const { on } = getDay(schedule, index);
    const why = schedule.words.why.hours(counted, dayTo - dayStart(schedule, index));
    const article = countingArticles.hoursStart;
    steps.push(counted > 0 ? { on, counted: true, why, article } : pausedStep(schedule, on, pauses));
  });
  return { dueIndex, dueAt: end, steps: withPauseSteps(schedule, steps, { pauses, end, adds: 'elapsed' }) };
}

/** N giờ làm việc: ends when that much working time has passed, at the closing rather than at the next opening. */
export function countWorkingHours(count: number, { schedule, from, policy, pauses: allPauses }: CountInput): Counted {
  const { start, steps } = startWorkClock(schedule, from, policy);
  const pauses = pausesFrom(allPauses, start);
  const plain = momentOfWork(schedule, workUntil(schedule, start) + count * HOUR_MS, 'earliest');
  const end = endAfterWorkPauses(schedule, { end: plain, pauses, side: 'earliest' });
  const dueIndex = dayIndexAt(schedule, end);
  const work = (a: number, b: number) => workBetween(schedule, a, b);
  forEachDay(schedule, { start, end, dueIndex }, (index, [dayFrom, dayTo]) => {
    const { on, off, reason, article, sittings } = getDay(schedule, index);
    if (off) return steps.push(off);
    const counted = runningTime(dayFrom, dayTo, pauses, work);
    const upTo = Math.min(dayTo - dayStart(schedule, index), sittings.at(-1)?.closeMs ?? 0);
    const why = schedule.words.why.workingHours(counted, upTo, reason);
    return steps.push(counted > 0 ? { on, counted: true, why, article } : pausedStep(schedule, on, pauses));
  });
  return { dueIndex, dueAt: end, steps: withPauseSteps(schedule, steps, { pauses, end, adds: 'work' }) };
}

function forEachDay(
  schedule: Schedule,
  { start, end, dueIndex }: { start: number; end: number; dueIndex: number },
  visit: (index: number, span: [number, number]) => void,
): void {
  for (let index = dayIndexAt(schedule, start); index <= dueIndex; index += 1) {
    visit(index, [Math.max(start, dayStart(schedule, index)), Math.min(end, dayStart(schedule, index + 1))]);
  }
}

/** The part of a span in which the clock ran. */
function runningTime(
  from: number,
  to: number,
  pauses: readonly LocalPause[],
  length: (a: number, b: number) => number,
): number {
  return pauses.reduce(
    (left, pause) => {
      const [a, b] = [Math.max(from, pause.from), Math.min(to, pause.to)];
      return a < b ? left - length(a, b) : left;
    },
    length(from, to),
  );
}

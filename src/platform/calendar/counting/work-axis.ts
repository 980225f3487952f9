import { dayIndexAt, dayStart, getDay, refuseBeyond, type Schedule } from '../schedule.ts';

/**
 * Working time as an axis: `workUntil` says how much working time lies before an instant, `momentOfWork` goes back. Between two
 * sittings the clock stands still, so going back has two answers: the closing (`earliest`) and the next opening (`latest`).
 */
export function workUntil(schedule: Schedule, localMs: number): number {
  const end = schedule.days.length;
  if (localMs === dayStart(schedule, end)) return schedule.workBeforeMs[end] ?? 0;
  const index = dayIndexAt(schedule, localMs);
  const time = localMs - dayStart(schedule, index);
  let work = schedule.workBeforeMs[index] ?? 0;
  for (const { openMs, closeMs } of getDay(schedule, index).sittings) {
    if (time > openMs) work += Math.min(time, closeMs) - openMs;
  }
  return work;
}

export const workBetween = (schedule: Schedule, from: number, to: number): number =>
  workUntil(schedule, to) - workUntil(schedule, from);

export function momentOfWork(schedule: Schedule, work: number, side: 'earliest' | 'latest'): number {
  const index = schedule.workingDays[firstReaching(schedule, work, side)] ?? refuseBeyond(schedule);
  let left = work - (schedule.workBeforeMs[index] ?? 0);
  for (const { openMs, closeMs } of getDay(schedule, index).sittings) {
    const length = closeMs - openMs;
    if (side === 'earliest' ? left <= length : left < length) return dayStart(schedule, index) + openMs + left;
    left -= length;
  }
  return refuseBeyond(schedule);
}

/** Position, among the working days, of the first at whose end the total is reached (`latest`: passed). */
function firstReaching({ workingDays, workBeforeMs }: Schedule, work: number, side: 'earliest' | 'latest'): number {
  let low = 0;
  let high = workingDays.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const total = workBeforeMs[(workingDays[middle] ?? 0) + 1] ?? 0;
    if (side === 'earliest' ? total >= work : total > work) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The instant itself inside working time, otherwise the next opening; a sitting is open up to its closing minute. */
export function nextOpening(schedule: Schedule, localMs: number): number {
  return momentOfWork(schedule, workUntil(schedule, localMs), 'latest');
}

/** A time of day brought into a day's own sittings: lunch moves to the afternoon, after closing back to the closing. */
export function clampToSittings(schedule: Schedule, index: number, time: number): number {
  const { sittings } = getDay(schedule, index);
  const sitting = sittings.find(({ closeMs }) => time < closeMs);
  const within = sitting ? Math.max(time, sitting.openMs) : (sittings.at(-1)?.closeMs ?? time);
  return dayStart(schedule, index) + within;
}

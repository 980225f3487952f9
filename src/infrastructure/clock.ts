/** Milliseconds. */
export const hourMs = 3_600_000;
export const dayMs = 24 * hourMs;

/** The injected clock: nothing else asks the system for the time, so a year can be tested in a second. */
export type Clock = () => Date;

export const systemClock: Clock = () => new Date();

/** The system's clock, so many days ahead: a demonstration shows what happens when terms pass. */
export function clockAhead(days: number): Clock {
  return days === 0 ? systemClock : () => new Date(Date.now() + days * dayMs);
}

const VIETNAM_OFFSET_MS = 7 * hourMs;

/** A page asks for today hundreds of times: the text of the day asked for last is kept. */
let last = { day: Number.NaN, text: '' };

/** Calendar day in Vietnam (UTC+7, no daylight saving) as `YYYY-MM-DD`. */
export function vietnamDay(at: Date): string {
  const local = at.getTime() + VIETNAM_OFFSET_MS;
  const day = Math.floor(local / dayMs);
  if (day !== last.day) last = { day, text: new Date(local).toISOString().slice(0, 10) };
  return last.text;
}

/** Wall-clock time in Vietnam as `HH:MM`. */
export function vietnamTime(at: Date): string {
  return new Date(at.getTime() + VIETNAM_OFFSET_MS).toISOString().slice(11, 16);
}

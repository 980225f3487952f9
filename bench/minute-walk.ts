/**
 * The naive way to a due date, as a reference: walk minute by minute and look at each whether the office is open. Independent of
 * the engine on purpose (own calendar arithmetic, nothing precompiled), so that it can be the oracle of its tests too.
 */
export type OfficeDays = {
  /** Days off that are not weekends, as `YYYY-MM-DD`. */
  off: ReadonlySet<string>;
  /** Saturdays that work. */
  makeup: ReadonlySet<string>;
  /** Openings in minutes from midnight. */
  sittings: readonly (readonly [number, number])[];
};

const MINUTE = 60_000;

const dayOf = (localMinute: number): string => new Date(localMinute * MINUTE).toISOString().slice(0, 10);

function works(days: OfficeDays, on: string): boolean {
  if (days.makeup.has(on)) return true;
  const weekday = new Date(`${on}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !days.off.has(on);
}

function isOpen(days: OfficeDays, localMinute: number): boolean {
  const minute = localMinute % 1440;
  return days.sittings.some(([open, close]) => open <= minute && minute < close) && works(days, dayOf(localMinute));
}

function firstOpenMinute(days: OfficeDays, from: number): number {
  let minute = from;
  while (!isOpen(days, minute)) minute += 1;
  return minute;
}

/** N working days by walking: every time the clock shows the starting hour on a working day, one more has passed. */
export function walkWorkingDays(days: OfficeDays, from: number, count: number): number {
  const start = firstOpenMinute(days, from);
  let minute = start;
  for (let passed = 0; passed < count;) {
    minute += 1;
    if (minute % 1440 === start % 1440 && works(days, dayOf(minute))) passed += 1;
  }
  return minute;
}

/** N working hours by walking: minutes in which the office is open are counted one by one. */
export function walkWorkingHours(days: OfficeDays, from: number, count: number): number {
  let minute = from;
  for (let worked = 0; worked < count * 60; minute += 1) {
    if (isOpen(days, minute)) worked += 1;
  }
  return minute;
}

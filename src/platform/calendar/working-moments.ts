import { dayIndexAt, getDay, scheduleOf, type UnitCalendar } from './schedule.ts';
import { DAY_MS, dayNumberOf, fromLocalMs, MINUTE_MS, toLocalMs } from './vietnam-time.ts';
import { nextOpening, workBetween } from './counting/work-axis.ts';

/** Ngày làm việc: whether the unit works on a day, make-up Saturdays included. */
export function isWorkingDay(on: string, unitCalendar: UnitCalendar): boolean {
  const schedule = scheduleOf(unitCalendar);
  return getDay(schedule, dayIndexAt(schedule, dayNumberOf(on) * DAY_MS)).workMs > 0;
}

/** Thời điểm làm việc kế tiếp: the moment itself in working time, otherwise the next opening. */
export function nextWorkingMoment(at: Date, unitCalendar: UnitCalendar): Date {
  return fromLocalMs(nextOpening(scheduleOf(unitCalendar), toLocalMs(at)));
}

/** Số phút làm việc between two instants, in either order of the two negative. */
export function workingMinutesBetween(from: Date, to: Date, unitCalendar: UnitCalendar): number {
  return workBetween(scheduleOf(unitCalendar), toLocalMs(from), toLocalMs(to)) / MINUTE_MS;
}

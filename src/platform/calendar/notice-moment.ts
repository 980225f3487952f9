import { dayStart, getDay, scheduleOf, type UnitCalendar } from './schedule.ts';
import { dayNumberOf, fromLocalMs } from './vietnam-time.ts';

/**
 * Thời điểm chậm nhất phải báo trước hạn: when work begins on the last working day that lies at least so many days before the due
 * day. Refuses beyond the years the calendar knows.
 */
export function noticeMoment(dueOn: string, daysBefore: number, unitCalendar: UnitCalendar): Date {
  const schedule = scheduleOf(unitCalendar);
  let index = dayNumberOf(dueOn) - schedule.firstDay - daysBefore;
  while (getDay(schedule, index).workMs === 0) index -= 1;
  return fromLocalMs(dayStart(schedule, index) + (getDay(schedule, index).sittings[0]?.openMs ?? 0));
}

/** Hết ngày: the instant at which a day ends. */
export function endOfDay(on: string): Date {
  return new Date(Date.parse(`${on}T00:00:00+07:00`) + 86_400_000);
}

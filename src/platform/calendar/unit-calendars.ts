import type { CalendarContent } from './content/calendar-content.ts';
import type { UnitCalendar } from './schedule.ts';
import { workingTimeFinder } from './content/working-time.ts';

/** Cổng lịch của đơn vị: which calendar binds a unit on a day. Plugged by the composition root, which knows the organisation. */
export type UnitCalendars = (unitCode: string, on: string) => UnitCalendar;

/** Kind of a unit on a day, as the organisation tells it; none when the unit is not known. */
export type UnitKindOn = (unitCode: string, on: string) => string | undefined;

/** Lịch của các đơn vị from the province's content alone: a unit's own hours, those of its kind, or the province's. */
export function unitCalendarsFrom(content: CalendarContent, kindOn: UnitKindOn = () => undefined): UnitCalendars {
  const { calendar, workingTimes } = content;
  const find = workingTimeFinder(workingTimes);
  return (unitCode, on) => ({ calendar, workingTime: find({ unit: unitCode, unitKind: kindOn(unitCode, on) }) });
}

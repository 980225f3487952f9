import { vietnamDay } from '#infrastructure/clock.ts';
import type { UnitCalendar } from '#platform/calendar/index.ts';
import type { Ground } from './course.ts';
import type { Dossier } from './dossier.ts';

/** Working time of the unit that decides, on the day. */
export function decidingCalendar(
  { calendars, organisation }: Pick<Ground, 'calendars' | 'organisation'>,
  { dossier, at }: { dossier: Pick<Dossier, 'decidingUnitId' | 'receivedOn'>; at: Date },
): UnitCalendar {
  const on = vietnamDay(at);
  const unit = organisation.findUnit(dossier.decidingUnitId, on < dossier.receivedOn ? dossier.receivedOn : on);
  return calendars(unit?.agencyCode ?? '', on);
}

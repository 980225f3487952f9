import { vietnamDay, vietnamTime } from '#infrastructure/clock.ts';
import { nextWorkingMoment } from '#platform/calendar/index.ts';
import type { Unit } from '#data/organisation/index.ts';
import type { QueueDeps } from './desk-of-queue.ts';

/** Giờ lấy số: null in the desk's working time, otherwise when it opens next. */
export function opensAtOf({ calendars }: Pick<QueueDeps, 'calendars'>, desk: Unit, at: Date): Date | null {
  const next = nextWorkingMoment(at, calendars(desk.agencyCode, vietnamDay(at)));
  return next.getTime() === at.getTime() ? null : next;
}

/** `07:00 ngày 30/11/2026` without the words, for the texts of both languages. */
export function openingParams(opensAt: Date): { time: string; day: string } {
  return { time: vietnamTime(opensAt), day: vietnamDay(opensAt).split('-').toReversed().join('/') };
}

import { vietnamDay, vietnamTime } from '#infrastructure/clock.ts';

/** `2026-11-23` → `23/11/2026`. */
export function dayText(day: string): string {
  return day.split('-').toReversed().join('/');
}

type Due = { dueOn: string; dueAt: string };

/** Giờ hẹn trả; null for terms of days and months, which end with the day itself (BLDS Đ148.6) and name no hour. */
export function dueTime({ dueOn, dueAt }: Due): string | null {
  const at = new Date(dueAt);
  return vietnamDay(at) === dueOn ? vietnamTime(at) : null;
}

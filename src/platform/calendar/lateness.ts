import type { Language } from '#infrastructure/language.ts';
import { calendarWords } from './calendar-words.ts';
import type { Due } from './compute-due.ts';
import { dayIndexAt, scheduleOf, type UnitCalendar } from './schedule.ts';
import { DAY_MS, dayNumberOf, toLocalMs } from './vietnam-time.ts';

/** Tiến độ so với hạn: trước hạn, đúng hạn, quá giờ hẹn (same day, still in time by law), quá hạn. */
export type LatenessState = 'early' | 'on_time' | 'past_hour' | 'overdue';
export type Lateness = { state: LatenessState; daysLate: number };

/** Trước hạn, đúng hạn hay quá hạn: counted by day, as reports do; the hour only tells “quá giờ hẹn”. */
export function lateness({ dueOn, dueAt }: Due, at: Date): Lateness {
  const daysLate = Math.floor(toLocalMs(at) / DAY_MS) - dayNumberOf(dueOn);
  if (daysLate > 0) return { state: 'overdue', daysLate };
  if (daysLate < 0) return { state: 'early', daysLate: 0 };
  return { state: at.getTime() <= dueAt.getTime() ? 'on_time' : 'past_hour', daysLate: 0 };
}

/** Thời gian còn lại bằng lời: “còn 2 ngày làm việc”, “quá hạn 1 ngày”. */
export function remaining(due: Due, at: Date, unitCalendar: UnitCalendar, lang: Language = 'vi'): string {
  const words = calendarWords[lang].progress;
  const { state, daysLate } = lateness(due, at);
  const hour = toLocalMs(due.dueAt) - dayNumberOf(due.dueOn) * DAY_MS;
  switch (state) {
    case 'overdue':
      return words.overdue(daysLate);
    case 'past_hour':
      return words.pastHour(hour);
    case 'on_time':
      return words.dueToday(hour);
    case 'early': {
      const schedule = scheduleOf(unitCalendar);
      const [today, last] = [dayIndexAt(schedule, toLocalMs(at)), dayNumberOf(due.dueOn) - schedule.firstDay];
      const left = (schedule.workingDaysBefore[last + 1] ?? 0) - (schedule.workingDaysBefore[today + 1] ?? 0);
      return left > 0 ? words.workingDaysLeft(left) : words.daysLeft(last - today);
    }
  }
}

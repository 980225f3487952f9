import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readCalendarContent } from './content/calendar-content.ts';
import { lateness, remaining } from './lateness.ts';
import { unitCalendarsFrom } from './unit-calendars.ts';
import { parseVietnamTime } from './vietnam-time.ts';

const folder = fileURLToPath(new URL('../../../content/vinh-phuc', import.meta.url));
const unitCalendar = unitCalendarsFrom(await readCalendarContent(folder))('', '2026-01-01');
const appointment = { dueOn: '2026-03-06', dueAt: parseVietnamTime('2026-03-06T16:10') };
const wholeDay = { dueOn: '2026-03-06', dueAt: parseVietnamTime('2026-03-07T00:00') };

describe('against a due date of Friday 06/03/2026 at 16:10', () => {
  it.each([
    ['2026-03-04T09:00', 'early', 0, 'còn 2 ngày làm việc'],
    ['2026-02-13T09:00', 'early', 0, 'còn 10 ngày làm việc'],
    ['2026-03-05T23:59', 'early', 0, 'còn 1 ngày làm việc'],
    ['2026-03-06T16:10', 'on_time', 0, 'đến hạn hôm nay lúc 16 giờ 10 phút'],
    ['2026-03-06T16:11', 'past_hour', 0, 'quá giờ hẹn 16 giờ 10 phút hôm nay'],
    ['2026-03-07T00:00', 'overdue', 1, 'quá hạn 1 ngày'],
    ['2026-03-09T09:00', 'overdue', 3, 'quá hạn 3 ngày'],
  ])('%s is %s', (...row) => {
    const [at, state, daysLate] = row;
    expect(lateness(appointment, parseVietnamTime(at))).toEqual({ state, daysLate });
    expect(remaining(appointment, parseVietnamTime(at), unitCalendar)).toBe(row[3]);
  });

  it.each([
    ['2026-03-04T09:00', '2 working days left'],
    ['2026-03-05T23:59', '1 working day left'],
    ['2026-03-06T16:10', 'due today at 16:10'],
    ['2026-03-06T16:11', 'past the appointment at 16:10 today'],
    ['2026-03-07T00:00', '1 day overdue'],
    ['2026-03-09T09:00', '3 days overdue'],
  ])('%s is told in English as “%s”', (at, told) => {
    expect(remaining(appointment, parseVietnamTime(at), unitCalendar, 'en')).toBe(told);
  });

  it('a term that ends at 24:00 is on time all day', () => {
    expect(lateness(wholeDay, parseVietnamTime('2026-03-06T23:59')).state).toBe('on_time');
    expect(remaining(wholeDay, parseVietnamTime('2026-03-06T08:00'), unitCalendar)).toBe('đến hạn hôm nay');
    expect(remaining(wholeDay, parseVietnamTime('2026-03-06T08:00'), unitCalendar, 'en')).toBe('due today');
  });

  it('days without work before the due date are told as days', () => {
    const sunday = { dueOn: '2026-03-08', dueAt: parseVietnamTime('2026-03-08T10:00') };
    expect(remaining(sunday, parseVietnamTime('2026-03-07T10:00'), unitCalendar)).toBe('còn 1 ngày');
    expect(remaining(sunday, parseVietnamTime('2026-03-07T10:00'), unitCalendar, 'en')).toBe('1 day left');
  });
});

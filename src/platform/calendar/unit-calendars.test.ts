import { describe, expect, it } from 'vitest';
import { computeDue } from './compute-due.ts';
import { buildCalendar } from './content/special-days.ts';
import { WorkingTimeRow } from './content/working-time.ts';
import { parseTerm } from './legal-term.ts';
import { unitCalendarsFrom } from './unit-calendars.ts';
import { formatDueAt, parseVietnamTime } from './vietnam-time.ts';
import { isWorkingDay, nextWorkingMoment, workingMinutesBetween } from './working-moments.ts';

const week = (hours: string) => ({ mon: hours, tue: hours, wed: hours, thu: hours, fri: hours });
const rows = [
  {
    validFrom: '2026-01-01',
    validTo: '2026-06-30',
    hours: week('07:00-11:30, 13:30-17:00'),
    article: 'Quyết định giờ mùa hè',
  },
  { validFrom: '2026-07-01', hours: week('07:30-11:30, 13:30-17:30'), article: 'Quyết định giờ mới' },
  {
    unitKind: 'one_stop_desk',
    validFrom: '2026-01-01',
    hours: { ...week('07:00-11:30, 13:30-17:00'), sat: '07:30-11:00' },
    article: 'Quyết định trực sáng thứ Bảy',
  },
  { unit: 'H62.13.20', validFrom: '2026-01-01', hours: week('08:00-12:00, 13:00-17:00'), article: 'Quyết định riêng' },
].map((row) => WorkingTimeRow.parse(row));
const calendar = buildCalendar({ from: '2026-01-01', to: '2026-12-31', rules: [], compensation: [], days: [] });
const unitCalendars = unitCalendarsFrom({ calendar, workingTimes: rows }, (unit) =>
  unit.startsWith('desk') || unit === 'H62.13.20' ? 'one_stop_desk' : undefined,
);

function dueFor(unit: string, term: string, from: string): string {
  return formatDueAt(
    computeDue({ ...unitCalendars(unit, from.slice(0, 10)), term: parseTerm(term), from: parseVietnamTime(from) }),
  ).slice(0, 16);
}

describe('the calendar of a unit', () => {
  it('counts Saturday morning only where it is configured', () => {
    expect(dueFor('office', '1 working day', '2026-03-13T09:00')).toBe('2026-03-16T09:00');
    expect(dueFor('desk-1', '1 working day', '2026-03-13T09:00')).toBe('2026-03-14T09:00');
    expect(dueFor('desk-1', '5 working hours', '2026-03-13T15:00')).toBe('2026-03-14T10:30');
  });

  it('brings an appointment after the closing of a half day back to that closing', () => {
    expect(dueFor('desk-1', '1 working day', '2026-03-13T16:10')).toBe('2026-03-14T11:00');
  });

  it('prefers the row of the unit to that of its kind', () => {
    expect(dueFor('H62.13.20', '1 working day', '2026-03-13T07:30')).toBe('2026-03-16T08:00');
  });

  it('follows a change of hours in the middle of a term', () => {
    expect(dueFor('office', '8 working hours', '2026-06-30T15:00')).toBe('2026-07-01T15:30');
    expect(dueFor('office', '1 working day', '2026-06-30T07:00')).toBe('2026-07-01T07:30');
  });

  it('is one object for all units with the same rows, so that it is compiled once', () => {
    expect(unitCalendars('a', '2026-01-05').workingTime).toBe(unitCalendars('b', '2026-08-05').workingTime);
  });
});

describe('a holiday without an English name', () => {
  it('keeps its own in the English explanation', () => {
    const rule = { code: 'h', name: 'Ngày hội', daysPerYear: 1, validFrom: '2026-01-01', article: 'Luật' };
    const days = [{ on: '2026-03-10', kind: 'holiday' as const, rule: 'h', verified: true }];
    const feast = buildCalendar({ from: '2026-01-01', to: '2026-12-31', rules: [rule], compensation: [], days });
    const input = { ...unitCalendars('office', '2026-03-09'), calendar: feast, term: parseTerm('1 working day') };
    const { derivation } = computeDue({ ...input, from: parseVietnamTime('2026-03-09T09:00'), lang: 'en' });
    expect(derivation[1]?.why).toBe('Public holiday for Ngày hội, not counted.');
  });
});

describe('moments of work', () => {
  const office = unitCalendars('office', '2026-03-09');
  const at = (text: string) => parseVietnamTime(text);

  it('tell working days', () => {
    expect(['2026-03-13', '2026-03-14', '2026-03-15'].map((on) => isWorkingDay(on, office))).toEqual([
      true,
      false,
      false,
    ]);
  });

  it.each([
    ['2026-03-13T09:00', '2026-03-13T09:00'],
    ['2026-03-13T11:30', '2026-03-13T13:30'],
    ['2026-03-13T17:00', '2026-03-16T07:00'],
    ['2026-03-13T05:00', '2026-03-13T07:00'],
  ])('after %s the office is open at %s', (from, next) => {
    expect(nextWorkingMoment(at(from), office)).toEqual(at(next));
  });

  it('count minutes while the office is open', () => {
    expect(workingMinutesBetween(at('2026-03-13T16:00'), at('2026-03-16T08:15'), office)).toBe(135);
    expect(workingMinutesBetween(at('2026-03-16T08:15'), at('2026-03-13T16:00'), office)).toBe(-135);
  });
});

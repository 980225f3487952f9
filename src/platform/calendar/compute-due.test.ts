import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { computeDue, restartDue } from './compute-due.ts';
import { readCalendarContent } from './content/calendar-content.ts';
import { readRuleProfiles, receiptPolicy, ruleProfileOn } from './content/rule-profile.ts';
import { parseTerm } from './legal-term.ts';
import { unitCalendarsFrom } from './unit-calendars.ts';
import { formatDueAt, parseVietnamTime } from './vietnam-time.ts';

const folder = fileURLToPath(new URL('../../../content/vinh-phuc', import.meta.url));
const unitCalendar = unitCalendarsFrom(await readCalendarContent(folder))('', '2026-01-01');
const policy = receiptPolicy(ruleProfileOn(await readRuleProfiles(folder), '2025'), 'same-day-15h');

function due(term: string, from: string, { pauses = [], late = false }: { pauses?: string[]; late?: boolean } = {}) {
  const result = computeDue({
    ...unitCalendar,
    term: parseTerm(term),
    from: parseVietnamTime(from),
    pauses: pauses.map((text) => {
      const [start = '', end = ''] = text.split('/');
      return { from: parseVietnamTime(start), to: parseVietnamTime(end), article: 'khoản 5 Điều 19' };
    }),
    ...(late && { policy }),
  });
  return { ...result, at: formatDueAt(result).slice(0, 16) };
}

// Worked by hand with the wall calendar; the province works 07:00–11:30 and 13:30–17:00, Monday to Friday.
describe('terms in working days end at the hour of the start, on the n-th working day after', () => {
  it.each([
    ['Tết 16–20/02/2026 is not counted', 10, '2026-02-13T16:10', '2026-03-06T16:10'],
    ['a weekend is not counted', 1, '2026-03-13T09:00', '2026-03-16T09:00'],
    ['Friday evening starts on Monday morning', 1, '2026-03-13T18:30', '2026-03-17T07:00'],
    ['the closing minute is already after hours', 1, '2026-03-09T17:00', '2026-03-11T07:00'],
    ['before opening starts at the opening', 1, '2026-03-09T06:00', '2026-03-10T07:00'],
    ['the lunch break starts in the afternoon', 2, '2026-03-09T12:15', '2026-03-11T13:30'],
    ['received on mùng 1 Tết starts after Tết', 1, '2026-02-17T09:00', '2026-02-24T07:00'],
    ['Giỗ Tổ on Sunday 26/04/2026 is made up for on Monday (BLLĐ 111.3)', 3, '2026-04-23T10:00', '2026-04-29T10:00'],
    ['Giỗ Tổ on Saturday before 30/4 and 01/5 gives five days off', 1, '2023-04-28T15:00', '2023-05-04T15:00'],
    ['30/4 and 01/5 are not counted (BLLĐ 112.1)', 5, '2026-04-29T08:00', '2026-05-08T08:00'],
    ['02/01/2026 is off by swap', 1, '2025-12-31T15:00', '2026-01-05T15:00'],
    ['Saturday 10/01/2026 works in its place', 3, '2026-01-07T14:00', '2026-01-10T14:00'],
    ['a term can start on a make-up Saturday', 1, '2026-01-10T09:00', '2026-01-12T09:00'],
    ['Saturday 22/08/2026 works for 31/8', 2, '2026-08-21T10:00', '2026-08-24T10:00'],
    ['31/8–02/9/2026 is a swap and two national days', 1, '2026-08-28T10:00', '2026-09-03T10:00'],
    ['31/12/2018 is off by swap', 1, '2018-12-28T10:00', '2019-01-02T10:00'],
    ['one National Day before 2021 (BLLĐ 2012)', 1, '2020-09-01T10:00', '2020-09-03T10:00'],
    ['two National Days from 2021 (BLLĐ 112.1đ)', 1, '2021-09-01T10:00', '2021-09-06T10:00'],
    ['24/11 is worked in 2025', 1, '2025-11-21T11:00', '2025-11-24T11:00'],
    ['24/11 is a holiday from 2026 (NQ 28/2026/QH16)', 2, '2026-11-23T11:00', '2026-11-26T11:00'],
    ['over the turn of the year', 20, '2026-12-14T09:00', '2027-01-12T09:00'],
  ])('%s', (_, count, from, at) => {
    const result = due(`${count} working days`, from);
    expect(result.at).toBe(at);
    expect(result.dueOn).toBe(at.slice(0, 10));
    expect(result.derivation.filter(({ counted }) => counted)).toHaveLength(count);
  });
});

describe('terms in working hours count the time the office is open', () => {
  it.each([
    ['a whole working day ends at its closing', 8, '2026-03-09T07:00', '2026-03-09T17:00'],
    ['what is left carries to the next morning', 8, '2026-03-09T10:00', '2026-03-10T10:00'],
    ['over a weekend', 2, '2026-03-13T16:30', '2026-03-16T08:30'],
    ['over the lunch break', 4, '2026-03-09T09:00', '2026-03-09T15:00'],
    ['ending at the lunch break is 11:30, not 13:30', 2, '2026-03-09T09:30', '2026-03-09T11:30'],
    ['starting in the lunch break', 1, '2026-03-09T12:00', '2026-03-09T14:30'],
    ['starting on the eve of Tết', 8, '2026-02-13T20:00', '2026-02-23T17:00'],
    ['a week', 40, '2026-03-09T07:00', '2026-03-13T17:00'],
    ['an online dossier of Friday night on a make-up Saturday', 8, '2026-01-09T23:00', '2026-01-10T17:00'],
  ])('%s', (_, count, from, at) => {
    expect(due(`${count} working hours`, from).at).toBe(at);
  });
});

describe('terms in hours run from the moment itself, by night and on days off (BLDS 147.1)', () => {
  it.each([
    ['past the closing', 2, '2026-03-13T16:30', '2026-03-13T18:30'],
    ['over a Saturday, without a move', 24, '2026-03-14T10:00', '2026-03-15T10:00'],
    ['midnight is 24:00 of the day that ends', 8, '2026-03-13T16:00', '2026-03-13T24:00'],
  ])('%s', (_, count, from, at) => {
    const result = due(`${count} hours`, from);
    expect([result.at, result.dueOn]).toEqual([at, at.slice(0, 10)]);
  });
});

describe('terms in days leave out the first day and end at 24:00 of the last (BLDS 147.2, 148.2, 148.6)', () => {
  it.each([
    ['the hour of the start does not matter', 1, '2026-03-09T00:00', '2026-03-10'],
    ['nor does the evening', 1, '2026-03-09T23:59', '2026-03-10'],
    ['ending on Saturday moves to Monday (BLDS 148.5)', 5, '2026-03-09T09:00', '2026-03-16'],
    ['ending in the Saturday after Tết moves to Monday', 15, '2026-02-06T09:00', '2026-02-23'],
    ['ending on the Saturday before Tết moves past Tết', 30, '2026-01-15T09:00', '2026-02-23'],
    ['ending on 24/11/2026 moves to the 25th', 10, '2026-11-14T09:00', '2026-11-25'],
    ['ending on a make-up Saturday stays there', 3, '2026-01-07T09:00', '2026-01-10'],
    ['ending before Giỗ Tổ and its day in lieu moves past both', 15, '2026-04-10T09:00', '2026-04-28'],
  ])('%s', (_, count, from, on) => {
    const result = due(`${count} days`, from);
    expect([result.dueOn, result.at]).toEqual([on, `${on}T24:00`]);
    expect(result.derivation.filter(({ counted }) => counted)).toHaveLength(count);
  });
});

describe('terms in months end on the same day number or on the last day of the month (BLDS 148.3)', () => {
  it.each([
    ['the same day number', 3, '2026-03-15T09:00', '2026-06-15'],
    ['31 January to 28 February, a Saturday, moved', 1, '2026-01-31T09:00', '2026-03-02'],
    ['31 January to 29 February', 1, '2024-01-31T09:00', '2024-02-29'],
    ['30 January to 29 February', 1, '2024-01-30T09:00', '2024-02-29'],
    ['over the turn of the year', 2, '2025-12-31T09:00', '2026-03-02'],
    ['28 February is not “the end of the month” in March', 1, '2026-02-28T09:00', '2026-03-30'],
    ['29 February to 28 February a year later', 12, '2024-02-29T09:00', '2025-02-28'],
    ['31 January over February to 31 March', 2, '2025-01-31T09:00', '2025-03-31'],
  ])('%s', (_, count, from, on) => {
    expect([due(`${count} months`, from).dueOn, due(`${count} months`, from).at]).toEqual([on, `${on}T24:00`]);
  });
});

describe('within the same working day', () => {
  it.each([
    ['ends at the closing', '2026-03-09T09:00', true, '2026-03-09T17:00'],
    ['at 15:00 exactly it is still today (NĐ 118/2025 Đ18)', '2026-03-09T15:00', true, '2026-03-09T17:00'],
    ['after 15:00 it is the next working day (NĐ 118/2025 Đ18)', '2026-03-09T15:01', true, '2026-03-10T17:00'],
    ['after 15:00 on the eve of Tết it is after Tết', '2026-02-13T15:30', true, '2026-02-23T17:00'],
    ['without that rule 16:59 is still today', '2026-03-09T16:59', false, '2026-03-09T17:00'],
    ['after the closing it is tomorrow', '2026-03-09T17:30', false, '2026-03-10T17:00'],
    ['on Saturday it is Monday', '2026-03-14T10:00', true, '2026-03-16T17:00'],
  ])('%s', (_, from, late, at) => {
    expect(due('same day', from, { late }).at).toBe(at);
  });

  it('the 15:00 rule also moves the start of working days, and is refused for terms outside working time', () => {
    expect(due('1 working day', '2026-03-09T15:30', { late: true }).at).toBe('2026-03-11T07:00');
    expect(() => due('5 days', '2026-03-09T15:30', { late: true })).toThrow('calendar.policy_not_applicable');
  });
});

describe('a pause adds working time to working terms and elapsed time to the others', () => {
  it.each([
    ['a week', '5 working days', '2026-03-02T09:30', '2026-03-03T10:00/2026-03-10T10:00', '2026-03-16T09:30'],
    [
      'a weekend adds nothing',
      '5 working days',
      '2026-03-02T09:30',
      '2026-03-06T17:00/2026-03-09T07:00',
      '2026-03-09T09:30',
    ],
    [
      'two hours, jumping lunch',
      '2 working days',
      '2026-03-09T10:00',
      '2026-03-10T14:00/2026-03-10T16:00',
      '2026-03-11T14:00',
    ],
    [
      'Tết adds nothing',
      '10 working days',
      '2026-02-13T16:10',
      '2026-02-14T00:00/2026-02-22T23:00',
      '2026-03-06T16:10',
    ],
    ['working hours', '8 working hours', '2026-03-13T13:30', '2026-03-13T15:00/2026-03-16T08:00', '2026-03-16T16:30'],
    ['elapsed hours', '10 hours', '2026-03-09T08:00', '2026-03-09T10:00/2026-03-09T13:00', '2026-03-09T21:00'],
    ['48 hours of days', '15 days', '2026-03-02T09:00', '2026-03-05T08:00/2026-03-07T08:00', '2026-03-19T24:00'],
    [
      'two hours make a whole day more, then Monday',
      '5 days',
      '2026-03-02T09:00',
      '2026-03-03T10:00/2026-03-03T12:00',
      '2026-03-09T24:00',
    ],
    [
      'one that begins after the end adds nothing',
      '1 working day',
      '2026-03-09T09:00',
      '2026-03-11T09:00/2026-03-12T09:00',
      '2026-03-10T09:00',
    ],
    [
      'one before acceptance adds nothing',
      '1 working day',
      '2026-03-09T09:00',
      '2026-03-05T09:00/2026-03-06T09:00',
      '2026-03-10T09:00',
    ],
    [
      'one while the end waits for Monday still holds',
      '5 days',
      '2026-03-09T09:00',
      '2026-03-16T08:00/2026-03-18T08:00',
      '2026-03-18T24:00',
    ],
    [
      'a same-day term ends at the closing of a later day',
      'same day',
      '2026-03-09T09:00',
      '2026-03-09T10:00/2026-03-10T10:00',
      '2026-03-10T17:00',
    ],
  ])('%s', (...row) => {
    const [, term, from, pause, at] = row;
    expect(due(term, from, { pauses: [pause] }).at).toBe(at);
  });

  it('overlapping pauses count once, and each is told with its article', () => {
    const overlapping = ['2026-03-03T10:00/2026-03-09T10:00', '2026-03-05T10:00/2026-03-10T10:00'];
    const { at, derivation } = due('5 working days', '2026-03-02T09:30', { pauses: overlapping });
    expect(at).toBe('2026-03-16T09:30');
    const told = derivation.filter(({ why }) => why.startsWith('Tạm dừng'));
    expect(told).toEqual([
      {
        on: '2026-03-03',
        counted: false,
        why: 'Tạm dừng từ 10 giờ ngày 03/03/2026 đến 10 giờ ngày 10/03/2026: cộng 40 giờ làm việc vào thời hạn.',
        article: 'khoản 5 Điều 19',
      },
    ]);
    expect(derivation.filter(({ counted }) => counted).map(({ on }) => on)).toEqual([
      '2026-03-03',
      '2026-03-11',
      '2026-03-12',
      '2026-03-13',
      '2026-03-16',
    ]);
  });

  it('a pause that ends before it begins is refused', () => {
    expect(() => due('5 days', '2026-03-02T09:30', { pauses: ['2026-03-04T09:00/2026-03-03T09:00'] })).toThrow(
      'calendar.pause_invalid',
    );
  });
});

describe('the other ways to a due date', () => {
  it('a restart counts the whole term again from the completed dossier (NĐ 118/2025 Đ19.5)', () => {
    const completedAt = parseVietnamTime('2026-03-11T10:00');
    const article = 'khoản 5 Điều 19 Nghị định 118/2025/NĐ-CP';
    const result = restartDue({ ...unitCalendar, term: parseTerm('5 working days'), completedAt, article });
    expect(formatDueAt(result)).toBe('2026-03-18T10:00:00+07:00');
    expect(result.derivation[0]).toMatchObject({ on: '2026-03-11', counted: false, article });
  });

  it.each([
    ['10 days', '2027-12-30T10:00'],
    ['5 working days', '2027-12-30T10:00'],
    ['400 working hours', '2027-12-01T10:00'],
    ['48 hours', '2027-12-31T10:00'],
    ['6 months', '2027-10-31T10:00'],
    ['same day', '2027-12-31T18:00'],
    ['1 day', '2016-12-31T10:00'],
    ['9999 working days', '2026-01-05T10:00'],
  ])('%s from %s leaves the known years and is refused, not guessed', (term, from) => {
    expect(() => due(term, from)).toThrow('calendar.beyond_known_years');
  });

  it('a pause that ends beyond the known years is refused too', () => {
    expect(() => due('20 days', '2027-12-01T10:00', { pauses: ['2027-12-02T10:00/2028-01-05T10:00'] })).toThrow(
      'calendar.beyond_known_years',
    );
  });

  it('an instant says the same whatever offset it is written with', () => {
    expect(due('1 working day', '2026-03-13T02:00Z').at).toBe(due('1 working day', '2026-03-13T09:00').at);
  });
});

import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Language } from '#infrastructure/language.ts';
import { computeDue, restartDue, type DueInput } from './compute-due.ts';
import { readCalendarContent } from './content/calendar-content.ts';
import { explainDue } from './explain-due.ts';
import { parseTerm } from './legal-term.ts';
import { unitCalendarsFrom } from './unit-calendars.ts';
import { parseVietnamTime } from './vietnam-time.ts';

const folder = fileURLToPath(new URL('../../../content/vinh-phuc', import.meta.url));
const unitCalendar = unitCalendarsFrom(await readCalendarContent(folder))('', '2026-01-01');
const explain = (term: string, from: string): string[] =>
  explainDue(computeDue({ ...unitCalendar, term: parseTerm(term), from: parseVietnamTime(from) }));

describe('a due date explained in words', () => {
  it('tells runs of equal days once and cites each article once', () => {
    expect(explain('3 working days', '2026-01-07T12:00')).toEqual([
      'Thời hạn giải quyết: 3 ngày làm việc.',
      'Thứ Tư ngày 07/01/2026: Tiếp nhận lúc 12 giờ, ngoài giờ làm việc; thời hạn tính từ 13 giờ 30 phút (Quyết định của Ủy ban nhân dân tỉnh về thời gian làm việc, chưa xác minh văn bản).',
      'Từ thứ Năm ngày 08/01/2026 đến thứ Sáu ngày 09/01/2026: Ngày làm việc thứ 1 đến thứ 2.',
      'Thứ Bảy ngày 10/01/2026: Ngày làm việc thứ 3, làm bù cho ngày 02/01/2026; hẹn trả lúc 13 giờ 30 phút (Văn bản 12729/VPCP-KGVX ngày 25/12/2025).',
      'Hạn giải quyết: thứ Bảy ngày 10/01/2026; giờ hẹn trả kết quả: 13 giờ 30 phút.',
    ]);
  });

  it('tells Tết as one run', () => {
    const sentences = explain('10 working days', '2026-02-13T16:10');
    expect(sentences).toContain(
      'Từ thứ Hai ngày 16/02/2026 đến thứ Sáu ngày 20/02/2026: Nghỉ Tết Nguyên đán, không tính (điểm b khoản 1 Điều 112 Bộ luật Lao động 2019, chưa xác minh văn bản).',
    );
    expect(sentences).toHaveLength(9);
  });

  it('tells why a term of days ends later than its last day', () => {
    expect(explain('5 days', '2026-03-09T09:00').slice(-4)).toEqual([
      'Từ thứ Ba ngày 10/03/2026 đến thứ Bảy ngày 14/03/2026: Ngày thứ 1 đến thứ 5 (khoản 2 Điều 148 Bộ luật Dân sự 2015).',
      'Chủ nhật ngày 15/03/2026: Nghỉ hằng tuần, không tính (Quyết định của Ủy ban nhân dân tỉnh về thời gian làm việc, chưa xác minh văn bản).',
      'Thứ Hai ngày 16/03/2026: Ngày cuối cùng của thời hạn là ngày nghỉ; thời hạn kết thúc lúc 24 giờ ngày làm việc tiếp theo này (khoản 5 Điều 148 Bộ luật Dân sự 2015).',
      'Hạn giải quyết: hết thứ Hai ngày 16/03/2026.',
    ]);
  });
});

const office = 'Quyết định của Ủy ban nhân dân tỉnh về thời gian làm việc, document not yet verified';

function explainIn(lang: Language, term: string, from: string, more: Partial<DueInput> = {}): string[] {
  const input = { ...unitCalendar, term: parseTerm(term), from: parseVietnamTime(from), lang, ...more };
  return explainDue(computeDue(input), lang);
}
const pause = (from: string, to: string) => ({ pauses: [{ from: parseVietnamTime(from), to: parseVietnamTime(to) }] });

describe('a due date explained in English', () => {
  it('tells runs of equal days once and cites the articles of the law in Vietnamese', () => {
    expect(explainIn('en', '3 working days', '2026-01-07T12:00')).toEqual([
      'Processing time: 3 working days.',
      `Wednesday, 7 January 2026: Accepted at 12:00, outside working hours; the term runs from 13:30 (${office}).`,
      'From Thursday, 8 January 2026 to Friday, 9 January 2026: Working days 1 to 2.',
      'Saturday, 10 January 2026: Working day 3, worked in place of 2 January 2026; the result is due at 13:30 (Văn bản 12729/VPCP-KGVX ngày 25/12/2025).',
      'Due date: Saturday, 10 January 2026; appointment for the result: 13:30.',
    ]);
  });

  it.each([
    [
      'working days from within the office hours',
      '1 working day',
      '2026-03-09T09:05',
      [
        'Accepted at 09:05; the term runs from the next working day (khoản 2 Điều 147',
        'Working day 1; the result is due at 09:05',
        'Due date: Tuesday, 10 March 2026; appointment for the result: 09:05.',
      ],
    ],
    [
      'working days from a day off',
      '1 working day',
      '2026-03-14T10:00',
      [
        'Saturday, 14 March 2026: Accepted at 10:00 on a weekly rest day; the term runs from 07:00 on 16 March 2026',
        'Monday, 16 March 2026: Working hours begin at 07:00; this day is not yet counted',
      ],
    ],
    [
      'working hours',
      '10 working hours',
      '2026-03-09T10:30',
      [
        'Processing time: 10 working hours.',
        'Monday, 9 March 2026: 4 hours 30 minutes of working time counted, until 17:00',
        'Tuesday, 10 March 2026: 5 hours 30 minutes of working time counted, until 14:30',
      ],
    ],
    [
      'hours',
      '8 hours',
      '2026-03-13T16:00',
      ['8 hours counted, until 24:00 (khoản 1 Điều 147', 'Due date: the end of Friday, 13 March 2026.'],
    ],
    [
      'days',
      '5 days',
      '2026-03-09T09:00',
      [
        'Accepted at 09:00; the term runs from the next day',
        'From Tuesday, 10 March 2026 to Saturday, 14 March 2026: Days 1 to 5 (khoản 2 Điều 148',
        'The last day of the term is a day off; the term ends at 24:00 on this next working day (khoản 5 Điều 148',
        'Due date: the end of Monday, 16 March 2026.',
      ],
    ],
    [
      'one day',
      '1 day',
      '2026-03-09T09:00',
      ['Processing time: 1 day.', 'Tuesday, 10 March 2026: Day 1, the last day of the term'],
    ],
    [
      'months',
      '2 months',
      '2025-12-31T09:00',
      [
        'Processing time: 2 months.',
        'Saturday, 31 January 2026: 1 full month (khoản 3 Điều 148',
        'Saturday, 28 February 2026: 2 full months; this month has no such date, so its last day is taken.',
      ],
    ],
    [
      'the same day',
      'same day',
      '2026-03-09T09:00',
      ['Processing time: within the same working day.', 'The result is due within this working day, by 17:00'],
    ],
  ] as const)('tells a term in %s', (_, term, from, told) => {
    const sentences = explainIn('en', term, from).join('\n');
    for (const sentence of told) expect(sentences).toContain(sentence);
  });

  it.each([
    ['2025-12-31T16:10', "Thursday, 1 January 2026: Public holiday for New Year's Day, not counted"],
    ['2025-12-31T16:10', 'Friday, 2 January 2026: Day off by a swap of working days, not counted'],
    [
      '2026-02-13T16:10',
      'From Monday, 16 February 2026 to Friday, 20 February 2026: Public holiday for Lunar New Year (Tết), not counted (điểm b khoản 1 Điều 112 Bộ luật Lao động 2019, document not yet verified).',
    ],
    [
      '2026-02-17T09:00',
      'Accepted at 09:00 on a public holiday for Lunar New Year (Tết); the term runs from 07:00 on 23',
    ],
    ['2026-04-24T09:00', "Sunday, 26 April 2026: Public holiday for Hùng Kings' Commemoration Day, not counted"],
    ['2026-04-24T09:00', "Monday, 27 April 2026: Day off in lieu of Hùng Kings' Commemoration Day, not counted"],
    ['2026-04-29T09:00', 'Thursday, 30 April 2026: Public holiday for Victory Day (30 April), not counted'],
    ['2026-04-29T09:00', 'Friday, 1 May 2026: Public holiday for International Labour Day (1 May), not counted'],
    [
      '2026-08-28T09:00',
      'From Tuesday, 1 September 2026 to Wednesday, 2 September 2026: Public holiday for National Day',
    ],
    ['2026-11-23T09:00', 'Tuesday, 24 November 2026: Public holiday for Vietnamese Culture Day, not counted'],
  ])('from %s names the day off: %s', (from, sentence) => {
    expect(explainIn('en', '3 working days', from).join('\n')).toContain(sentence);
  });

  it('tells what a pause adds: working time to working terms, elapsed time to the others', () => {
    const week = pause('2026-03-03T10:00', '2026-03-10T10:30');
    const sentences = explainIn('en', '5 working days', '2026-03-02T09:30', week);
    expect(sentences).toContain(
      'Tuesday, 3 March 2026: Paused from 10:00 on 3 March 2026 to 10:30 on 10 March 2026: 40 hours 30 minutes of working time added to the term.',
    );
    expect(sentences).toContain(
      'From Wednesday, 4 March 2026 to Friday, 6 March 2026: The term is paused, or prolonged by a pause; not counted.',
    );
    expect(explainIn('en', '5 days', '2026-03-02T09:30', pause('2026-03-03T10:00', '2026-03-03T11:00'))).toContain(
      'Tuesday, 3 March 2026: Paused from 10:00 on 3 March 2026 to 11:00 on 3 March 2026: 1 hour added to the term.',
    );
    expect(explainIn('en', '10 hours', '2026-03-09T08:00', pause('2026-03-09T10:00', '2026-03-09T10:20'))).toContain(
      'Monday, 9 March 2026: Paused from 10:00 on 9 March 2026 to 10:20 on 9 March 2026: 20 minutes added to the term.',
    );
    const weekend = pause('2026-03-14T10:00', '2026-03-15T10:00');
    expect(explainIn('en', '9 working hours', '2026-03-13T09:00', weekend)).toContain(
      'Saturday, 14 March 2026: Paused from 10:00 on 14 March 2026 to 10:00 on 15 March 2026: 0 minutes of working time added to the term.',
    );
  });

  it('tells the rule of late receipt', () => {
    const policy = { code: 'late', receivedAfterMinute: 900, article: 'Điều 18', verified: false };
    expect(explainIn('en', 'same day', '2026-03-09T15:30', { policy })).toContain(
      'Monday, 9 March 2026: Accepted at 15:30, after 15:00; the term runs from 07:00 on 10 March 2026 (Điều 18, document not yet verified).',
    );
  });

  it('tells a restart first', () => {
    const completedAt = parseVietnamTime('2026-03-11T10:00');
    const article = 'khoản 5 Điều 19 Nghị định 118/2025/NĐ-CP';
    const due = restartDue({ ...unitCalendar, term: parseTerm('5 working days'), completedAt, article, lang: 'en' });
    expect(explainDue(due, 'en')[1]).toBe(
      `Wednesday, 11 March 2026: The dossier has been fully supplemented; the term runs again from the beginning (${article}).`,
    );
  });

  it.each(['40 hours', '9 working hours', '12 working days', '20 days', '2 months', 'same day'])(
    'counts %s exactly as the Vietnamese does, and leaves the Vietnamese as it was',
    (text) => {
      const input = { ...unitCalendar, term: parseTerm(text), from: parseVietnamTime('2026-01-30T18:00') };
      const paused = { ...input, ...pause('2026-02-02T10:00', '2026-02-02T16:00') };
      const before = computeDue(paused);
      const { derivation, ...due } = computeDue({ ...paused, lang: 'en' });
      const after = computeDue(paused);
      expect(after).toEqual(before);
      expect({ ...before, derivation: derivation.map(({ on, counted }) => [on, counted]) }).toEqual({
        ...due,
        derivation: before.derivation.map(({ on, counted }) => [on, counted]),
      });
      expect(derivation.filter(({ why }) => /[à-ỹđ]/i.test(why.replace('(Tết)', '')))).toEqual([]);
    },
  );
});

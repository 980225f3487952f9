import { existsSync, readFileSync } from 'node:fs';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { dayNumberOf } from '../vietnam-time.ts';
import { readCalendarContent } from './calendar-content.ts';

const root = fileURLToPath(new URL('../../../../', import.meta.url));
const folder = join(root, 'content', 'vinh-phuc');
const { calendar } = await readCalendarContent(folder);
const days = [...calendar.days.values()];

const reference = (name: string): string => join(root, '..', 'shared', 'data', 'calendar', name);
const readRows = (file: string): string[][] =>
  existsSync(file)
    ? readFileSync(file, 'utf8')
        .trim()
        .split('\n')
        .slice(1)
        .map((line) => line.split(','))
    : [];

const holidaysFile = reference('vn-public-holidays-2007-2027.csv');
const lunarFile = reference('vn-lunar-reference-1976-2100.csv');

describe('the calendar of the province', () => {
  it.skipIf(!existsSync(holidaysFile))(
    'has the days and kinds of the reference list (skipped where that list is absent)',
    () => {
      const kinds: Record<string, string> = {
        official: 'holiday',
        compensatory: 'compensatory',
        substitute_swap: 'swapped_off',
        substitute_swap_unverified: 'swapped_off',
        makeup_workday: 'makeup_work',
        makeup_workday_unverified: 'makeup_work',
      };
      const expected = readRows(holidaysFile)
        .filter(([on = '']) => on >= calendar.from && on <= calendar.to)
        .map(([on = '', , , , kind = '']) => `${on} ${kinds[kind] ?? kind}`);
      // The reference list stops short of 24/11/2027, which the resolution of 2026 makes a holiday every year.
      expect(days.map(({ on, kind }) => `${on} ${kind}`).filter((row) => !row.startsWith('2027-11-24'))).toEqual(
        expected,
      );
    },
  );

  it.skipIf(!existsSync(lunarFile))(
    'keeps mùng 1 Tết and Giỗ Tổ on their lunar days (skipped where the reference is absent)',
    () => {
      const holidaysNamed = (name: string, year: string) =>
        days
          .filter(({ kind, holiday, on }) => kind === 'holiday' && holiday.vi === name && on.startsWith(year))
          .map(({ on }) => on);
      const rows = readRows(lunarFile).filter(([year = '']) => year >= '2017' && year <= '2027');
      expect(
        rows.map(([year = '']) => [
          holidaysNamed('Tết Nguyên đán', year)[1],
          ...holidaysNamed('Giỗ Tổ Hùng Vương', year),
        ]),
      ).toEqual(rows.map(([, tet, , hungKings]) => [tet, hungKings]));
    },
  );

  it('has five days of Tết in a row each year, and Giỗ Tổ 68 or, after a leap month, 97 days after mùng 1', () => {
    for (let year = 2017; year <= 2027; year += 1) {
      const inYear = days.filter(({ on, kind }) => kind === 'holiday' && on.startsWith(String(year)));
      const tet = inYear.filter(({ holiday }) => holiday.vi === 'Tết Nguyên đán').map(({ on }) => dayNumberOf(on));
      expect(tet.map((day) => day - (tet[0] ?? 0))).toEqual([0, 1, 2, 3, 4]);
      const hungKings = inYear.find(({ holiday }) => holiday.vi === 'Giỗ Tổ Hùng Vương')?.on ?? '';
      expect([68, 69, 97, 98]).toContain(dayNumberOf(hungKings) - (tet[1] ?? 0));
    }
  });

  it('has an English name for every holiday', () => {
    const named = days.filter(({ kind }) => kind === 'holiday' || kind === 'compensatory');
    expect(named.filter(({ holiday }) => holiday.en === '' || holiday.en === holiday.vi)).toEqual([]);
  });

  it('cites an article or a notice for every day', () => {
    expect(days.filter(({ article }) => article === '')).toEqual([]);
  });

  it('counts two National Days only from 2021 and 24/11 only from 2026', () => {
    const count = (name: string, year: number) =>
      days.filter((day) => day.kind === 'holiday' && day.holiday.vi === name && day.on.startsWith(String(year))).length;
    expect([2020, 2021].map((year) => count('Quốc khánh', year))).toEqual([1, 2]);
    expect([2025, 2026, 2027].map((year) => count('Ngày Văn hóa Việt Nam', year))).toEqual([0, 1, 1]);
  });
});

describe('a calendar that is wrong is refused with file and line', async () => {
  const work = await mkdtemp(join(tmpdir(), 'calendar-'));
  afterAll(() => rm(work, { recursive: true }));

  async function spoiled(name: string, [from, to]: readonly [string, string]): Promise<string> {
    await cp(folder, work, { recursive: true });
    const file = join(work, 'calendar', name);
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.replace(from, to));
    const line = text.slice(0, text.indexOf(from)).split('\n').length;
    const message = await readCalendarContent(work).then(
      () => 'accepted',
      (error: unknown) => (error instanceof Error ? error.message : ''),
    );
    return message.replaceAll(file, name).replaceAll(`dòng ${line}:`, 'dòng đã sửa:');
  }
  const row = (on: string) => `  - { on: ${on}, kind: holiday, rule: hung_kings }`;

  it.each([
    [
      'a day that does not exist',
      ['on: 2017-04-06', 'on: 2017-04-31'],
      'days.yaml, dòng đã sửa: days.9.on: không phải ngày có thật',
    ],
    [
      'a day told twice',
      [row('2017-04-06'), `${row('2017-04-06')}\n${row('2017-04-06')}`],
      'dòng đã sửa: ngày 2017-04-06 ghi hai lần',
    ],
    ['a missing holiday', [row('2017-04-06'), ''], 'năm 2017: Giỗ Tổ Hùng Vương phải có 1 ngày, đang có 0'],
    [
      'a holiday before its law',
      [row('2017-04-06'), '  - { on: 2017-04-06, kind: holiday, rule: culture_day }'],
      'dòng đã sửa: ngày lễ culture_day chưa có hoặc hết hiệu lực',
    ],
    [
      'a weekend holiday nobody makes up for',
      ['  - { on: 2019-04-15, kind: compensatory, for: 2019-04-14 }', ''],
      'ngày lễ 2019-04-14 cần 1 ngày nghỉ bù, đang có 0',
    ],
    [
      'a swap without its Saturday',
      [
        'on: 2024-05-04, kind: makeup_work, inPlaceOf: 2024-04-29',
        'on: 2024-05-04, kind: makeup_work, inPlaceOf: 2024-04-26',
      ],
      'dòng đã sửa: ngày 2024-04-26 không phải ngày hoán đổi',
    ],
    ['an unknown key', ['to: 2027-12-31', 'to: 2027-12-31\nuntil: 2028-12-31'], 'days.yaml, dòng'],
    ['half a year', ['to: 2027-12-31', 'to: 2027-12-30'], 'lịch phải gồm trọn các năm'],
    ['YAML that is none', ['from: 2017-01-01', 'from: 2017-01-01]: ]'], 'days.yaml, dòng đã sửa:'],
  ] as const)('%s', async (_, change, message) => {
    expect(await spoiled('days.yaml', change)).toContain(message);
  });

  it.each([
    [
      'sittings that overlap',
      ['mon: 07:00-11:30, 13:30-17:00', 'mon: 07:00-11:30, 11:00-17:00'],
      'dòng đã sửa: workingTime.0.hours.mon: giờ làm việc viết như',
    ],
    [
      'an hour that does not exist',
      ['tue: 07:00', 'tue: 07:60'],
      'dòng đã sửa: workingTime.0.hours.tue: giờ làm việc viết như',
    ],
    [
      'days without working time',
      ['  - validFrom: 2017-01-01', '  - validFrom: 2017-03-01'],
      'ngày 2017-01-01 chưa có giờ làm việc chung của tỉnh',
    ],
  ] as const)('%s', async (_, change, message) => {
    expect(await spoiled('working-time.yaml', change)).toContain(message);
  });
});

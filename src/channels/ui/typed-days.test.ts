import { expect, it } from 'vitest';
import { typedDay, typedMoment } from './typed-days.ts';

it.each([
  ['01/12/2026', '2026-12-01'],
  ['1/2/2026', '2026-02-01'],
  [' 31-12-2027 ', '2027-12-31'],
  ['31.12.2027', '2027-12-31'],
  ['2026-12-01', '2026-12-01'],
  ['mai', 'mai'],
  ['1/12/26', '1/12/26'],
  ['1/12/20261', '1/12/20261'],
])('a day written %s is sent as %s', (typed, sent) => {
  expect(typedDay(typed)).toBe(sent);
});

it.each([
  ['15/12/2026 22:00', '2026-12-15T22:00'],
  ['2026-12-15  22:00', '2026-12-15T22:00'],
  ['2026-12-15T22:00', '2026-12-15T22:00'],
])('a moment written %s is sent as %s', (typed, sent) => {
  expect(typedMoment(typed)).toBe(sent);
});

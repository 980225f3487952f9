import { expect, it } from 'vitest';
import { keepRows } from '../contracts/keep-rows.ts';
import { shapeAnswer } from './shape-answer.ts';

const keepsRow = keepRows({ field: 'commune', values: ['08707'] });
const shaped = (value: unknown): unknown => {
  const body = shapeAnswer(Buffer.from(JSON.stringify(value)), {
    check: undefined,
    sieve: { filter: undefined, keepsRow },
  });
  return body && JSON.parse(body.toString('utf8'));
};
const [own, foreign] = [
  { commune: '08707', name: 'Lan' },
  { commune: '08710', name: 'Hoa' },
];

it.each<[string, unknown, unknown]>([
  ['a list', [own, foreign], [own]],
  ['a list under items', { items: [own, foreign], total: 2 }, { items: [own], total: 2 }],
  ['a record', own, own],
  ['a record of another place', foreign, undefined],
  ['a record that does not say of where', { name: 'Hoa' }, undefined],
  // A household with its members, a contract with its items.
  ['a record of another place that has items', { ...foreign, items: [own] }, undefined],
  ['a record that has items', { ...own, items: [own, foreign] }, { ...own, items: [own] }],
  ['a second list beside items', { items: [own], removed: [foreign] }, { items: [own], removed: [] }],
  [
    'what is no record beside items',
    { items: [own], page: { number: 1 }, codes: ['a'] },
    { items: [own], page: { number: 1 }, codes: ['a'] },
  ],
])('of %s only what is within the rows of a grant goes back', (_what, value, given) => {
  expect(shaped(value)).toEqual(given);
});

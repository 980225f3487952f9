import { expect, it } from 'vitest';
import { compileFieldFilter } from '../contracts/filter-fields.ts';
import { narrowed } from './purpose.ts';

const fields = ['name', 'residence'];
const granted = { fields, filter: compileFieldFilter(fields) };
const record = { name: 'Lan', religion: 'Không', residence: { commune: '08707', detail: 'Số 3' } };

it.each<[string[], unknown]>([
  [['name', 'residence'], { name: 'Lan', residence: { commune: '08707', detail: 'Số 3' } }],
  [['name'], { name: 'Lan' }],
  // As many as were granted, and yet less.
  [['name', 'residence.commune'], { name: 'Lan', residence: { commune: '08707' } }],
])('of a grant of a name and a residence, a dossier that needs %j gets no more', (needed, given) => {
  expect(narrowed(granted, needed).filter?.(record)).toEqual(given);
});

import { expect, it } from 'vitest';
import { narrowFields } from './needed-fields.ts';

it('leaves of what is granted only what is needed, and of two that lie within each other the narrower', () => {
  expect(narrowFields(['name', 'religion'], ['name', 'birthDate'])).toEqual(['name']);
  expect(narrowFields(['residence'], ['residence.commune', 'residence.district'])).toEqual([
    'residence.commune',
    'residence.district',
  ]);
  expect(narrowFields(['residence.commune', 'residence'], ['residence'])).toEqual(['residence.commune', 'residence']);
  expect(narrowFields(['name'], ['nameEn', 'names.name'])).toEqual([]);
});

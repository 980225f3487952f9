import { expect, it } from 'vitest';
import { nameChanged } from './name-changed.ts';

const known = {
  systems: [{ code: 'cap-phep', name: 'Hệ thống cấp phép xây dựng' }],
  services: [{ key: 'dan-cu/1.0', name: 'Cơ sở dữ liệu quốc gia về dân cư' }],
};

it.each([
  ['system', 'cap-phep', 'Hệ thống cấp phép xây dựng (cap-phep)'],
  ['service', 'dan-cu/1.0', 'Cơ sở dữ liệu quốc gia về dân cư (dan-cu/1.0)'],
  [
    ...(['grant', 'cap-phep → dan-cu/1.0'] as const),
    'Hệ thống cấp phép xây dựng → Cơ sở dữ liệu quốc gia về dân cư (cap-phep → dan-cu/1.0)',
  ],
  // Not there yet: it is what is proposed.
  ['system', 'moi', 'moi'],
  ['topic', 'ket-qua', 'ket-qua'],
] as const)('a changed %s with the key %s is called %s', (kind, key, name) => {
  expect(nameChanged({ kind, key }, known)).toBe(name);
});

import { describe, expect, it } from 'vitest';
import type { KeptInput } from '#data/registry/keeping/keeping.contract.ts';
import { isChanged, readTyped, sentIndex, typedOf, type Typed } from './typed-values.ts';

const text: KeptInput = { kind: 'text', maxLength: 200 };
const number: KeptInput = { kind: 'number' };
const day: KeptInput = { kind: 'date', precisions: ['day'], words: ['lâu dài'] };
const partialDate: KeptInput = { kind: 'date', precisions: ['day', 'month', 'year'], words: [] };
const address: KeptInput = {
  kind: 'parts',
  parts: [
    { path: 'commune', label: 'Xã', input: { kind: 'place', above: { district: 'district', province: 'province' } } },
    { path: 'detail', label: 'Số nhà', input: text },
  ],
};
const members = {
  kind: 'rows',
  most: 50,
  row: {
    kind: 'parts',
    parts: [
      { path: 'name', label: 'Họ tên', input: text },
      { path: 'birthDate', label: 'Ngày sinh', input: partialDate },
    ],
  },
} satisfies KeptInput;

describe('what a keeper types', () => {
  it.each<[string, KeptInput, unknown]>([
    ['a line', text, 'Thôn Đông'],
    ['a number', number, 120.5],
    ['a large number', number, 1500000],
    ['yes or no', { kind: 'yes_no' }, false],
    ['a choice', { kind: 'choice', choices: [] }, 'poor'],
    ['a day', day, '2070-12-31'],
    ['a word that stands for a day', day, 'lâu dài'],
    ['a month', partialDate, '1990-05'],
    ['a year', partialDate, '1990'],
    ['an address', address, { commune: '08707', detail: 'Số 3', province: '26' }],
    [
      'rows',
      members,
      [
        { name: 'Lan', birthDate: '1992-04-12' },
        { name: 'Minh', note: 'x' },
      ],
    ],
    ['nothing', members, null],
  ])('into the inputs of %s is what stood there', (_, input, value) => {
    expect(readTyped(input, typedOf(input, value))).toEqual({ value, faults: [] });
    expect(isChanged(input, typedOf(input, value), value)).toBe(false);
  });

  it('is written the way it is written here', () => {
    expect(typedOf(day, '2001-03-05')).toBe('05/03/2001');
    expect(typedOf(partialDate, '2001-03')).toBe('03/2001');
    expect(typedOf(number, 82.5)).toBe('82,5');
    expect(readTyped(day, '5/3/2001')).toEqual({ value: '2001-03-05', faults: [] });
    expect(readTyped(number, '1.500.000,5')).toEqual({ value: 1500000.5, faults: [] });
  });

  it('takes a value away when it is emptied, and is told when it cannot be read', () => {
    expect(readTyped(text, ' ')).toEqual({ value: null, faults: [] });
    expect(readTyped(address, { parts: { commune: '', detail: ' ' }, kept: {} }).value).toBeNull();
    expect(readTyped(number, 'rộng').faults).toEqual([{ at: [], code: 'record.numberWrong' }]);
    for (const wrong of ['31/02/2001', '1990', 'mãi mãi']) expect(readTyped(day, wrong).faults).toHaveLength(1);
  });

  it('in rows leaves out empty ones, and names the others as they are sent', () => {
    const row = (name: string, birthDate: string): Typed => ({ parts: { name, birthDate }, kept: {} });
    const typed = {
      rows: [
        { id: 0, typed: row('', '') },
        { id: 4, typed: row('Lan', '1992') },
        { id: 5, typed: row('Minh', 'hôm qua') },
      ],
    };
    expect(readTyped(members, typed)).toEqual({
      value: [{ name: 'Lan', birthDate: '1992' }, { name: 'Minh' }],
      faults: [{ at: ['1', 'birthDate'], code: 'record.dateWrong' }],
    });
    expect([0, 4, 5].map((id) => sentIndex(members, typed, id))).toEqual([undefined, 0, 1]);
  });
});

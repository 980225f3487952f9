import { describe, expect, it } from 'vitest';
import { valueInWords } from './value-in-words.ts';

const known: Record<string, string> = {
  'communes 08707': 'Phường Tích Sơn',
  'provinces 26': 'Tỉnh Vĩnh Phúc',
  'genders female': 'Nữ',
};
const names = { name: (list: string, code: string) => known[`${list} ${code}`] };

describe('a value of a register in words', () => {
  it.each([
    ['female', 'genders', 'Nữ'],
    ['1992-04-12', undefined, '12/04/1992'],
    [{ province: '26', commune: '08707', detail: 'Số 3' }, undefined, 'Số 3, Phường Tích Sơn, Tỉnh Vĩnh Phúc'],
    [[{ code: '4711', name: 'Bán lẻ' }, { name: 'Ăn uống' }], undefined, '4711, Bán lẻ; Ăn uống'],
    ['99', 'genders', '99'],
    [true, undefined, 'Có'],
    [150000000.5, undefined, '150.000.000,5'],
    [null, undefined, ''],
  ])('%j', (value, list, text) => expect(valueInWords(value, { list, names, lang: 'vi' })).toBe(text));

  it('says what its parts are where the register has words for them', () => {
    const value = { number: '50', registeredOn: '2018-04-21', note: 'x' };
    const titles = { number: 'số', registeredOn: 'ngày' };
    expect(valueInWords(value, { names, lang: 'vi', titles })).toBe('số 50, ngày 21/04/2018, x');
  });
});

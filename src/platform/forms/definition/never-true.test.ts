import { describe, expect, it } from 'vitest';
import { compileExpression } from '../feel/compile-expression.ts';
import type { Field, Section } from '../form-definition.contract.ts';
import { isNeverTrue } from './never-true.ts';

const field = (id: string, settings: Partial<Field>): Field => ({
  ...{ id, type: 'text', label: id, labelEn: id, article: 'NĐ 123/2015 Đ9' },
  ...settings,
});
const option = (value: string) => ({ value, label: value, labelEn: value });
const register = { register: 'land', path: 'areaM2', article: 'Đ1' };

const sections: Section[] = [
  {
    ...{ id: 'a', title: 'A', titleEn: 'A' },
    fields: [
      field('rooms', { type: 'number', min: 1, max: 20 }),
      field('area', { type: 'number', min: 0, decimals: 1 }),
      field('known', { type: 'number', max: 10, source: register }),
      field('total', { type: 'number', max: 10, computed: 'a.rooms * 2' }),
      field('paid', { type: 'money', max: 5_000_000 }),
      field('built', { type: 'year', min: 1950, max: 'today' }),
      field('born', { type: 'date', max: 'today' }),
      field('signed', { type: 'date', min: '2020-03', max: '2024-12-31' }),
      field('name', { maxLength: 5 }),
      field('card', { pattern: 'old_identity_card' }),
      field('number', { type: 'personal_id' }),
      field('sex', { type: 'choice', options: [option('male'), option('female')] }),
      field('nation', { type: 'choice', codeList: 'nations' }),
      field('goods', { type: 'multi_choice', options: [option('rice'), option('tea')] }),
      field('wanted', { type: 'yes_no' }),
    ],
  },
  {
    ...{ id: 'rows', title: 'R', titleEn: 'R', repeat: { min: 0, max: 3, itemTitle: 'R', itemTitleEn: 'R' } },
    fields: [field('floors', { type: 'number', min: 1, max: 9 })],
  },
];

function isNever(text: string): boolean {
  const compiled = compileExpression(text);
  if (!compiled.ok) throw new Error(compiled.problem.message);
  const [, rows] = sections;
  return isNeverTrue(compiled.ast, {
    definition: { sections },
    rows: rows ? { item: rows } : {},
    codesOf: () => ['VN', 'LA'],
  });
}

describe('a condition that no answer can fulfil', () => {
  it.each([
    'a.rooms > 20',
    'a.rooms < 1',
    'a.rooms = 2.5',
    'a.rooms in [21..30]',
    'a.rooms between 21 and 30',
    'a.rooms > 3 and a.rooms < 4',
    'a.rooms > 5 and a.rooms <= 5',
    'a.rooms = "three"',
    'a.area > 1.1 and a.area < 1.2',
    'a.paid < 0',
    'a.known > 10',
    'a.paid > 5000000',
    'a.built < 1950',
    'a.born > today',
    'today < a.born',
    'a.born = "2020-01-01"',
    'a.signed < date("2020-03-01")',
    'a.signed > date("2025-01-01")',
    'a.signed >= date("2024-01-01") and a.signed < date("2022-01-01")',
    'a.name = "abcdef"',
    'a.name = " ab"',
    'string length(a.name) > 5',
    'a.card = "12"',
    'a.number = "26"',
    'a.sex = "other"',
    'a.sex = "male" and a.rooms > 20',
    'a.wanted = true and (a.rooms > 20 or a.paid < 0)',
    'a.nation = "XX"',
    'a.nation in ["XX", "YY"]',
    'list contains(a.goods, "coffee")',
    'count(rows) > 3',
    'item.floors > 9',
    'some r in rows satisfies r.floors > 9',
    'age in years(a.born, today) < 0',
    'not(a.rooms <= 20) and is defined(a.rooms)',
    'if a.wanted = true then a.rooms > 20 else false',
    'a.rooms > 3 and not(a.rooms > 3)',
  ])('is found: %s', (text) => expect(isNever(text)).toBe(true));

  it.each([
    'a.rooms > 19',
    'a.rooms = null',
    'not(is defined(a.rooms))',
    'a.rooms > 3 and a.rooms < 5',
    'a.area > 1.1 and a.area < 1.3',
    'a.total > 100',
    'a.paid = 5000000',
    'a.built > 2100',
    'a.born = today',
    'a.born > date("2100-01-01")',
    'not(a.born > today)',
    'a.born < today - duration("P18Y")',
    'a.signed = date("2020-03-01")',
    'a.signed >= date("2024-12-31")',
    'a.name = "abcde"',
    'a.name > "zzz"',
    'a.name != "abcdef"',
    'string length(a.name) > 4',
    'a.card = "123456789"',
    'a.number = "026085000001"',
    'a.sex = null',
    'a.nation = "VN"',
    'a.nation != "VN"',
    'list contains(a.goods, "tea")',
    'not(list contains(a.goods, "coffee"))',
    'count(rows) = 3',
    'item.floors = 9',
    'some r in rows satisfies r.floors = 9',
    'every r in rows satisfies r.floors > 9',
    'not(some r in rows satisfies r.floors > 9)',
    'a.rooms * a.paid > 1000000000',
    'a.elsewhere.deeper = 1',
    'today < date("1999-01-01")',
    'age in years(a.born, today) > 100',
    'a.rooms > 20 or a.wanted = true',
    'rows.floors = 3',
  ])('is not claimed of %s', (text) => expect(isNever(text)).toBe(false));
});

import { describe, expect, it } from 'vitest';
import { readFormDefinition } from '#platform/forms/index.ts';
import type { FeeRule } from '../procedures.contract.ts';
import { coverFees } from './cover-fees.ts';
import type { DecisionTable } from './decision-table.contract.ts';

const field = (id: string, settings: Record<string, unknown>) => ({
  ...{ id, label: `Mục ${id}`, labelEn: id, article: 'Đ1' },
  ...settings,
});
const option = (value: string) => ({ value, label: `loại ${value}`, labelEn: value });
const read = readFormDefinition(
  JSON.stringify({
    ...{ id: 'f', title: 'F', titleEn: 'F', basis: 'B' },
    sections: [
      {
        ...{ id: 'a', title: 'A', titleEn: 'A' },
        fields: [
          field('kind', { type: 'choice', required: true, options: [option('x'), option('y')] }),
          field('size', { type: 'number', min: 1, max: 99, visible: 'a.kind = "x"', required: 'a.kind = "x"' }),
          field('born', { type: 'date', required: true }),
          field('sex', { type: 'choice', required: true, codeList: 'genders' }),
        ],
      },
    ],
  }),
  'form.json',
);
if (!read.ok) throw new Error(JSON.stringify(read.faults));
const form = read.definition;

const table = (rows: readonly string[][], over: Partial<DecisionTable> = {}): DecisionTable => ({
  ...{ id: 'fee', name: 'Biểu phí', from: '2020-01-01', article: 'Đ1', hitPolicy: 'FIRST', inputs: [] },
  outputs: [{ name: 'amountVnd', label: 'Mức thu' }],
  rules: rows.map((conditions, index) => ({
    ...{ id: String(index), tests: [], conditions, outputs: ['1000'] },
  })),
  ...over,
});
const fee = (over: Partial<FeeRule> = {}): FeeRule => ({
  ...{ id: 'fee', kind: 'fee', name: 'Phí', decision: 'fee', from: '2020-01-01', article: 'Đ1' },
  ...over,
});

function leftOut(tables: readonly DecisionTable[], fees: readonly FeeRule[] = [fee()]): string[] {
  const definition = { fees: [...fees], channels: ['online' as const, 'counter' as const] };
  const codesOf = () => ['male', 'female'];
  return coverFees({ definition, form, tables, codesOf }).map(
    ({ message }) => /trường hợp (.*); hãy/.exec(message)?.[1] ?? message,
  );
}

describe('a case without a row in a fee table', () => {
  it.each<[string, string[][], string]>([
    ['by a choice', [['a.kind = "x"']], 'Mục kind: loại y'],
    ['by the channel', [['channel = "online"']], 'Cách nộp: trực tiếp'],
    [
      'by a number between two rows',
      [['a.kind = "y"'], ['a.size <= 10'], ['a.size > 11']],
      'Mục kind: loại x; Mục size: 11',
    ],
    ['by a number at the limit', [['a.kind = "y"'], ['a.size < 99']], 'Mục kind: loại x; Mục size: 99'],
    ['by a day', [['a.born < date("2020-01-01")'], ['a.born > date("2020-01-01")']], 'Mục born: 01/01/2020'],
    ['by a code of a list', [['a.sex = "male"']], 'Mục sex: female'],
  ])('is named %s', (_, rows, words) => expect(leftOut([table(rows)])).toEqual([words]));

  it.each<[string, string[][]]>([
    ['every case has one', [['a.kind = "x"'], ['a.kind = "y"']]],
    ['a row asks nothing', [['a.kind = "x"'], []]],
    ['what is hidden is not answered', [['a.kind = "y"'], ['a.size >= 1']]],
    ['all codes have one', [['a.sex in ["male", "female"]']]],
    ['it cannot be told', [['a.size * 2 > 10']]],
    ['two questions of one field hang together', [['a.born <= today'], ['a.born > date("2000-01-01")']]],
  ])('is not claimed where %s', (_, rows) => expect(leftOut([table(rows)])).toEqual([]));

  it('is none where the fee is not asked, or a rule before it takes the case', () => {
    const rows = [table([['a.kind = "x"']])];
    expect(leftOut(rows, [fee({ when: 'a.kind = "x"' })])).toEqual([]);
    expect(leftOut(rows, [fee({ when: 'a.kind = "y"', decision: undefined, amountVnd: 0 }), fee()])).toEqual([]);
    expect(leftOut(rows, [fee({ channel: 'online', when: 'a.kind = "y"' })])).toHaveLength(1);
  });

  it('is looked for in every table of the fee, from the day each holds', () => {
    const later = table([['a.kind = "y"']], { name: 'Biểu phí mới', from: '2025-01-01' });
    expect(leftOut([table([[]]), later])).toEqual(['Mục kind: loại x']);
    expect(leftOut([table([[]]), later], [fee({ to: '2024-12-31' })])).toEqual([]);
  });
});

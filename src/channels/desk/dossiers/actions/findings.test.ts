import { describe, expect, it } from 'vitest';
import { readFindings, type AnswerField } from './findings.ts';

const field = (id: string, type: AnswerField['type'], required = true): AnswerField => ({
  id,
  type,
  required,
  label: id,
});

describe('the fields of an answer', () => {
  it('are read as people type them', () => {
    const fields = [field('tax', 'money'), field('area', 'number'), field('on', 'date'), field('fits', 'yes_no')];
    const texts = { tax: '1.250.000', area: '1.250,5', on: '5/1/2026', fits: 'no' };
    expect(readFindings(fields, texts)).toEqual({
      findings: { tax: 1_250_000, area: 1250.5, on: '2026-01-05', fits: false },
      problems: new Set(),
    });
  });

  it.each<[AnswerField['type'], string]>([
    ['money', '12,5'],
    ['money', 'mười triệu'],
    ['number', '1..2'],
    ['date', '31/02/2026'],
    ['date', '2026'],
    ['text', '  '],
  ])('of kind %s are not read from “%s”', (type, text) => {
    expect(readFindings([field('one', type)], { one: text })).toEqual({ findings: {}, problems: new Set(['one']) });
  });

  it('may be left empty when they are not required', () => {
    expect(readFindings([field('one', 'date', false)], {})).toEqual({ findings: {}, problems: new Set() });
  });
});

import { describe, expect, it } from 'vitest';
import type { KeptField } from '#data/registry/keeping/keeping.contract.ts';
import { readTyped, typedOf } from './typed-values.ts';

const field = (input: KeptField['input']): KeptField => ({ path: 'x', label: 'X', input, choices: [] });

describe('what a keeper types', () => {
  it.each<[KeptField['input'], unknown]>([
    ['text', 'Thôn Đông'],
    ['number', 120.5],
    ['yes_no', false],
    ['choice', 'poor'],
    ['json', [{ name: 'Lan' }]],
  ])('into a field of kind %s is what stood there', (input, value) => {
    expect(readTyped(field(input), typedOf(field(input), value))).toEqual({ value });
  });

  it('takes a value away when it is emptied, and is told when it cannot be read', () => {
    expect(readTyped(field('json'), ' ')).toEqual({ value: null });
    expect(readTyped(field('number'), 'rộng')).toEqual({ wrong: 'record.numberWrong' });
    expect(readTyped(field('json'), '[1')).toEqual({ wrong: 'record.jsonWrong' });
  });
});

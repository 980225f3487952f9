import { describe, expect, it } from 'vitest';
import { parseTerm, termText, termToText } from './legal-term.ts';

describe('terms as text', () => {
  it.each([
    ['2 hours', '2 giờ'],
    ['8 working hours', '8 giờ làm việc'],
    ['1 working day', '1 ngày làm việc'],
    ['10 working days', '10 ngày làm việc'],
    ['15 days', '15 ngày'],
    ['1 month', '1 tháng'],
    ['same day', 'trong ngày làm việc'],
  ])('%s is “%s” and reads back', (text, vietnamese) => {
    const term = parseTerm(text);
    expect(termText(term)).toBe(vietnamese);
    expect(termToText(term)).toBe(text);
  });

  it.each([
    '1 hour',
    '2 hours',
    '8 working hours',
    '1 working day',
    '10 working days',
    '15 days',
    '1 month',
    '3 months',
  ])('%s is the same in English', (text) => expect(termText(parseTerm(text), 'en')).toBe(text));

  it('the same day is told in English in full', () => {
    expect(termText({ kind: 'same_day' }, 'en')).toBe('within the same working day');
  });

  it('does not mind spaces, capitals or a missing plural', () => {
    expect(parseTerm('  10  Working day ')).toEqual({ kind: 'working_days', count: 10 });
  });

  it.each(['', 'ten days', '0 days', '-1 days', '1.5 working days', '10', '10 weeks', '10 days or more', '99999 days'])(
    '“%s” is refused',
    (text) => {
      expect(() => parseTerm(text)).toThrow('calendar.term_invalid');
    },
  );
});

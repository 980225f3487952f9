import { describe, expect, it } from 'vitest';
import { readTerm, writeTerm } from './term-text.ts';

describe('a term', () => {
  it.each(['5 working days', '1 working day', '8 working hours', '1 hour', '30 days', '2 months', 'same day'])(
    '“%s” is taken apart and put together again',
    (text) => {
      const parts = readTerm(text);
      expect(parts && writeTerm(parts)).toBe(text);
    },
  );

  it.each(['', 'some day', 'five days', '3 weeks'])('“%s” is left to be written out', (text) => {
    expect(readTerm(text)).toBeUndefined();
  });
});

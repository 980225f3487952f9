import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromQcvn102, toQcvn102 } from './agency-code.ts';

const digits = (width: number) =>
  fc.integer({ min: 1, max: 10 ** width - 1 }).map((number) => String(number).padStart(width, '0'));
const letter = fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXY');
/** Codes of QĐ 20/2020 of one to four levels, as far as the older form can write them. */
const agencyCode = fc
  .tuple(letter, digits(2), fc.array(digits(2), { maxLength: 2 }), fc.option(digits(3)))
  .map(([first, number, middle, last]) => [
    `${first}${number}`,
    ...middle,
    ...(last && middle.length === 2 ? [last] : []),
  ])
  .map((groups) => groups.join('.'));

describe('agency codes in the two forms', () => {
  it.each([
    ['H62', '000.00.00.H62'],
    ['H41', '000.00.00.H41'],
    ['H62.12', '000.00.12.H62'],
    ['H62.12.01', '000.01.12.H62'],
    ['H62.31.01.001', '001.01.31.H62'],
  ])('%s is %s', (code, older) => {
    expect(toQcvn102(code)).toBe(older);
    expect(fromQcvn102(older)).toBe(code);
  });

  it('go there and back without loss', () => {
    fc.assert(
      fc.property(agencyCode, (code) => {
        expect(fromQcvn102(toQcvn102(code))).toBe(code);
      }),
    );
  });

  it('never give one older code for two agencies', () => {
    fc.assert(
      fc.property(agencyCode, agencyCode, (one, other) => {
        expect(toQcvn102(one) === toQcvn102(other)).toBe(one === other);
      }),
    );
  });

  it.each(['H62.00', 'H62.12.00', 'H62.1', 'H62.12.01.01', 'H62.12.01.001.02', 'h62', '', 'Z01-ABC'])(
    'the older form has no place for "%s"',
    (code) => {
      expect(() => toQcvn102(code)).toThrow(RangeError);
    },
  );

  it.each(['000.01.00.H62', '001.00.12.H62', '000.00.12.h62', '00.00.12.H62', 'H62.12', ''])(
    'refuses "%s", which skips a level or is of another form',
    (code) => {
      expect(() => fromQcvn102(code)).toThrow(RangeError);
    },
  );
});

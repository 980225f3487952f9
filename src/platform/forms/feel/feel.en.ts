import type { feelVi } from './feel.vi.ts';

/** Why an expression is refused, in English. */
export const feelEn = {
  empty: 'The expression is empty; write a condition or remove the item.',
  tooLong: 'The expression is longer than {limit} characters; put part of it into a computed field.',
  tooManyLists:
    'The expression goes through more than {limit} lists within each other with some, every; put part of it into a computed field.',
  syntax: '“{text}” is not understood; look at brackets, quotation marks and operators at this place.',
  incomplete: 'The expression is not finished; add what is missing at its end.',
  nameWithSpace: 'The name “{text}” has a space; see whether an operator (and, or, =, …) is missing between the words.',
  unsupported: '“{text}” is not supported; use only what the README of the forms module lists.',
  filter: 'Square brackets take a number only, as in residences[1]; to filter write some … in … satisfies …',
  unknownFunction: 'There is no function “{text}”; there are: {known}.',
  argumentCount: 'The function “{text}” takes from {min} to {max} arguments; mend their number.',
  namedArguments: 'Arguments are written in order, without their names (name: value).',
  notInTest: 'Write not(… in (…)) instead of … in not(…).',
  badDate: 'The day “{text}” is in no calendar; write date("2026-03-01").',
  badDuration: 'The duration “{text}” cannot be used; write years and months "P1Y6M" or days "P60D".',
} as const satisfies Record<keyof typeof feelVi, string>;

import type { PatternName } from '../form-definition.contract.ts';
import { wrong, type FieldType } from './field-type.browser.ts';
import { lengthOf, readLine, TEXT_MAX } from './typed-text.browser.ts';

const patterns: Readonly<Record<PatternName, RegExp>> = {
  digits: /^\d+$/,
  letters_digits: /^[A-Za-z0-9]+$/,
  old_identity_card: /^(\d{9}|\d{12})$/,
  passport: /^[A-Z]\d{7,8}$/,
  insurance_number: /^\d{10}$/,
};

/** Một dòng chữ: kept as it was written, never changed by what it looks like. */
export const text: FieldType<string> = {
  parse: readLine,
  check: (value, { maxLength = TEXT_MAX, pattern }) => {
    if (lengthOf(value) > maxLength) return [wrong('forms.problem.too_long', { max: maxLength })];
    return pattern && !patterns[pattern].test(value) ? [wrong(`forms.problem.pattern_${pattern}`)] : [];
  },
  toText: (value) => value,
};

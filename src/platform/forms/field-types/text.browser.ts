import type { PatternName } from '../form-definition.contract.ts';
import { refused, wrong, type FieldType } from './field-type.browser.ts';
import { lengthOf, readBlock, readLine } from './typed-text.browser.ts';

const patterns: Readonly<Record<PatternName, RegExp>> = {
  digits: /^\d+$/,
  letters_digits: /^[A-Za-z0-9]+$/,
  old_identity_card: /^(\d{9}|\d{12})$/,
  passport: /^[A-Z]\d{7,8}$/,
  insurance_number: /^\d{10}$/,
};

export const TEXT_MAX = 200;
export const LONG_TEXT_MAX = 2_000;

/** Một dòng chữ. */
export const text: FieldType<string> = {
  parse: readLine,
  check: (value, { maxLength = TEXT_MAX, pattern }) => {
    if (lengthOf(value) > maxLength) return [wrong('forms.problem.too_long', { max: maxLength })];
    return pattern && !patterns[pattern].test(value) ? [wrong(`forms.problem.pattern_${pattern}`)] : [];
  },
  toText: (value) => value,
};

/** Đoạn văn nhiều dòng. */
export const longText: FieldType<string> = {
  parse: readBlock,
  check: (value, { maxLength = LONG_TEXT_MAX }) =>
    lengthOf(value) > maxLength ? [wrong('forms.problem.too_long', { max: maxLength })] : [],
  toText: (value) => value,
};

const emailForm = /^[^\s@<>"(),:;[\]\\]{1,64}@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/i;
const EMAIL_MAX = 254;

/** Thư điện tử. */
export const email: FieldType<string> = {
  parse: (input) => {
    const line = readLine(input);
    if (!line.ok) return line;
    return line.value.length <= EMAIL_MAX && emailForm.test(line.value) ? line : refused('forms.problem.email_form');
  },
  toText: (value) => value,
};

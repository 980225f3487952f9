import { wrong, type FieldType } from './field-type.browser.ts';
import { lengthOf, readLine } from './typed-text.browser.ts';

const nameForm = /^[\p{L}\p{M}]+(?:[ '’ʼ-]+[\p{L}\p{M}]+)*['’ʼ]?$/u;
const NAME_MAX = 100;

/** Họ và tên: letters of Vietnamese or another language of Vietnam, no digit, no symbol (BLDS 2015 Đ26.3). */
export const personName: FieldType<string> = {
  parse: (input) => {
    const line = readLine(input);
    return line.ok ? { ok: true, value: line.value.replaceAll(/\s+/g, ' ') } : line;
  },
  check: (value, { maxLength = NAME_MAX }) => {
    if (lengthOf(value) > maxLength) return [wrong('forms.problem.too_long', { max: maxLength })];
    if (/\p{N}/u.test(value)) return [wrong('forms.problem.name_digit')];
    return nameForm.test(value) ? [] : [wrong('forms.problem.name_symbol')];
  },
  toText: (value) => value,
};

import { wrong, type FieldType } from './field-type.browser.ts';
import { isInList, nameOf } from './listed-value.browser.ts';
import { readLine } from './typed-text.browser.ts';

/** Chọn một. */
export const choice: FieldType<string> = {
  parse: (input) => readLine(typeof input === 'number' ? String(input) : input),
  check: (value, field, ctx) => (isInList(value, field, ctx) ? [] : [wrong('forms.problem.not_in_list')]),
  toText: nameOf,
};

import { wrong, type FieldType } from './field-type.browser.ts';
import { lengthOf, LONG_TEXT_MAX, readBlock } from './typed-text.browser.ts';

/** Đoạn văn nhiều dòng. */
export const longText: FieldType<string> = {
  parse: readBlock,
  check: (value, { maxLength = LONG_TEXT_MAX }) =>
    lengthOf(value) > maxLength ? [wrong('forms.problem.too_long', { max: maxLength })] : [],
  toText: (value) => value,
};

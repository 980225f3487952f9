import { formText } from '../form-text.browser.ts';
import { wrong, type FieldType } from './field-type.browser.ts';
import { checkRange, numberText, readNumber } from './typed-number.browser.ts';

/** Số tiền, in whole đồng. */
export const money: FieldType<number> = {
  parse: (input) => readNumber(typeof input === 'string' ? input.replace(/(?:đ|đồng|VND|VNĐ)\s*$/iu, '') : input),
  check: (value, field) => {
    if (!Number.isInteger(value)) return [wrong('forms.problem.not_whole')];
    return value < 0 ? [wrong('forms.problem.negative_money')] : checkRange(value, field);
  },
  toText: (value, _field, { lang }) => formText(lang, 'forms.text.money', { amount: numberText(value) }),
};

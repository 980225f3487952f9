import { wrong, type FieldType } from './field-type.browser.ts';
import { checkRange, numberText, readNumber } from './typed-number.browser.ts';

/** Số: whole unless the field allows decimals. */
export const number: FieldType<number> = {
  parse: readNumber,
  check: (value, field) => {
    const decimals = String(value).split('.')[1]?.length ?? 0;
    const allowed = field.decimals ?? 0;
    if (decimals > 0 && allowed === 0) return [wrong('forms.problem.not_whole')];
    if (decimals > allowed) return [wrong('forms.problem.too_many_decimals', { decimals: allowed })];
    return checkRange(value, field);
  },
  toText: numberText,
};

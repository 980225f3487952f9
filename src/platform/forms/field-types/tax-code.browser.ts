import { refused, wrong, type FieldType } from './field-type.browser.ts';
import { checkProvince } from './personal-id.browser.ts';
import { readDigits } from './typed-text.browser.ts';

const taxCodeForm = /^(?:\d{10}(?:-\d{3})?|0\d{11})$/;
const weights = [31, 29, 23, 19, 17, 13, 7, 5, 3];

function hasRightCheckDigit(code: string): boolean {
  const sum = weights.reduce((total, weight, index) => total + weight * Number(code[index]), 0);
  // A result of 10 has no digit: such numbers are never issued.
  return 10 - (sum % 11) === Number(code[9]);
}

/** Mã số thuế: 10 digits with a check digit, `-001` for a branch, or since 1/7/2025 a person's personal id. */
export const taxCode: FieldType<string> = {
  parse: (input) => {
    const digits = readDigits(input);
    if (!digits.ok) return digits;
    const value = digits.value.replace(/^(\d{10})(\d{3})$/, '$1-$2');
    const isBranchZero = value.endsWith('-000');
    return taxCodeForm.test(value) && !isBranchZero ? { ok: true, value } : refused('forms.problem.tax_code_form');
  },
  check: (value, _field, ctx) => {
    if (value.length === 12) return checkProvince(value, ctx);
    return hasRightCheckDigit(value) ? [] : [wrong('forms.problem.tax_code_digit')];
  },
  toText: (value) => value,
};

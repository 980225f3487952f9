import { refused, type FieldType } from './field-type.browser.ts';
import { readLine } from './typed-text.browser.ts';

const mobile = /^(?:3[2-9]|5[25689]|7[06-9]|8[1-9]|9[0-46-9])\d{7}$/;
const landline = /^2\d{9}$/;

/** Số điện thoại: mobile or landline of Vietnam, stored as E.164 (`+84912345678`). */
export const phone: FieldType<string> = {
  parse: (input) => {
    const line = readLine(input);
    if (!line.ok) return line;
    const national = /^(?:\+84|0084|84|0)(\d{9,10})$/.exec(line.value.replaceAll(/[\s.()-]/g, ''))?.[1];
    return national && (mobile.test(national) || landline.test(national))
      ? { ok: true, value: `+84${national}` }
      : refused('forms.problem.phone_form');
  },
  toText: (value) => `0${value.slice(3)}`.replace(/^(\d{4})(\d{3,4})(\d{3})$/, '$1 $2 $3'),
};

import { refused, type FieldType } from './field-type.browser.ts';
import { readLine } from './typed-text.browser.ts';

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

import { formText } from '../form-text.browser.ts';
import { refused, type FieldType } from './field-type.browser.ts';

const yes = new Set<unknown>([true, 'true', 'yes', 'on', '1', 'có']);
const no = new Set<unknown>([false, 'false', 'no', 'off', '0', 'không']);

/** What boxes, buttons and people send for yes and no. */
export function readYesNo(input: unknown) {
  const typed = typeof input === 'string' ? input.trim().normalize('NFC').toLowerCase() : input;
  if (yes.has(typed)) return { ok: true, value: true } as const;
  return no.has(typed) ? ({ ok: true, value: false } as const) : refused('forms.problem.wrong_kind');
}

/** Có hoặc không. */
export const yesNo: FieldType<boolean> = {
  parse: readYesNo,
  toText: (value, _field, { lang }) => formText(lang, value ? 'forms.text.yes' : 'forms.text.no'),
};

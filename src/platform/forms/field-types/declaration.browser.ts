import { formText } from '../form-text.browser.ts';
import { wrong, type FieldType } from './field-type.browser.ts';
import { readYesNo } from './yes-no.browser.ts';

/** Lời cam đoan: a box that must be ticked unless the definition says it may stay open. */
export const declaration: FieldType<boolean> = {
  parse: readYesNo,
  check: (value, { required }) => (value || required === false ? [] : [wrong('forms.problem.not_ticked')]),
  toText: (value, _field, { lang }) => formText(lang, value ? 'forms.text.declared' : 'forms.text.no'),
};

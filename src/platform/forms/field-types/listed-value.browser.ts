import type { Field } from '../form-definition.contract.ts';
import type { CheckContext, TextContext } from './field-type.browser.ts';

/** Whether a value is one of the field's options or in its code list. */
export function isInList(value: string, { options, codeList }: Field, { codeLists }: CheckContext): boolean {
  if (options) return options.some((option) => option.value === value);
  return codeList !== undefined && codeLists.has(codeList, value);
}

export function nameOf(value: string, { options, codeList }: Field, { codeLists, lang }: TextContext): string {
  const option = options?.find((known) => known.value === value);
  if (option) return lang === 'vi' ? option.label : option.labelEn;
  return (codeList === undefined ? undefined : codeLists.name(codeList, value, lang)) ?? value;
}

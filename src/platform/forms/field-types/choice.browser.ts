import type { Field } from '../form-definition.contract.ts';
import { formText } from '../form-text.browser.ts';
import { refused, wrong, type CheckContext, type FieldType, type TextContext } from './field-type.browser.ts';
import { readLine } from './typed-text.browser.ts';

function isInList(value: string, { options, codeList }: Field, { codeLists }: CheckContext): boolean {
  if (options) return options.some((option) => option.value === value);
  return codeList !== undefined && codeLists.has(codeList, value);
}

function nameOf(value: string, { options, codeList }: Field, { codeLists, lang }: TextContext): string {
  const option = options?.find((known) => known.value === value);
  if (option) return lang === 'vi' ? option.label : option.labelEn;
  return (codeList === undefined ? undefined : codeLists.name(codeList, value, lang)) ?? value;
}

/** Chọn một. */
export const choice: FieldType<string> = {
  parse: (input) => readLine(typeof input === 'number' ? String(input) : input),
  check: (value, field, ctx) => (isInList(value, field, ctx) ? [] : [wrong('forms.problem.not_in_list')]),
  toText: nameOf,
};

const MAX_CHOICES = 200;

/** Chọn nhiều: a posted form sends one text when one box is ticked. */
export const multiChoice: FieldType<readonly string[]> = {
  parse: (input) => {
    const items: readonly unknown[] = Array.isArray(input) ? input : [input];
    const values = new Set<string>();
    for (const item of items.slice(0, MAX_CHOICES)) {
      const line = readLine(item);
      if (!line.ok) return line;
      if (line.value !== '') values.add(line.value);
    }
    return { ok: true, value: [...values] };
  },
  check: (values, field, ctx) => {
    if (values.some((value) => !isInList(value, field, ctx))) return [wrong('forms.problem.not_in_list')];
    const { min, max } = field;
    if (typeof min === 'number' && values.length < min) return [wrong('forms.problem.too_few_items', { min })];
    return typeof max === 'number' && values.length > max ? [wrong('forms.problem.too_many_items', { max })] : [];
  },
  toText: (values, field, ctx) => values.map((value) => nameOf(value, field, ctx)).join('; '),
};

const yes = new Set<unknown>([true, 'true', 'yes', 'on', '1', 'có']);
const no = new Set<unknown>([false, 'false', 'no', 'off', '0', 'không']);

function readYesNo(input: unknown) {
  const typed = typeof input === 'string' ? input.trim().normalize('NFC').toLowerCase() : input;
  if (yes.has(typed)) return { ok: true, value: true } as const;
  return no.has(typed) ? ({ ok: true, value: false } as const) : refused('forms.problem.wrong_kind');
}

/** Có hoặc không. */
export const yesNo: FieldType<boolean> = {
  parse: readYesNo,
  toText: (value, _field, { lang }) => formText(lang, value ? 'forms.text.yes' : 'forms.text.no'),
};

/** Lời cam đoan: a box that must be ticked unless the definition says it may stay open. */
export const declaration: FieldType<boolean> = {
  parse: readYesNo,
  check: (value, { required }) => (value || required === false ? [] : [wrong('forms.problem.not_ticked')]),
  toText: (value, _field, { lang }) => formText(lang, value ? 'forms.text.declared' : 'forms.text.no'),
};

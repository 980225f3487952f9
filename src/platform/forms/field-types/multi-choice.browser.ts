import { wrong, type FieldType } from './field-type.browser.ts';
import { isInList, nameOf } from './listed-value.browser.ts';
import { readLine } from './typed-text.browser.ts';

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

import { isContext } from '../feel/feel-values.browser.ts';
import type { FormModel } from './form-model.browser.ts';
import { labelOf } from './form-rows.browser.ts';

/** Tệp trong tờ khai: where it stands, in words too, and the upload it came by. */
export type FormFile = { readonly path: string; readonly label: string; readonly upload: string };

/** Every file of clean data, in the order of the form. */
export function filesOf(model: FormModel, data: Readonly<Record<string, unknown>>): FormFile[] {
  return model.sections.flatMap(({ section, fields }) => {
    const files = fields.filter(({ field }) => field.type === 'file');
    if (files.length === 0) return [];
    const values = Object.hasOwn(data, section.id) ? data[section.id] : undefined;
    const rows: readonly unknown[] = section.repeat ? (Array.isArray(values) ? values : []) : [values];
    return rows.flatMap((row, index) =>
      files.flatMap(({ field }): FormFile[] => {
        const value = isContext(row) ? row[field.id] : undefined;
        const upload = isContext(value) ? value['upload'] : undefined;
        const path = `${section.id}${section.repeat ? `[${index}]` : ''}.${field.id}`;
        return typeof upload === 'string' ? [{ path, label: labelOf(model, path, 'vi'), upload }] : [];
      }),
    );
  });
}

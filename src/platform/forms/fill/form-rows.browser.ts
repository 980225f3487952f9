import { isContext } from '../feel/feel-values.browser.ts';
import type { CodeLists, Language } from '../form-values.contract.ts';
import type { Section } from '../form-definition.contract.ts';
import { parsePath } from './field-path.browser.ts';
import type { FormModel, SectionNode } from './form-model.browser.ts';

/** Dòng của tờ khai đã điền, as the check page, the desk and papers show it. */
export type FormRow = {
  readonly section: string;
  readonly label: string;
  readonly text: string;
  readonly path: string;
};

/** Every filled field of clean data in words, in the order of the form. */
export function rowsOf(
  model: FormModel,
  data: Readonly<Record<string, unknown>>,
  ctx: { codeLists: CodeLists; lang: Language },
): FormRow[] {
  return model.sections.flatMap((node) => {
    const { section } = node;
    const values = Object.hasOwn(data, section.id) ? data[section.id] : undefined;
    if (!section.repeat) return rowsOfPart(node, values, { title: titleOf(section, ctx.lang), path: section.id }, ctx);
    const rows: readonly unknown[] = Array.isArray(values) ? values : [];
    return rows.flatMap((row, index) => {
      const place = { title: itemTitle(section, index, ctx.lang), path: `${section.id}[${index}]` };
      return rowsOfPart(node, row, place, ctx);
    });
  });
}

function rowsOfPart(
  { fields }: SectionNode,
  values: unknown,
  place: { title: string; path: string },
  ctx: { codeLists: CodeLists; lang: Language },
): FormRow[] {
  if (!isContext(values)) return [];
  return fields.flatMap(({ field, type }) => {
    const value = Object.hasOwn(values, field.id) ? values[field.id] : undefined;
    const text = value === undefined || value === null ? '' : type.toText(value, field, ctx);
    const label = ctx.lang === 'vi' ? field.label : field.labelEn;
    return text === '' ? [] : [{ section: place.title, label, text, path: `${place.path}.${field.id}` }];
  });
}

const titleOf = ({ title, titleEn }: Section, lang: Language) => (lang === 'vi' ? title : titleEn);

function itemTitle({ repeat }: Section, index: number, lang: Language): string {
  return `${(lang === 'vi' ? repeat?.itemTitle : repeat?.itemTitleEn) ?? ''} ${index + 1}`;
}

/** The words for a path: a field's label (with its row's title), a part's title, or the title of the form. */
export function labelOf({ definition }: FormModel, path: string, lang: Language): string {
  const { sectionId, fieldId, row } = parsePath(path) ?? {};
  const section = definition.sections.find(({ id }) => id === sectionId);
  if (!section) return lang === 'vi' ? definition.title : definition.titleEn;
  const field = section.fields.find(({ id }) => id === fieldId);
  if (!field) return row === undefined ? titleOf(section, lang) : itemTitle(section, row, lang);
  const label = lang === 'vi' ? field.label : field.labelEn;
  return row === undefined ? label : `${label} (${itemTitle(section, row, lang)})`;
}

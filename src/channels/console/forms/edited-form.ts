import { z } from 'zod';

const EditedField = z.looseObject({ id: z.string(), type: z.string(), label: z.string().optional() });
const EditedSection = z.looseObject({
  id: z.string(),
  title: z.string().optional(),
  fields: z.array(EditedField),
});
const EditedForm = z.looseObject({ sections: z.array(EditedSection) });
/** Tờ khai đang soạn: whatever else its author wrote stays as it is. */
export type EditedForm = z.infer<typeof EditedForm>;
export type EditedSection = z.infer<typeof EditedSection>;
export type EditedField = z.infer<typeof EditedField>;

/** Chỗ đang chọn: a part, or a field of it. */
export type Place = { readonly section: number; readonly field?: number };

/** The form as an object; undefined while its text is not one. */
export function readForm(text: string): EditedForm | undefined {
  try {
    return EditedForm.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

export const writeForm = (form: EditedForm): string => `${JSON.stringify(form, null, 2)}\n`;

/** Names not used yet: `field1`, `field2`, … */
export function freeId(used: readonly { id: string }[], stem: string): string {
  for (let number = used.length + 1; ; number += 1) {
    const id = `${stem}${number}`;
    if (!used.some((one) => one.id === id)) return id;
  }
}

export function addSection(form: EditedForm): { form: EditedForm; place: Place } {
  const id = freeId(form.sections, 'part');
  const field = { id: 'field1', type: 'text', label: '', labelEn: '', article: '' };
  const section: EditedSection = { id, title: '', titleEn: '', fields: [field] };
  return { form: { ...form, sections: [...form.sections, section] }, place: { section: form.sections.length } };
}

export function addField(form: EditedForm, at: number): { form: EditedForm; place: Place } {
  const section = form.sections[at];
  if (!section) return { form, place: { section: at } };
  const field = { id: freeId(section.fields, 'field'), type: 'text', label: '', labelEn: '', article: '' };
  const fields = [...section.fields, field];
  return { form: withSection(form, at, { ...section, fields }), place: { section: at, field: fields.length - 1 } };
}

/** Sets a key of what stands at a place; undefined takes the key away. `source.path` goes into a part. */
export function setKey(form: EditedForm, place: Place, key: string, value: unknown): EditedForm {
  const section = form.sections[place.section];
  if (!section) return form;
  if (place.field === undefined)
    return withSection(form, place.section, EditedSection.parse(withKey(section, key.split('.'), value)));
  const fields = section.fields.map((field, index) =>
    index === place.field ? EditedField.parse(withKey(field, key.split('.'), value)) : field,
  );
  return withSection(form, place.section, { ...section, fields });
}

export function remove(form: EditedForm, { section: at, field }: Place): { form: EditedForm; place: Place } {
  const section = form.sections[at];
  if (!section) return { form, place: { section: at } };
  if (field === undefined) {
    const sections = form.sections.filter((_, index) => index !== at);
    return { form: { ...form, sections }, place: { section: Math.max(0, at - 1) } };
  }
  const fields = section.fields.filter((_, index) => index !== field);
  return { form: withSection(form, at, { ...section, fields }), place: { section: at } };
}

/** One place up or down; a field past the end of its part goes into the next. */
export function move(form: EditedForm, place: Place, by: -1 | 1): { form: EditedForm; place: Place } {
  const { section: at, field } = place;
  if (field === undefined) {
    const sections = swapped(form.sections, at, at + by);
    return sections ? { form: { ...form, sections }, place: { section: at + by } } : { form, place };
  }
  const section = form.sections[at];
  const within = section && swapped(section.fields, field, field + by);
  if (section && within)
    return { form: withSection(form, at, { ...section, fields: within }), place: { section: at, field: field + by } };
  const moved = section?.fields[field];
  const next = form.sections[at + by];
  if (!section || !moved || !next) return { form, place };
  const left = withSection(form, at, { ...section, fields: section.fields.filter((_, index) => index !== field) });
  const fields = by === 1 ? [moved, ...next.fields] : [...next.fields, moved];
  return {
    form: withSection(left, at + by, { ...next, fields }),
    place: { section: at + by, field: by === 1 ? 0 : fields.length - 1 },
  };
}

function withSection(form: EditedForm, at: number, section: EditedSection): EditedForm {
  return { ...form, sections: form.sections.map((one, index) => (index === at ? section : one)) };
}

function withKey(
  object: Record<string, unknown>,
  [key = '', ...rest]: readonly string[],
  value: unknown,
): Record<string, unknown> {
  const { [key]: before, ...others } = object;
  if (rest.length > 0) {
    const inner = withKey(isRecord(before) ? before : {}, rest, value);
    return Object.keys(inner).length > 0 ? { ...object, [key]: inner } : others;
  }
  return value === undefined ? others : { ...object, [key]: value };
}

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function swapped<Item>(items: readonly Item[], a: number, b: number): Item[] | undefined {
  const [first, second] = [items[a], items[b]];
  if (first === undefined || second === undefined) return undefined;
  return items.map((item, index) => (index === a ? second : index === b ? first : item));
}

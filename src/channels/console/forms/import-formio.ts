import { isRecord, type EditedField, type EditedForm, type EditedSection } from './edited-form.ts';

/** Components of Form.io and the type of ours that takes their place. */
const typeOf: Readonly<Record<string, string>> = {
  textfield: 'text',
  textarea: 'long_text',
  number: 'number',
  currency: 'money',
  checkbox: 'yes_no',
  select: 'choice',
  radio: 'choice',
  selectboxes: 'multi_choice',
  email: 'email',
  phoneNumber: 'phone',
  datetime: 'date',
  day: 'date',
  address: 'address',
  signature: 'declaration',
  file: 'file',
};
const containers = new Set(['panel', 'fieldset', 'container', 'well', 'columns', 'table', 'form']);
const repeated = new Set(['datagrid', 'editgrid']);

export type Imported = { form: EditedForm; /** What has no like here, by name. */ leftOut: string[] };

/**
 * Nhập biểu mẫu Form.io: panels become parts, components fields, data grids repeated parts. Scripts are never taken over; labels in
 * English and legal articles stay to be written, which the check asks for. Undefined for a file that is no Form.io form.
 */
export function importFormio(json: unknown, { id, title }: { id: string; title: string }): Imported | undefined {
  if (!isRecord(json) || !Array.isArray(json['components'])) return undefined;
  const leftOut: string[] = [];
  const sections: EditedSection[] = [];
  const loose: EditedField[] = [];
  for (const component of json['components'].filter(isRecord)) {
    const type = String(component['type']);
    if (containers.has(type) || repeated.has(type)) {
      const fields = fieldsOf(component, leftOut);
      if (fields.length > 0) sections.push(sectionOf(component, fields, sections.length));
    } else loose.push(...fieldsOf({ components: [component] }, leftOut));
  }
  if (loose.length > 0) sections.unshift({ id: 'general', title, titleEn: '', fields: unique(loose) });
  const named = typeof json['title'] === 'string' ? json['title'] : title;
  return { form: { id, title: named, titleEn: '', basis: '', sections: unique(sections) }, leftOut };
}

function sectionOf(component: Record<string, unknown>, fields: EditedField[], index: number): EditedSection {
  const title = String(component['title'] ?? component['legend'] ?? component['label'] ?? '');
  const repeat = { min: 0, max: 20, itemTitle: title, itemTitleEn: '' };
  return {
    id: nameOf(component['key'], `part${index + 1}`),
    title,
    titleEn: '',
    ...(repeated.has(String(component['type'])) && { repeat }),
    fields: unique(fields),
  };
}

/** Every field below a component, in order. */
function fieldsOf(component: Record<string, unknown>, leftOut: string[]): EditedField[] {
  const inner = [component['components'], component['columns'], component['rows']].flat(2).filter(isRecord);
  return inner.flatMap((one) => {
    const type = String(one['type'] ?? '');
    if (type === '' || containers.has(type)) return fieldsOf(one, leftOut);
    if (type === 'button' || type === 'content' || type === 'htmlelement') return [];
    const ours = typeOf[type];
    if (!ours) {
      leftOut.push(String(one['label'] ?? one['key'] ?? type));
      return [];
    }
    return [fieldOf(one, ours)];
  });
}

function fieldOf(component: Record<string, unknown>, type: string): EditedField {
  const validate = isRecord(component['validate']) ? component['validate'] : {};
  const options = type === 'choice' || type === 'multi_choice' ? optionsOf(component) : undefined;
  return {
    id: nameOf(component['key'], 'field'),
    type,
    label: String(component['label'] ?? ''),
    labelEn: '',
    ...(typeof component['description'] === 'string' &&
      component['description'] !== '' && { help: component['description'] }),
    ...(validate['required'] === true && { required: true }),
    ...(options && { options }),
    article: '',
  };
}

function optionsOf(component: Record<string, unknown>) {
  const data = isRecord(component['data']) ? component['data']['values'] : undefined;
  const values: unknown[] = [component['values'], data].flat().filter(isRecord);
  return values
    .filter(isRecord)
    .map((one) => ({ value: String(one['value']), label: String(one['label']), labelEn: '' }));
}

/** A key as a name of ours: letters and digits, the first a small letter. */
function nameOf(key: unknown, otherwise: string): string {
  const words = String(key ?? '')
    .split(/[^A-Za-z0-9]+/)
    .filter(Boolean);
  const name = words.map((word, index) => (index === 0 ? lower(word) : upper(word))).join('');
  return /^[a-z]/.test(name) ? name.slice(0, 60) : otherwise;
}

const lower = (word: string) => word.charAt(0).toLowerCase() + word.slice(1);
const upper = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

/** Double names get a number. */
function unique<Item extends { id: string }>(items: readonly Item[]): Item[] {
  const seen = new Map<string, number>();
  return items.map((item) => {
    const count = (seen.get(item.id) ?? 0) + 1;
    seen.set(item.id, count);
    return count === 1 ? item : { ...item, id: `${item.id}${count}` };
  });
}

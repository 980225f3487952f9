import { isRecord, type EditedField } from './edited-form.ts';
import { nameOf, textOf } from './formio-names.ts';

/** Components of Form.io and the type of ours that takes their place. */
export const typeOf: Readonly<Record<string, string>> = {
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

/**
 * What of a component its author has to see to: a list kept elsewhere, a script, a condition or a pattern that is not taken over, a
 * signature that became a declaration.
 */
export type Note = { kind: 'list' | 'script' | 'condition' | 'pattern' | 'signature'; name: string };

type Component = Record<string, unknown>;
const partOf = (component: Component, key: string): Component => {
  const part = component[key];
  return isRecord(part) ? part : {};
};

export function fieldOfComponent(component: Component, notes: Note[]): EditedField {
  const type = ourType(component);
  const label = textOf(component['label']);
  const help = textOf(component['description']) || textOf(component['tooltip']);
  const validate = partOf(component, 'validate');
  const note = (kind: Note['kind'], holds: boolean) => {
    if (holds) notes.push({ kind, name: label || textOf(component['key']) });
  };
  const options = type === 'choice' || type === 'multi_choice' ? optionsOf(component) : undefined;
  note('list', options?.length === 0);
  note('pattern', textOf(validate['pattern']) !== '');
  note('signature', component['type'] === 'signature');
  const scripts = [validate['custom'], component['calculateValue'], component['customDefaultValue']];
  note(
    'script',
    scripts.some((script) => textOf(script) !== ''),
  );
  return {
    id: nameOf(component['key'], 'field'),
    type,
    label,
    labelEn: '',
    ...(help !== '' && { help }),
    ...(validate['required'] === true && { required: true }),
    ...(options && { options }),
    ...limitsOf(component, { type, validate }),
    article: '',
  };
}

/** A choice of many is one of several; a day of which parts are hidden is a month or a year. */
function ourType(component: Component): string {
  const type = textOf(component['type']);
  if (type === 'select' && component['multiple'] === true) return 'multi_choice';
  if (type === 'day') {
    const isHidden = (part: string) => partOf(partOf(component, 'fields'), part)['hide'] === true;
    if (isHidden('day')) return isHidden('month') ? 'year' : 'month';
  }
  return typeOf[type] ?? 'text';
}

function limitsOf(component: Component, { type, validate }: { type: string; validate: Component }): Component {
  const number = (value: unknown) => (value === '' || value === null ? NaN : Number(value));
  const limit = (key: string, value: unknown) => (Number.isFinite(number(value)) ? { [key]: number(value) } : {});
  if (type === 'text' || type === 'long_text') {
    const longest = number(validate['maxLength']);
    return longest >= 1 ? { maxLength: Math.floor(longest) } : {};
  }
  if (type !== 'number' && type !== 'money') return {};
  const decimals = number(component['decimalLimit']);
  return {
    ...limit('min', validate['min']),
    ...limit('max', validate['max']),
    ...(type === 'number' && decimals >= 1 && { decimals: Math.min(6, Math.floor(decimals)) }),
  };
}

/** Values written out in the file; of a list kept at an address there are none here. */
function optionsOf(component: Component) {
  const data = partOf(component, 'data');
  const values: unknown[] = [component['values'], data['values'], data['json']].flat();
  return values
    .filter(isRecord)
    .map(({ value, label }) => ({
      value: String(value ?? ''),
      label: textOf(label) || String(value ?? ''),
      labelEn: '',
    }))
    .filter(({ value }) => value !== '');
}

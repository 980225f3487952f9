import { isRecord, type EditedField } from './edited-form.ts';
import type { Note } from './formio-fields.ts';
import { textOf } from './formio-names.ts';

type Place = { key: string; field: EditedField | undefined; section: string; isTable: boolean };
type Known = { section: string; places: readonly Place[]; notes: Note[] };

export const hasCondition = (component: Record<string, unknown>): boolean =>
  (isRecord(component['conditional']) && textOf(component['conditional']['when']) !== '') ||
  textOf(component['customConditional']) !== '';

/** Điều kiện hiện: “shown when that field is this” in FEEL; undefined where there is none, or none that can be taken over. */
export function conditionOf(component: Record<string, unknown> | undefined, known: Known): string | undefined {
  if (!component) return undefined;
  const { conditional } = component;
  const name = textOf(component['label']) || textOf(component['title']) || textOf(component['key']);
  const simple = isRecord(conditional) ? conditional : {};
  const when = textOf(simple['when']);
  const isComplex =
    textOf(component['customConditional']) !== '' ||
    Array.isArray(simple['conditions']) ||
    textOf(simple['json']) !== '';
  const condition = when === '' || isComplex ? undefined : inFeel(when, simple, known);
  if (condition === undefined && (isComplex || when !== '')) known.notes.push({ kind: 'condition', name });
  return condition;
}

function inFeel(when: string, { eq, show }: Record<string, unknown>, { section, places }: Known): string | undefined {
  // `panel.field` names the field of a container.
  const place = places.find(({ key }) => key === when) ?? places.find(({ key }) => key === when.split('.').at(-1));
  if (!place?.field || (place.isTable && place.section !== section)) return undefined;
  const path = `${place.isTable ? 'item' : place.section}.${place.field.id}`;
  const value = literalOf(place.field.type, eq);
  if (value === undefined) return undefined;
  const isShown = show === true || show === 'true' || show === undefined;
  const test = place.field.type === 'multi_choice' ? `list contains(${path}, ${value})` : `${path} = ${value}`;
  return isShown ? test : `not(${test})`;
}

function literalOf(type: string, eq: unknown): string | undefined {
  const text = String(eq ?? '');
  if (text === '') return undefined;
  if (type === 'yes_no') return text === 'true' || text === 'false' ? text : undefined;
  if (type === 'number' || type === 'money' || type === 'year') return Number.isFinite(Number(text)) ? text : undefined;
  return type === 'date' ? undefined : JSON.stringify(text);
}

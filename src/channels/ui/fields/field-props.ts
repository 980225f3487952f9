import type { Field, TypeWithUsualHelp } from '#platform/forms/form-definition.contract.ts';
import type { FormProblem } from '#platform/forms/form-values.contract.ts';
import type { Language } from '../text.tsx';

export type ListEntry = { code: string; name: string; nameEn: string; parent?: string | undefined };
export type Lists = Readonly<Record<string, readonly ListEntry[]>>;

/** What every input of a form field gets. `value` is what was typed; the forms module reads it. */
export type InputProps = {
  field: Field;
  /** Name in the form and id on the page: `child.name`, `residences[2].place`. */
  path: string;
  value: unknown;
  onChange: (value: unknown) => void;
  lang: Language;
  lists: Lists;
  words: FieldWords;
  describedBy: string | undefined;
  wrong: boolean;
};

/** Words the inputs need besides the field's own. */
export type FieldWords = {
  choose: string;
  yes: string;
  no: string;
  optional: string;
  province: string;
  district: string;
  commune: string;
  detail: string;
  usualHelp: (type: TypeWithUsualHelp) => string;
  elsewhere: string;
  elsewhereLabel: string;
  elsewhereHelp: string;
  changePlace: string;
  found: (count: number) => string;
};

export type FieldProblems = readonly (Pick<FormProblem, 'level'> & { text: string })[];

export function asText(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

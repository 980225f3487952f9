import type { ConsoleText } from '../console.vi.ts';

/** How a part of the procedure is edited. */
export type FieldKind =
  | 'text'
  | 'long'
  | 'number'
  | 'date'
  | 'choice'
  | 'sector'
  | 'term'
  | 'condition'
  | 'amount'
  | 'required'
  | 'article'
  | 'yes-no'
  | 'words'
  | 'ticks'
  | 'life-events'
  | 'parts';

export type FieldSpec = {
  key: string;
  label: ConsoleText;
  kind: FieldKind;
  options?: readonly { value: string; label: ConsoleText }[];
  /** Left empty, the key is taken out of the file. */
  isOptional?: boolean;
};

/** A list whose entries are edited one by one; `fresh` is what a new one starts as. */
export type ListSpec = {
  key: string;
  title: ConsoleText;
  item: ConsoleText;
  nameKey: string;
  fields: readonly FieldSpec[];
  lists?: readonly ListSpec[];
  fresh: Readonly<Record<string, unknown>>;
};

export type SectionSpec = { title: ConsoleText; fields?: readonly FieldSpec[]; lists?: readonly ListSpec[] };

export const text = (key: string, label: ConsoleText): FieldSpec => ({ key, label, kind: 'text' });
export const optional = (field: FieldSpec): FieldSpec => ({ ...field, isOptional: true });
export const date = (key: string, label: ConsoleText): FieldSpec => ({ key, label, kind: 'date' });
export const article: FieldSpec = { key: 'article', label: 'edit.article', kind: 'article' };
export const id = text('id', 'edit.id');
export const name = text('name', 'edit.name');
export const nameEn = optional(text('nameEn', 'edit.nameEn'));
export const from = date('from', 'edit.from');
export const to = optional(date('to', 'edit.to'));
export const when = (label: ConsoleText): FieldSpec => ({ key: 'when', label, kind: 'condition', isOptional: true });

export const option = (value: string, label: ConsoleText) => ({ value, label });
export const channels = [
  option('online', 'edit.channel.online'),
  option('counter', 'edit.channel.counter'),
  option('post', 'edit.channel.post'),
];

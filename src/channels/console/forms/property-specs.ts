import { optional, text, type FieldSpec } from '../editor/spec-parts.ts';

const long = (key: string, label: FieldSpec['label']): FieldSpec => ({ key, label, kind: 'long', isOptional: true });
const condition = (key: string, label: FieldSpec['label']): FieldSpec => ({
  key,
  label,
  kind: 'condition',
  isOptional: true,
});
const number = (key: string, label: FieldSpec['label']): FieldSpec => ({
  key,
  label,
  kind: 'number',
  isOptional: true,
});

/** What is told of a part; Vietnamese and English side by side. */
export const sectionSpecs: readonly FieldSpec[] = [
  text('title', 'fd.title'),
  text('titleEn', 'fd.titleEn'),
  text('id', 'fd.id'),
  long('help', 'fd.help'),
  long('helpEn', 'fd.helpEn'),
  condition('visible', 'fd.visible'),
  number('repeat.min', 'fd.repeatMin'),
  number('repeat.max', 'fd.repeatMax'),
  optional(text('repeat.itemTitle', 'fd.itemTitle')),
  optional(text('repeat.itemTitleEn', 'fd.itemTitleEn')),
  optional(text('typedBecause', 'fd.typedBecause')),
];

/** What is told of a field. */
export const fieldSpecs: readonly FieldSpec[] = [
  text('label', 'fd.label'),
  text('labelEn', 'fd.labelEn'),
  text('id', 'fd.id'),
  long('help', 'fd.help'),
  long('helpEn', 'fd.helpEn'),
  { key: 'required', label: 'fd.required', kind: 'required' },
  condition('visible', 'fd.visible'),
  condition('computed', 'fd.computed'),
  optional(text('codeList', 'fd.codeList')),
  optional(text('min', 'fd.min')),
  optional(text('max', 'fd.max')),
  number('maxLength', 'fd.maxLength'),
  { key: 'article', label: 'fd.article', kind: 'article' },
  optional(text('typedBecause', 'fd.typedBecause')),
];

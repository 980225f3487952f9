import type { FormDefinition } from '#platform/forms/index.ts';
import { checkTexts } from '../check-texts.ts';
import { knownField, type AskOnceRules } from './ask-once-rules.ts';

/** What the check has to know of registers: whose records they are, and which fields they have. */
export type RegisterNames = {
  rules: AskOnceRules;
  /** Kind of subject by register. */
  kindOf: (register: string) => 'person' | 'enterprise' | undefined;
  hasField: (register: string, path: string) => boolean;
  registersOf: (kind: 'person' | 'enterprise') => ReadonlySet<string>;
};

type Fault = { path: readonly (string | number)[]; message: string };
type Section = FormDefinition['sections'][number];

/**
 * Hỏi một lần: refuses a form that makes people type what a connected register gives (N6), and a source that no register has.
 * `typedBecause` tells why the law wants it typed all the same.
 */
export function checkAskOnce({ sections }: FormDefinition, names: RegisterNames): Fault[] {
  return sections.flatMap((section, index) => [
    ...checkSubject(section, ['sections', index]),
    ...section.fields.flatMap((field, number) =>
      checkField(section, field, ['sections', index, 'fields', number], names),
    ),
  ]);
}

/** A part that names a person by number says whose data it is; rows of a list are not filled in. */
function checkSubject(section: Section, path: Fault['path']): Fault[] {
  const { subject, repeat, fields, typedBecause } = section;
  if (subject || repeat || typedBecause) return [];
  const isPerson = fields.some(({ type }) => type === 'personal_id');
  const isEnterprise = fields.some(({ type }) => type === 'tax_code');
  return isPerson || isEnterprise ? [{ path, message: checkTexts().subjectMissing }] : [];
}

function checkField(
  { subject }: Section,
  { source, label, computed, typedBecause, type }: Section['fields'][number],
  path: Fault['path'],
  { rules, kindOf, hasField, registersOf }: RegisterNames,
): Fault[] {
  if (source) {
    if (!hasField(source.register, source.path))
      return [{ path: [...path, 'source'], message: checkTexts().unknownSource(source.register, source.path) }];
    if (subject && kindOf(source.register) !== subject.kind)
      return [{ path: [...path, 'source'], message: checkTexts().sourceOfOther(source.register) }];
    return [];
  }
  if (
    !subject ||
    computed !== undefined ||
    typedBecause ||
    type === 'yes_no' ||
    type === 'file' ||
    type === 'declaration'
  )
    return [];
  const known = knownField(rules, label, registersOf(subject.kind));
  return known ? [{ path, message: checkTexts().askedTwice(label, known.register, known.path) }] : [];
}

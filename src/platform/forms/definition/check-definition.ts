import type { Field, FormDefinition, Section } from '../form-definition.contract.ts';
import { faultText } from '../fault-text.ts';
import type { FormFaultKey } from '../form-faults.vi.ts';
import { compileExpression } from '../feel/compile-expression.ts';
import { checkField } from './check-field.ts';
import { evaluationOrder } from './evaluation-order.ts';
import { comparedTexts, pathsRead } from './expression-paths.ts';
import { isNeverTrue } from './never-true.ts';

/** A fault with where it is, as the steps into the file. */
export type DefinitionFault = { path: readonly (string | number)[]; message: string };

type Report = (path: DefinitionFault['path'], key: FormFaultKey, params?: Readonly<Record<string, string>>) => void;

/** Rà soát định nghĩa: what the shape alone cannot say. */
export function checkDefinition(definition: FormDefinition): DefinitionFault[] {
  const faults: DefinitionFault[] = [];
  const report: Report = (path, key, params) => faults.push({ path, message: faultText(key, params) });
  const seen = new Set<string>();
  for (const [index, section] of definition.sections.entries()) {
    const at = ['sections', index];
    if (seen.has(section.id)) report([...at, 'id'], 'duplicateSection', { id: section.id });
    seen.add(section.id);
    if (section.repeat && section.repeat.min > section.repeat.max) report([...at, 'repeat'], 'limitOrder');
    checkExpression(definition, { section, at, key: 'visible', text: section.visible, report });
    checkSubject(definition, { section, at, report });
    const fields = new Set<string>();
    for (const [number, field] of section.fields.entries()) {
      const fieldAt = [...at, 'fields', number];
      if (fields.has(field.id)) report([...fieldAt, 'id'], 'duplicateField', { id: field.id });
      fields.add(field.id);
      for (const { key, fault, params } of checkField(field)) report(key ? [...fieldAt, key] : fieldAt, fault, params);
      for (const path of Object.values(field.agreesWith ?? {})) {
        if (!isKnownPath(definition, section, path)) {
          report([...fieldAt, 'agreesWith'], 'unknownName', { key: 'agreesWith', name: path });
        }
      }
      for (const [key, text] of expressionsOf(field)) {
        checkExpression(definition, { section, at: fieldAt, key, text, report, inRow: section.repeat !== undefined });
      }
    }
  }
  if (faults.length > 0) return faults;
  const ordered = evaluationOrder(definition, (text) => {
    const compiled = compileExpression(text);
    return compiled.ok ? pathsRead(compiled.ast) : new Set();
  });
  if (!ordered.ok) report(['sections'], 'circular', { path: ordered.circle.join(' → ') });
  return faults;
}

const expressionsOf = ({ visible, required, computed }: Field) =>
  [
    ['visible', visible],
    ['required', typeof required === 'string' ? required : undefined],
    ['computed', computed],
  ] as const;

type Asked = {
  section: Section;
  at: DefinitionFault['path'];
  key: 'visible' | 'required' | 'computed' | 'self';
  text: string | undefined;
  report: Report;
  inRow?: boolean;
};

function checkExpression(definition: FormDefinition, { section, at, key, text, report, inRow = false }: Asked): void {
  if (text === undefined) return;
  const compiled = compileExpression(text);
  if (!compiled.ok) {
    const { position, message } = compiled.problem;
    report([...at, key], 'expression', { key, text, position: String(position + 1), message });
    return;
  }
  const paths = pathsRead(compiled.ast);
  for (const path of paths) {
    const [part = ''] = path.split('.');
    if (part === 'today') continue;
    if (part === 'item' && !inRow) report([...at, key], 'itemOutside', { key });
    else if (!isKnownPath(definition, section, path)) report([...at, key], 'unknownName', { key, name: path });
  }
  const impossible = comparedTexts(compiled.ast).filter(({ path, value }) => {
    const options = fieldAt(definition, section, path)?.options;
    return options && !options.some((option) => option.value === value);
  });
  for (const { path, value } of impossible) report([...at, key], 'impossibleValue', { key, name: path, value });
  // What compares with a choice that is not there has been told already.
  const isNew = impossible.length === 0 && key !== 'computed';
  if (isNew && isNeverTrue(compiled.ast, { definition, rows: inRow ? { item: section } : {} }))
    report([...at, key], key === 'visible' ? 'neverShown' : 'neverTrue', { key });
}

/** The subject's fields are there and of their types; a field with a source has a subject whose data it is. */
function checkSubject(
  definition: FormDefinition,
  { section, at, report }: { section: Section; at: DefinitionFault['path']; report: Report },
): void {
  const { subject } = section;
  for (const [number, { source }] of section.fields.entries())
    if (source && !subject) report([...at, 'fields', number, 'source'], 'sourceOfNobody');
  if (!subject) return;
  if (section.repeat) report([...at, 'subject'], 'subjectOfMany');
  if (typeof subject.self === 'string')
    checkExpression(definition, { section, at: [...at, 'subject'], key: 'self', text: subject.self, report });
  const types = {
    number: subject.kind === 'person' ? ['personal_id'] : ['tax_code'],
    // A party of a dossier may be a person or an organisation: then its name is a plain text.
    name: subject.kind === 'person' ? ['person_name', 'text'] : ['text', 'long_text'],
    birthDate: ['date', 'partial_date'],
  };
  for (const key of ['number', 'name', 'birthDate'] as const) {
    const id = subject[key];
    const field = section.fields.find((known) => known.id === id);
    if (id !== undefined && !types[key].includes(field?.type ?? ''))
      report([...at, 'subject', key], 'subjectField', { key, types: types[key].join(', ') });
  }
}

function fieldAt({ sections }: FormDefinition, inside: Section, path: string): Field | undefined {
  const [part, field] = path.split('.');
  const section = part === 'item' ? inside : sections.find(({ id }) => id === part);
  return section?.fields.find(({ id }) => id === field);
}

/** `child`, `child.name`, or `item.name` for the part the field is in. */
function isKnownPath({ sections }: FormDefinition, inside: Section, path: string): boolean {
  const [part, field] = path.split('.');
  const section = part === 'item' ? inside : sections.find(({ id }) => id === part);
  return section !== undefined && (field === undefined || section.fields.some(({ id }) => id === field));
}

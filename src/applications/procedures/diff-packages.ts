import { parseTerm, termText } from '#platform/calendar/index.ts';
import { describeProcess, type ProcessGraph } from '#platform/workflow/index.ts';
import type { FormDefinition } from '#platform/forms/index.ts';
import type { InstalledPackage } from './procedures.queries.ts';
import type { ProcedureDefinition } from './procedures.contract.ts';
import type { Language } from '#infrastructure/language.ts';
import { diffTextsEn, type DiffTexts } from './diff-texts.en.ts';
import { diffTextsVi } from './diff-texts.vi.ts';

/** Một khác biệt giữa hai phiên bản của gói, in words, with the part of the package it is in. */
export type PackageDifference = { part: 'procedure' | 'form' | 'process'; partName: string; text: string };

/** The words differences are told in. */
type Words = { lang: Language; texts: DiffTexts };
const textsOf: Readonly<Record<Language, DiffTexts>> = { vi: diffTextsVi, en: diffTextsEn };

type Comparable = Pick<InstalledPackage, 'definition' | 'process'> & {
  form: Pick<InstalledPackage['form'], 'definition'>;
};

/** So sánh hai phiên bản: what a person who approves the new one must know; empty when nothing they do differs. */
export function diffPackages(before: Comparable, after: Comparable, lang: Language = 'vi'): PackageDifference[] {
  const words = { lang, texts: textsOf[lang] };
  const of = (part: PackageDifference['part'], told: readonly string[]) =>
    told.map((text) => ({ part, partName: words.texts.parts[part], text }));
  return [
    ...of('procedure', diffDefinitions(before.definition, after.definition, words)),
    ...of('form', diffForms(before.form.definition, after.form.definition, words)),
    ...of('process', diffProcesses(before.process, after.process, words)),
  ];
}

/** Entries by id: added, removed, and changed in the properties told. */
function diffLists<Entry extends object>(
  before: readonly Entry[],
  after: readonly Entry[],
  {
    idOf,
    nameOf,
    what,
    words,
  }: { idOf: (entry: Entry) => string; nameOf: (entry: Entry) => string; what: string; words: Words },
): string[] {
  const { texts } = words;
  const old = new Map(before.map((entry) => [idOf(entry), entry]));
  const kept = new Set(after.map(idOf));
  return [
    ...after.filter((entry) => !old.has(idOf(entry))).map((entry) => texts.added(what, nameOf(entry))),
    ...before.filter((entry) => !kept.has(idOf(entry))).map((entry) => texts.removed(what, nameOf(entry))),
    ...after.flatMap((entry) => {
      const earlier = old.get(idOf(entry));
      const changes = earlier ? diffProperties(earlier, entry, words) : [];
      return changes.length > 0 ? [texts.changed(what, nameOf(entry), changes.join('; '))] : [];
    }),
  ];
}

/** “property: before → after” for every property that differs, nested ones by themselves. */
function diffProperties(before: object, after: object, words: Words): string[] {
  const [old, now] = [new Map(leavesOf(before)), new Map(leavesOf(after))];
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((path) => {
    const key = path.split('.').at(-1) ?? '';
    const [from, to] = [textOf(old.get(path), key, words), textOf(now.get(path), key, words)];
    return from === to ? [] : [words.texts.property(nameOfPath(path, words), from, to)];
  });
}

/** Every value by its path; a list of plain values is one value. */
function leavesOf(value: object, path: readonly string[] = []): [string, unknown][] {
  return Object.entries(value).flatMap(([key, inner]): [string, unknown][] => {
    const at = [...path, Array.isArray(value) ? String(Number(key) + 1) : key];
    const isPlain = typeof inner !== 'object' || inner === null || isPlainList(inner);
    return isPlain ? [[at.join('.'), inner]] : leavesOf(inner, at);
  });
}

function isPlainList(value: object): boolean {
  return Array.isArray(value) && value.every((one) => typeof one !== 'object');
}

function nameOfPath(path: string, { texts }: Words): string {
  const names: Readonly<Record<string, string>> = texts.properties;
  const parts = path.split('.').map((key) => names[key] ?? key);
  return parts.filter((part) => part !== '').join(' ');
}

function textOf(value: unknown, key: string, { lang, texts }: Words): string {
  if (value === undefined || value === null || value === '') return texts.nothing;
  if (typeof value === 'string') return termKeys.has(key) ? termOf(value, lang) : `“${value}”`;
  if (typeof value === 'boolean') return value ? texts.yes : texts.no;
  if (typeof value === 'number') return value.toLocaleString(lang === 'en' ? 'en-GB' : 'vi-VN');
  return Array.isArray(value) ? value.join(', ') || texts.nothing : JSON.stringify(value);
}

const termKeys = new Set(['term', 'time']);

/** A term as people say it; what is no term is told as written. */
function termOf(text: string, lang: Language): string {
  try {
    return termText(parseTerm(text), lang);
  } catch {
    return `“${text}”`;
  }
}

const named = ({ name }: { name: string }) => name;
const byId = ({ id }: { id: string }) => id;

function diffDefinitions(before: ProcedureDefinition, after: ProcedureDefinition, words: Words): string[] {
  const { texts } = words;
  const plain = ({
    variants: _variants,
    requiredDocuments: _documents,
    fees: _fees,
    decisions: _decisions,
    partners: _partners,
    steps: _steps,
    legalBases: _bases,
    ...rest
  }: ProcedureDefinition) => rest;
  const feeId = ({ id, channel, when, from }: ProcedureDefinition['fees'][number]) =>
    [id, channel ?? '', when ?? '', from].join('|');
  return [
    ...diffProperties(plain(before), plain(after), words),
    ...diffLists(before.variants, after.variants, { idOf: byId, nameOf: named, what: texts.variant, words }),
    ...diffLists(before.requiredDocuments, after.requiredDocuments, {
      idOf: byId,
      nameOf: named,
      what: texts.document,
      words,
    }),
    ...diffLists(before.fees, after.fees, { idOf: feeId, nameOf: named, what: texts.fee, words }),
    ...diffLists(tablesOf(before), tablesOf(after), { idOf: byId, nameOf: named, what: texts.decision, words }),
    ...diffLists(before.partners, after.partners, { idOf: byId, nameOf: named, what: texts.partner, words }),
    ...diffLists(before.legalBases, after.legalBases, { idOf: byId, nameOf: byId, what: texts.legalBasis, words }),
    ...(JSON.stringify(before.steps) === JSON.stringify(after.steps) ? [] : [texts.steps]),
  ];
}

/** Tables by their id and first day; a row is told by its number, as it is written. */
function tablesOf({ decisions }: ProcedureDefinition) {
  return decisions.map(({ id, from, name, rules, inputs, outputs, ...rest }) => {
    const rows = rules.map((rule) => [...rule.tests, ...rule.outputs].join(' | '));
    const columns = [...inputs.map(({ expression }) => expression), ...outputs.map((output) => output.name)];
    return { id: `${id} ${from}`, name, from, ...rest, columns, rows: { ...rows } };
  });
}

type PlacedField = FormDefinition['sections'][number]['fields'][number] & { path: string };

function fieldsOf({ sections }: FormDefinition): PlacedField[] {
  return sections.flatMap((section) =>
    section.fields.map((field) => ({ ...field, path: `${section.id}.${field.id}` })),
  );
}

function diffForms(before: FormDefinition, after: FormDefinition, words: Words): string[] {
  const { texts } = words;
  const titles = ({ sections }: FormDefinition) =>
    sections.map(({ id, title, visible, repeat }) => ({ id, title, visible, repeat }));
  return [
    ...diffLists(titles(before), titles(after), {
      idOf: byId,
      nameOf: ({ title }) => title,
      what: texts.section,
      words,
    }),
    ...diffLists(fieldsOf(before), fieldsOf(after), {
      idOf: ({ path }) => path,
      nameOf: ({ label }) => label,
      what: texts.field,
      words,
    }),
  ];
}

function diffProcesses(before: ProcessGraph, after: ProcessGraph, words: Words): string[] {
  const { texts } = words;
  const steps = (graph: ProcessGraph) =>
    describeProcess(graph).map(({ nodeId: id, name, nameEn, lane, action, time }) => ({
      ...{ id, name, nameEn, lane, action, time },
    }));
  const flows = (graph: ProcessGraph) =>
    Object.values(graph.flows)
      .map(({ from, to, condition = '' }) => `${from}>${to}[${condition}]`)
      .toSorted()
      .join(' ');
  const changes = diffLists(steps(before), steps(after), {
    idOf: byId,
    nameOf: ({ name, id }) => name || id,
    what: texts.step,
    words,
  });
  return flows(before) === flows(after) ? changes : [...changes, texts.flows];
}

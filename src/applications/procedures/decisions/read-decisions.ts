import { join } from 'node:path';
import { DmnModdle } from 'dmn-moddle';
import { z } from 'zod';
import { compileFeel } from '#platform/forms/index.ts';
import { spokenLanguage } from '#infrastructure/spoken-language.ts';
import { findXmlFault } from '#platform/workflow/index.ts';
import type { PackageFiles } from '../package-files.ts';
import { asksNothing, compileCell } from './compile-cell.ts';
import { aggregations, DecisionTable, hitPolicies } from './decision-table.contract.ts';
import { decisionTexts as texts } from './decision-texts.ts';

/** A table with the words for a fault at one of its elements: file and line. */
export type ReadDecision = { table: DecisionTable; at: (id: string, message: string) => string };

/** What a table's author writes beside DMN itself: since when it holds, until when, and the article it comes from. */
const extension = {
  name: 'MotCuaDecision',
  prefix: 'motcua',
  uri: 'https://motcua.vn/dmn',
  xml: { tagAlias: 'lowerCase' },
  types: [
    {
      name: 'Dated',
      extends: ['dmn:Decision'],
      properties: ['article', 'from', 'to'].map((name) => ({ name, type: 'String', isAttr: true })),
    },
  ],
};

const Cell = z.looseObject({ text: z.string().default('') });
const Table = z.looseObject({
  $type: z.literal('dmn:DecisionTable'),
  hitPolicy: z.string().default('UNIQUE'),
  aggregation: z.string().optional(),
  input: z
    .array(z.looseObject({ label: z.string().optional(), inputExpression: Cell.default({ text: '' }) }))
    .default([]),
  output: z.array(z.looseObject({ name: z.string().default(''), label: z.string().optional() })).default([]),
  rule: z
    .array(
      z.looseObject({
        id: z.string().optional(),
        inputEntry: z.array(Cell).default([]),
        outputEntry: z.array(Cell).default([]),
        annotationEntry: z.array(Cell).default([]),
      }),
    )
    .default([]),
});
type Table = z.infer<typeof Table>;
const Decision = z.looseObject({
  id: z.string().default(''),
  name: z.string().default(''),
  article: z.string().optional(),
  from: z.string().optional(),
  to: z.string().optional(),
  informationRequirement: z.array(z.looseObject({ requiredDecision: z.unknown() })).default([]),
  decisionLogic: z.unknown(),
});
const Definitions = z.looseObject({
  $type: z.literal('dmn:Definitions'),
  import: z.array(z.unknown()).default([]),
  drgElement: z.array(z.looseObject({ $type: z.string(), id: z.string().default('') })).default([]),
});

/** Đọc bảng quyết định: the `*.dmn` files of a package (DMN 1.3), or every fault with its file, line and what to do. */
export async function readDecisions(
  folder: string,
  files: PackageFiles,
): Promise<{ decisions: ReadDecision[]; faults: string[] }> {
  const read = await Promise.all(
    [...files]
      .filter(([name]) => name.endsWith('.dmn'))
      .map(([name, content]) => readFile(join(folder, name), content.toString('utf8'))),
  );
  return { decisions: read.flatMap(({ decisions }) => decisions), faults: read.flatMap(({ faults }) => faults) };
}

async function readFile(file: string, xml: string): Promise<{ decisions: ReadDecision[]; faults: string[] }> {
  const at = (id: string, message: string) => `${file}, dòng ${lineOf(xml, id)}: ${message}`;
  const parsed = await parseDmn(xml);
  if (typeof parsed === 'string') return { decisions: [], faults: [at('', texts().notDmn(parsed))] };
  const faults = parsed.unreadable.map((what) => at('', texts().unreadable(briefly(what))));
  if (parsed.definitions.import.length > 0) faults.push(at('', texts().otherElement('import')));
  const decisions: ReadDecision[] = [];
  for (const { $type, id, ...element } of parsed.definitions.drgElement) {
    if ($type === 'dmn:InputData') continue;
    if ($type !== 'dmn:Decision') faults.push(at(id, texts().otherElement($type.replace('dmn:', ''))));
    else {
      const { table, faults: found } = readDecision(Decision.parse({ ...element, id }));
      faults.push(...found.map(({ element: where, message }) => at(where, message)));
      if (table) decisions.push({ table, at });
    }
  }
  return { decisions, faults };
}

/** What was read, or why nothing could be. */
async function parseDmn(
  xml: string,
): Promise<{ definitions: z.infer<typeof Definitions>; unreadable: string[] } | string> {
  const fault = findXmlFault(xml);
  if (fault) return fault;
  try {
    const { rootElement, warnings } = await new DmnModdle({ motcua: extension }).fromXML(xml);
    // Through JSON once: plain objects instead of the library's own.
    const plain: unknown = JSON.parse(JSON.stringify(rootElement));
    const unreadable = warnings.map(({ message }) => message.split('\n')[0] ?? '');
    return { definitions: Definitions.parse(plain), unreadable };
  } catch (error) {
    return error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
  }
}

const mostRows = 500;

/** What stands in a file, short enough for a sentence. */
const briefly = (text: string): string => (text.length > 80 ? `${text.slice(0, 80)}…` : text);

type Fault = { element: string; message: string };

function readDecision(decision: z.infer<typeof Decision>): { table?: DecisionTable; faults: Fault[] } {
  const { id, name } = decision;
  const logic = Table.safeParse(decision.decisionLogic);
  if (!logic.success) return { faults: [{ element: id, message: texts().notTable(name || id) }] };
  const faults: Fault[] = [];
  const report = (message: string, element = id) => faults.push({ element, message });
  if (decision.informationRequirement.some(({ requiredDecision }) => requiredDecision !== undefined))
    report(texts().dependent(name));
  const { hitPolicy, aggregation, input, output } = logic.data;
  if (!hitPolicies.some((known) => known === hitPolicy)) report(texts().hitPolicy(briefly(hitPolicy)));
  if (aggregation !== undefined && !aggregations.some((known) => known === aggregation))
    report(texts().hitPolicy(`${hitPolicy} ${aggregation}`));
  if (aggregation !== undefined && hitPolicy !== 'COLLECT') report(texts().aggregationAlone);
  if (aggregation !== undefined && output.length > 1) report(texts().aggregated);

  // Rows are compared with each other, and every sort of dossier is tried on each.
  if (logic.data.rule.length > mostRows) {
    report(texts().tooManyRows(name, logic.data.rule.length, mostRows));
    return { faults };
  }

  const inputs = input.map(({ label, inputExpression: { text } }) => ({
    label: label ?? text.trim(),
    expression: text.trim(),
  }));
  for (const { expression } of inputs) {
    const compiled = compileFeel(expression);
    if (!compiled.ok) report(texts().badTable(name, `“${briefly(expression)}”: ${compiled.problem.message}`));
  }
  const outputs = output.map(({ name: key, label }) => ({ name: key, label: label ?? key }));
  const rules = readRules(logic.data, { id, inputs, outputs, report });
  if (faults.length > 0) return { faults };
  const { article, from, to } = decision;
  const table = DecisionTable.safeParse(
    { id, name, from, to, article, hitPolicy, aggregation, inputs, outputs, rules },
    { error: z.locales[spokenLanguage()]().localeError },
  );
  if (table.success) return { table: table.data, faults };
  return {
    faults: table.error.issues.map(({ path, message }) => ({
      element: id,
      message: texts().badTable(name, `${path.join('.')}: ${message}`),
    })),
  };
}

type Columns = {
  id: string;
  inputs: DecisionTable['inputs'];
  outputs: DecisionTable['outputs'];
  report: (message: string, element?: string) => void;
};

function readRules({ rule }: Table, { id, inputs, outputs, report }: Columns): DecisionTable['rules'] {
  return rule.map((row, index) => {
    const place = row.id ?? id;
    const number = String(index + 1);
    const tests = row.inputEntry.map(({ text }) => text.trim());
    const results = row.outputEntry.map(({ text }) => text.trim());
    const columns = inputs.length + outputs.length;
    if (tests.length !== inputs.length || results.length !== outputs.length) {
      report(texts().cells(number, tests.length + results.length, columns), place);
    }
    const conditions = inputs.flatMap(({ expression, label }, at) => {
      const cell = tests[at] ?? '';
      const compiled = compileCell(expression, cell);
      if (!compiled.ok) report(texts().badCell(number, label, briefly(cell), compiled.why), place);
      return compiled.ok ? (compiled.condition ?? []) : [];
    });
    for (const [at, { label }] of outputs.entries()) {
      const text = results[at] ?? '';
      const compiled = compileFeel(text);
      if (text === '') report(texts().badCell(number, label, text, texts().empty), place);
      else if (!compiled.ok) report(texts().badCell(number, label, briefly(text), compiled.problem.message), place);
    }
    const note = row.annotationEntry
      .map(({ text }) => text.trim())
      .filter((text) => text !== '')
      .join('; ');
    return {
      id: row.id ?? number,
      tests: tests.map((test) => (asksNothing(test) ? '-' : test)),
      conditions,
      outputs: results,
      ...(note && { note }),
    };
  });
}

/** Line of the element with this id; the first line when it has none. */
function lineOf(xml: string, id: string): number {
  const offset = id === '' ? -1 : xml.indexOf(` id="${id}"`);
  return offset < 0 ? 1 : xml.slice(0, offset).split('\n').length;
}

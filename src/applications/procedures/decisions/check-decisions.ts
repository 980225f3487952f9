import { compileFeel, pathsRead } from '#platform/forms/index.ts';
import { citesKnownLaw } from '../check-form.ts';
import type { ProcedureDefinition } from '../procedures.contract.ts';
import { cellsMeet, valuesOfCell } from './cell-values.ts';
import type { DecisionTable } from './decision-table.contract.ts';
import { decisionTexts as texts } from './decision-texts.ts';
import type { ReadDecision } from './read-decisions.ts';

/** What a decision may read beside the form. */
const beside = new Set(['today', 'channel']);

/**
 * Rà soát bảng quyết định: what the form does not have, laws that are not listed, rows that contradict the hit policy or can never
 * apply, tables nothing uses.
 */
export function checkDecisions(
  decisions: readonly ReadDecision[],
  {
    definition,
    formPaths,
    usedByProcess,
  }: {
    definition: Pick<ProcedureDefinition, 'legalBases' | 'fees'>;
    formPaths: ReadonlySet<string> | undefined;
    usedByProcess: ReadonlySet<string>;
  },
): string[] {
  const used = new Set([...usedByProcess, ...definition.fees.flatMap(({ decision }) => decision ?? [])]);
  return decisions.flatMap(({ table, at }, index) => {
    const { id, from, to = from, article } = table;
    const isRepeated = decisions.slice(0, index).some((one) => one.table.id === id && one.table.from === from);
    return [
      ...(citesKnownLaw(article, definition.legalBases) ? [] : [at(id, texts().unknownArticle(article))]),
      ...(from <= to ? [] : [at(id, texts().wrongDates)]),
      ...(isRepeated ? [at(id, texts().repeated(id, from))] : []),
      ...(used.has(id) ? [] : [at(id, texts().unused(id))]),
      ...checkInputs(table, formPaths).map((message) => at(id, message)),
      ...checkArticles(table, definition).map(({ row, message }) => at(row, message)),
      ...checkRows(table).map(({ row, message }) => at(row, message)),
    ];
  });
}

function checkInputs({ inputs, rules }: DecisionTable, formPaths: ReadonlySet<string> | undefined): string[] {
  const read = [
    ...inputs.map(({ expression }) => expression),
    ...rules.flatMap(({ conditions, outputs }) => [...conditions, ...outputs]),
  ];
  const told = new Map<string, string>();
  for (const text of read) {
    const compiled = compileFeel(text);
    for (const name of compiled.ok ? pathsRead(compiled.ast) : []) {
      if (beside.has(name) || (formPaths?.has(name) ?? true) || told.has(name)) continue;
      told.set(name, texts().unknownInput(text, name));
    }
  }
  return [...told.values()];
}

/** A column `article` says for each row where it comes from. */
function checkArticles(
  { outputs, rules }: DecisionTable,
  { legalBases }: Pick<ProcedureDefinition, 'legalBases'>,
): { row: string; message: string }[] {
  const column = outputs.findIndex(({ name }) => name === 'article');
  return rules.flatMap(({ id, outputs: results }) => {
    const article = textOf(results[column] ?? '');
    return article === undefined || citesKnownLaw(article, legalBases)
      ? []
      : [{ row: id, message: texts().unknownArticle(article) }];
  });
}

function textOf(text: string): string | undefined {
  const compiled = compileFeel(text);
  const value = compiled.ok && compiled.ast.op === 'literal' ? compiled.ast.value : undefined;
  return typeof value === 'string' ? value : undefined;
}

/** Two rows of UNIQUE that can both apply, of ANY that then differ, of FIRST of which the later never gets its turn. */
function checkRows({ hitPolicy, rules }: DecisionTable): { row: string; message: string }[] {
  if (hitPolicy === 'COLLECT') return [];
  const values = rules.map(({ tests }) => tests.map(valuesOfCell));
  return rules.flatMap((rule, later) => {
    const earlier = rules.slice(0, later).findIndex((other, at) => {
      if (hitPolicy === 'FIRST') return covers(other.tests, rule.tests);
      const meets = (values[at] ?? []).every((cell, column) => cellsMeet(cell, values[later]?.[column]) === true);
      return meets && (hitPolicy === 'UNIQUE' || other.outputs.join('\n') !== rule.outputs.join('\n'));
    });
    if (earlier < 0) return [];
    const [row, by] = [String(later + 1), String(earlier + 1)];
    return [
      {
        row: rule.id,
        message: hitPolicy === 'FIRST' ? texts().neverReached(row, by) : texts().overlap(by, row, hitPolicy),
      },
    ];
  });
}

/** Whether a row plainly applies wherever another does: each of its cells asks nothing, or the same. */
function covers(wide: readonly string[], narrow: readonly string[]): boolean {
  return wide.every((cell, column) => cell === '-' || cell === narrow[column]);
}

import { evaluateFeel } from '#platform/forms/index.ts';
import type { DecisionTable } from './decision-table.contract.ts';

type Variables = Readonly<Record<string, unknown>>;
/** What a table says, by the names of its outputs; null when no row applies. */
export type Decided = Record<string, unknown> | null;

/** Bảng quyết định in force on a day; undefined where there is none. */
export function decisionOn(tables: readonly DecisionTable[], id: string, on: string): DecisionTable | undefined {
  return tables
    .filter((table) => table.id === id && table.from <= on && (table.to === undefined || on <= table.to))
    .toSorted((a, b) => a.from.localeCompare(b.from))
    .at(-1);
}

/** Tính bảng quyết định. Rows that contradict the hit policy are a fault of the package, thrown as an error. */
export function decide(table: DecisionTable, variables: Variables): Decided {
  const hits = table.rules.filter(({ conditions }) =>
    conditions.every((condition) => evaluateFeel(condition, variables) === true),
  );
  const [first] = hits;
  if (!first) return null;
  const outputsOf = ({ outputs }: DecisionTable['rules'][number]) =>
    Object.fromEntries(table.outputs.map(({ name }, at) => [name, evaluateFeel(outputs[at] ?? 'null', variables)]));
  const contradict = () => {
    const rows = hits.map(({ id }) => id).join(', ');
    return new Error(`Decision table ${table.id} (${table.hitPolicy}): rows ${rows} apply together`);
  };

  switch (table.hitPolicy) {
    case 'FIRST':
      return outputsOf(first);
    case 'UNIQUE':
      if (hits.length > 1) throw contradict();
      return outputsOf(first);
    case 'ANY': {
      const answers = hits.map(outputsOf);
      if (new Set(answers.map((answer) => JSON.stringify(answer))).size > 1) throw contradict();
      return answers[0] ?? null;
    }
    case 'COLLECT': {
      const answers = hits.map(outputsOf);
      return Object.fromEntries(
        table.outputs.map(({ name }) => [
          name,
          aggregate(
            table.aggregation,
            answers.map((answer) => answer[name]),
          ),
        ]),
      );
    }
  }
}

/**
 * What a step of the process learns from its table: every output of every table of that id, unknown (null) where no row applies, so
 * that conditions never read what an earlier step said.
 */
export function decideFor(
  { decisions }: { decisions: readonly DecisionTable[] },
  { decision, on, variables }: { decision: string; on: string; variables: Variables },
): Record<string, unknown> {
  const names = decisions.filter(({ id }) => id === decision).flatMap(({ outputs }) => outputs.map(({ name }) => name));
  const table = decisionOn(decisions, decision, on);
  return { ...Object.fromEntries(names.map((name) => [name, null])), ...(table && decide(table, variables)) };
}

/** A list without aggregation; null when something to be added up is no number. */
function aggregate(aggregation: DecisionTable['aggregation'], values: readonly unknown[]): unknown {
  if (aggregation === undefined) return values;
  if (aggregation === 'COUNT') return values.length;
  const numbers = values.filter((value) => typeof value === 'number');
  if (numbers.length < values.length) return null;
  if (aggregation === 'SUM') return numbers.reduce((sum, value) => sum + value, 0);
  return aggregation === 'MIN' ? Math.min(...numbers) : Math.max(...numbers);
}

import { possibleCases, valueText, type FormDefinition, type PossibleCase } from '#platform/forms/index.ts';
import { spokenLanguage } from '#infrastructure/spoken-language.ts';
import type { KnownNames } from '../known-names.ts';
import { channels, type Channel, type FeeRule, type ProcedureDefinition } from '../procedures.contract.ts';
import { decisionOn } from './decide.ts';
import type { DecisionTable } from './decision-table.contract.ts';
import { decisionTexts as texts } from './decision-texts.ts';

type Asked = {
  definition: Pick<ProcedureDefinition, 'fees' | 'channels'>;
  form: FormDefinition;
  tables: readonly DecisionTable[];
  codesOf: KnownNames['codesOf'];
};

/**
 * Biểu phí không được sót trường hợp: a dossier that comes to a fee's table and none of whose rows applies would be refused only when it
 * is handed in. Tried with every sort of dossier the fee and its table can tell apart; the first that is left out is named.
 */
export function coverFees(asked: Asked): { table: DecisionTable; message: string }[] {
  const { fees } = asked.definition;
  return fees.flatMap((rule, fee) =>
    tablesOf(rule, asked.tables).flatMap((table) => {
      // Rules of the same fee that come first and were in force on some day with this one take their cases away.
      const earlier = fees.slice(0, fee).filter((other) => other.id === rule.id && meets(other, rule));
      const left = findLeftOut(asked, { rule, table, earlier });
      return left ? [{ table, message: texts().leftOut(table.name, wordsOf(left)) }] : [];
    }),
  );
}

type Dated = { from: string; to?: string | undefined };
const meets = (one: Dated, other: Dated): boolean =>
  one.from <= (other.to ?? '9999-12-31') && other.from <= (one.to ?? '9999-12-31');

/** Tables that answer for the fee on some day: each from the day it comes into force, or the fee does. */
function tablesOf(rule: FeeRule, tables: readonly DecisionTable[]): DecisionTable[] {
  const { decision } = rule;
  if (decision === undefined) return [];
  const days = [rule.from, ...tables.filter(({ id }) => id === decision).map(({ from }) => from)];
  const inForce = days.filter((day) => day >= rule.from && day <= (rule.to ?? '9999-12-31'));
  return [...new Set(inForce.flatMap((day) => decisionOn(tables, decision, day) ?? []))];
}

function findLeftOut(
  { definition, form, codesOf }: Asked,
  { rule, table, earlier }: { rule: FeeRule; table: DecisionTable; earlier: readonly FeeRule[] },
): PossibleCase | undefined {
  const before = earlier.map(conditionOf);
  const rows = table.rules.map(({ conditions }) => allOf(conditions));
  const cases = possibleCases([conditionOf(rule), ...before, ...rows], {
    definition: form,
    codesOf,
    beside: { channel: () => [...definition.channels] },
  });
  return cases?.find(({ holds: [isAsked, ...others] }) => isAsked && !others.includes(true));
}

const conditionOf = ({ when, channel }: FeeRule): string =>
  allOf([...(channel ? [`channel = "${channel}"`] : []), ...(when === undefined ? [] : [when])]);

const allOf = (conditions: readonly string[]): string =>
  conditions.length === 0 ? 'true' : conditions.map((condition) => `(${condition})`).join(' and ');

const channelIn = (value: unknown): Channel => channels.find((channel) => channel === value) ?? 'counter';

/** The case in words: what is answered, by the labels of the form. */
function wordsOf({ answers }: PossibleCase): string {
  const lang = spokenLanguage();
  const codeLists = { has: () => true, name: () => undefined, entries: () => [] };
  const said = answers.map(({ path, field, value }) => {
    if (path === 'channel') return texts().caseOf(texts().channel, texts().channelOf(channelIn(value)));
    const label = (field && (lang === 'en' ? field.labelEn : field.label)) ?? path;
    if (value === null) return texts().caseOf(label, texts().unanswered);
    if (value === undefined) return texts().caseOf(label, texts().otherValue);
    const stored = typeof value === 'object' && 'iso' in value ? value.iso : value;
    return texts().caseOf(label, field ? valueText(field, stored, { codeLists, lang }) : String(stored));
  });
  return said.length === 0 ? texts().anyCase : said.join('; ');
}

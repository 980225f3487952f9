import { evaluateFeel } from '#platform/forms/index.ts';
import { decide, decisionOn } from './decisions/decide.ts';
import { feeRulesOn } from './dated-rules.ts';
import type { Channel, FeeRule, ProcedureDefinition } from './procedures.contract.ts';

export type ComputedFee = { id: string; kind: 'fee' | 'charge'; name: string; amountVnd: number; article: string };

/**
 * Tính phí, lệ phí: for each fee the first rule in force whose channel and condition match. Amounts in VND, whole; a rule or a
 * decision table that gives no whole amount ≥ 0 is a fault of the package, thrown as an error rather than charged.
 */
export function computeFees(
  definition: Pick<ProcedureDefinition, 'fees' | 'code' | 'decisions'>,
  { channel, on, form }: { channel: Channel; on: string; form: Readonly<Record<string, unknown>> },
): ComputedFee[] {
  const taken = new Map<string, ComputedFee>();
  for (const rule of feeRulesOn(definition, on)) {
    if (taken.has(rule.id) || (rule.channel && rule.channel !== channel)) continue;
    if (rule.when && evaluateFeel(rule.when, form) !== true) continue;
    const said =
      rule.decision === undefined ? amountOf(rule, form) : askTable(definition, rule.decision, { channel, on, form });
    const { amountVnd } = said;
    if (typeof amountVnd !== 'number' || !Number.isInteger(amountVnd) || amountVnd < 0) {
      throw new Error(`Fee ${rule.id} of ${definition.code} gives ${String(amountVnd)}`);
    }
    taken.set(rule.id, {
      id: rule.id,
      kind: rule.kind,
      name: textOr(rule.name, said['name']),
      amountVnd,
      article: textOr(rule.article, said['article']),
    });
  }
  return [...taken.values()];
}

type Asked = { channel: Channel; on: string; form: Readonly<Record<string, unknown>> };

function amountOf({ amountVnd }: FeeRule, form: Asked['form']): Record<string, unknown> {
  return { amountVnd: typeof amountVnd === 'string' ? evaluateFeel(amountVnd, form) : amountVnd };
}

/** The row of the fee's table; an empty answer where none applies. */
function askTable(
  { decisions }: Pick<ProcedureDefinition, 'decisions'>,
  id: string,
  { channel, on, form }: Asked,
): Record<string, unknown> {
  const table = decisionOn(decisions, id, on);
  return (table && decide(table, { ...form, channel })) ?? {};
}

const textOr = (usual: string, said: unknown) => (typeof said === 'string' ? said : usual);

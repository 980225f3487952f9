import { evaluateFeel } from '#platform/forms/index.ts';
import { feeRulesOn } from './dated-rules.ts';
import type { Channel, ProcedureDefinition } from './procedures.contract.ts';

export type ComputedFee = { id: string; kind: 'fee' | 'charge'; name: string; amountVnd: number; article: string };

/**
 * Tính phí, lệ phí: for each fee the first rule in force whose channel and condition match. Amounts in VND, whole; a rule that
 * gives no whole amount ≥ 0 is a fault of the package, thrown as an error rather than charged.
 */
export function computeFees(
  definition: Pick<ProcedureDefinition, 'fees' | 'code'>,
  { channel, on, form }: { channel: Channel; on: string; form: Readonly<Record<string, unknown>> },
): ComputedFee[] {
  const taken = new Map<string, ComputedFee>();
  for (const rule of feeRulesOn(definition, on)) {
    if (taken.has(rule.id) || (rule.channel && rule.channel !== channel)) continue;
    if (rule.when && evaluateFeel(rule.when, form) !== true) continue;
    const amountVnd = typeof rule.amountVnd === 'number' ? rule.amountVnd : evaluateFeel(rule.amountVnd, form);
    if (typeof amountVnd !== 'number' || !Number.isInteger(amountVnd) || amountVnd < 0) {
      throw new Error(`Fee ${rule.id} of ${definition.code} gives ${String(amountVnd)}`);
    }
    taken.set(rule.id, { id: rule.id, kind: rule.kind, name: rule.name, amountVnd, article: rule.article });
  }
  return [...taken.values()];
}

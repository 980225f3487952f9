import type { Partner, ProcedureDefinition } from './procedures.contract.ts';

type Dated = { from: string; to?: string | undefined };

function isInForce(rule: Dated, on: string): boolean {
  return rule.from <= on && (rule.to === undefined || on <= rule.to);
}

/** Cơ quan có thẩm quyền on a day: the kind of unit that decides. */
export function authorityOn(definition: Pick<ProcedureDefinition, 'authority'>, on: string) {
  return definition.authority.findLast((rule) => isInForce(rule, on));
}

/** Mức độ dịch vụ công trực tuyến on a day. */
export function serviceLevelOn(definition: Pick<ProcedureDefinition, 'serviceLevels'>, on: string) {
  return definition.serviceLevels.findLast((rule) => rule.from <= on);
}

export function feeRulesOn(definition: Pick<ProcedureDefinition, 'fees'>, on: string) {
  return definition.fees.filter((rule) => isInForce(rule, on));
}

/** Quy tắc phối hợp on a day: within which term the agency answers, and what its silence means. */
export function consultationRuleOn(partner: Pick<Partner, 'rules'>, on: string) {
  return partner.rules.findLast((rule) => isInForce(rule, on));
}

/** Packages as they came into force: of several versions of one procedure the last is the one offered in the end. */
export function byPublication<One extends { definition: Pick<ProcedureDefinition, 'publication'> }>(
  packages: readonly One[],
): One[] {
  const from = (one: One) => one.definition.publication.from;
  return packages.toSorted((a, b) => from(a).localeCompare(from(b)));
}

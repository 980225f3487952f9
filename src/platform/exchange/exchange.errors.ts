import { defineRefusals } from '#infrastructure/refusal.ts';

export const refuse = defineRefusals({
  'exchange.not_found': 404,
  'exchange.contract_wrong': 422,
  'exchange.upstream_forbidden': 422,
  'exchange.no_operation': 422,
  'exchange.no_field': 422,
  'exchange.fields_needed': 422,
  'exchange.dates_wrong': 422,
  'exchange.no_system': 422,
  'exchange.no_unit': 422,
  'exchange.no_service': 422,
  'exchange.other_environment': 422,
  'exchange.code_taken': 409,
  'exchange.grant_exists': 409,
  'exchange.step_not_allowed': 409,
  'exchange.own_request': 409,
  'exchange.reason_needed': 422,
  'exchange.breaks_consumers': 409,
  'exchange.key_wrong': 422,
  'exchange.certificate_wrong': 422,
});

import { defineRefusals } from '#infrastructure/refusal.ts';

export const refuse = defineRefusals({
  'procedure.not_found': 404,
  'procedure.no_earlier_version': 409,
  'procedure.draft_not_found': 404,
  'procedure.draft_changed': 409,
  'procedure.draft_code_wrong': 422,
  'procedure.published_meanwhile': 409,
});

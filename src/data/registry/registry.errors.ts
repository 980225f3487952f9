import { defineRefusals } from '#infrastructure/refusal.ts';

export const refuse = defineRefusals({
  'registry.not_found': 404,
  'registry.reason_needed': 422,
  'registry.too_many': 429,
  'registry.no_register': 404,
  'registry.asked_already': 409,
  'registry.nobody_to_ask': 422,
  'registry.answered_already': 409,
});

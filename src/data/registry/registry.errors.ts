import { defineRefusals } from '#infrastructure/refusal.ts';

export const refuse = defineRefusals({
  'registry.not_found': 404,
  'registry.reason_needed': 422,
  'registry.too_many': 429,
  'registry.no_register': 404,
  'registry.asked_already': 409,
  'registry.nobody_to_ask': 422,
  'registry.answered_already': 409,
  'registry.record_wrong': 422,
  'registry.record_missing': 404,
  'registry.record_merged': 409,
  'registry.record_ended': 409,
  'registry.key_missing': 422,
  'registry.keys_disagree': 409,
  'registry.ends_before': 422,
  'registry.one_record': 422,
  'registry.merge_undone': 409,
  'registry.later_merge': 409,
});

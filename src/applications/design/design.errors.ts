import { defineRefusals } from '#infrastructure/refusal.ts';

export const refuse = defineRefusals({
  'design.faulty': 422,
  'design.golden_differs': 422,
  'design.too_heavy': 422,
  'design.golden_unknown': 404,
  'design.preview_impossible': 422,
});

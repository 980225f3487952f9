import { defineRefusals } from '#infrastructure/refusal.ts';

export const refuse = defineRefusals({
  'payment.not_found': 404,
  'payment.wrong_signature': 400,
  'payment.wrong_amount': 409,
  'payment.other_charge': 409,
});

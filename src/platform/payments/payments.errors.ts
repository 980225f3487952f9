import { defineRefusals } from '#infrastructure/refusal.ts';

export const refuse = defineRefusals({
  'payment.not_found': 404,
  'payment.wrong_signature': 400,
  'payment.wrong_amount': 409,
  'payment.other_charge': 409,
  'payment.already_paid': 409,
  'payment.not_connected': 503,
  'payment.platform_silent': 503,
  'payment.platform_refused': 502,
  'payment.foreign_page': 502,
});

import { defineRefusals } from '#infrastructure/refusal.ts';

export const refuse = defineRefusals({
  'identity.wrong_password': 401,
  'identity.too_many_failures': 429,
  'identity.username_taken': 409,
});
export type IdentityErrorCode = Parameters<typeof refuse>[0];

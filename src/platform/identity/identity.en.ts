import type { identityVi } from './identity.vi.ts';

export const identityEn = {
  'identity.wrong_password': 'The username or password is not right.',
  'identity.too_many_failures': 'Too many failed attempts; please try again in {minutes} minutes.',
  'identity.username_taken': 'The username {username} is taken.',
} as const satisfies Record<keyof typeof identityVi, string>;

import type { identityVi } from './identity.vi.ts';

export const identityEn = {
  'identity.wrong_password': 'The username or the password is not correct.',
  'identity.too_many_failures': 'Signing in failed too many times. Please try again in {minutes} min.',
  'identity.username_taken': 'The username {username} is already taken.',
} as const satisfies Record<keyof typeof identityVi, string>;

import { z } from 'zod';

/** What a system may learn of who signs in, as its grant names it; claims of OpenID Connect where there is one. */
export const signOnFields = [
  'sub',
  'name',
  'birthdate',
  'gender',
  'account_kind',
  'personal_id',
  'tax_code',
  'posts',
] as const;
export type SignOnField = (typeof signOnFields)[number];
export const SignOnField = z.enum(signOnFields);

import type { Account } from '../identity.queries.ts';
import type { SignOnField } from './sign-on.contract.ts';

/** Port: the posts an official holds now, by the codes and names of their units. */
export type PostsNamed = (accountId: string) => readonly { unitCode: string; unitName: string; title: string }[];

/** Điều hệ thống được biết of who signed in: these fields, those the account has. Without `sub`, which each system has its own of. */
export function signOnClaims(
  { id, kind, fullName, personalId, taxCode, profile }: Account,
  fields: readonly SignOnField[],
  postsNamed: PostsNamed,
): Record<string, unknown> {
  const known = {
    name: fullName,
    birthdate: profile.birthDate,
    gender: profile.gender,
    account_kind: kind,
    // An official signs in as an official: what they are as a citizen is not their office's affair.
    personal_id: kind === 'citizen' ? personalId : undefined,
    tax_code: kind === 'enterprise' ? taxCode : undefined,
    posts: kind === 'officer' ? postsNamed(id) : undefined,
  };
  return Object.fromEntries(
    Object.entries(known).filter(
      ([field, value]) => fields.some((granted) => granted === field) && value !== undefined && value !== null,
    ),
  );
}

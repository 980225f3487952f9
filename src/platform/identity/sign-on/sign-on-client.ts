import type { SignOnField } from './sign-on.contract.ts';

/** Which of them each scope asks for. */
export const scopeFields = {
  openid: ['sub'],
  profile: ['name', 'birthdate', 'gender', 'account_kind'],
  dinh_danh: ['personal_id', 'tax_code'],
  co_quan: ['posts'],
} as const satisfies Readonly<Record<string, readonly SignOnField[]>>;

/** Port: a system people may sign in for; undefined of one that is unknown, cut off or not granted it. */
export type SignOnClient = {
  id: string;
  name: string;
  ownerCode: string;
  ownerName: string;
  /** SHA-256, hexadecimal; several while a secret is being replaced. */
  secretHashes: readonly string[];
  /** Where people are sent back to: these addresses and no others. */
  addresses: readonly string[];
  fields: readonly SignOnField[];
  purpose: string;
  article: string;
};
export type FindSignOnClient = (id: string) => Promise<SignOnClient | undefined>;

/** What of the grant these scopes ask for. */
export function fieldsAsked({ fields }: Pick<SignOnClient, 'fields'>, scope: string): SignOnField[] {
  const asked = new Set<SignOnField>(
    scope.split(' ').flatMap((name) => (Object.hasOwn(scopeFields, name) ? fieldsOfScope(name) : [])),
  );
  return fields.filter((field) => asked.has(field));
}

/** Of what is asked, what the person agreed to: a grant that was widened since tells nothing more. */
export function fieldsAgreed(
  client: Pick<SignOnClient, 'fields'>,
  { scope, grant }: { scope: string; grant: { getOIDCClaims: () => string[] } | undefined },
): SignOnField[] {
  const agreed = grant?.getOIDCClaims() ?? [];
  return fieldsAsked(client, scope).filter((field) => agreed.includes(field));
}

function fieldsOfScope(name: string): readonly SignOnField[] {
  return Object.entries(scopeFields).find(([scope]) => scope === name)?.[1] ?? [];
}

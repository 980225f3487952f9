import type { IncomingMessage } from 'node:http';
import type { JWK } from 'jose';
import { errors, interactionPolicy, Provider, type Configuration } from 'oidc-provider';
import { z } from 'zod';
import type { Clock } from '#infrastructure/clock.ts';
import type { Db } from '#infrastructure/database/connect.ts';
import type { Sealing } from '#infrastructure/sealing.ts';
import { findActiveAccount, type Account } from '../identity.queries.ts';
import { isSecretOf } from '../systems/is-secret-of.ts';
import { signOnAdapter } from './sign-on-adapter.ts';
import { signOnClaims, type PostsNamed } from './sign-on-claims.ts';
import { fieldsAgreed, fieldsAsked, scopeFields, type FindSignOnClient, type SignOnClient } from './sign-on-client.ts';
import type { SignOnField } from './sign-on.contract.ts';

/** Who is signed in at the portal, and since when. */
export type SignedInNow = { accountId: string; signedInAt: Date };

export type SignOnDeps = {
  db: Db;
  now: Clock;
  sealing: Sealing;
  /** Where the portal is reached; people and systems come to `<publicUrl>/dang-nhap-chung`. */
  publicUrl: string;
  keys: readonly JWK[];
  findClient: FindSignOnClient;
  /** By the request's cookie of the portal; undefined when nobody is signed in. */
  signedInNow: (request: IncomingMessage) => Promise<SignedInNow | undefined>;
  postsNamed: PostsNamed;
  /** Told before what a system asks of a person goes out. */
  onTold: (told: {
    id: string;
    client: SignOnClient;
    account: Account;
    fields: readonly SignOnField[];
  }) => Promise<void>;
  /** What went wrong on our side; the person sees a page that says so. */
  onFault: (error: unknown) => void;
};

/** Why nobody could be signed in: the system is cut off, this time has run out, what the system asked is wrong, or we failed. */
export type SignOnProblem = 'system' | 'expired' | 'request' | 'failed';

/** Draws the page for a problem in the person's language; each request brings its own. */
export type DrawProblem = (problem: SignOnProblem) => string;

export const signOnPath = '/dang-nhap-chung';
/** Pages of the portal that ask the person. */
export const signOnPages = '/cho-dang-nhap';

const seconds = {
  AuthorizationCode: 60,
  AccessToken: 600,
  IdToken: 600,
  Interaction: 1800,
  Session: 43_200,
  Grant: 43_200,
};
/** An access token, by which who signed in is asked for. */
const UserInfoToken = z.looseObject({ jti: z.string() });

/** The protocol (OpenID Connect, authorization code with PKCE) as the library speaks it, with what is known here of systems and people. */
export function createSignOnProvider(
  deps: SignOnDeps,
  { subjectOf, drawerOf }: { subjectOf: (clientId: string, accountId: string) => string; drawerOf: DrawerOf },
): Provider {
  const { db, now, sealing, publicUrl, keys, findClient, signedInNow, postsNamed, onTold, onFault } = deps;
  const configuration: Configuration = {
    adapter: signOnAdapter({ db, now, sealing, findClient }),
    jwks: { keys: keys.map((key) => ({ ...key })) },
    clientAuthMethods: ['client_secret_basic', 'client_secret_post'],
    scopes: ['openid'],
    claims: Object.fromEntries(Object.entries(scopeFields).map(([scope, fields]) => [scope, [...fields]])),
    responseTypes: ['code'],
    subjectTypes: ['pairwise'],
    pairwiseIdentifier: (_context, accountId, client) => subjectOf(client.clientId, accountId),
    // Which addresses are one system's is known from the axis, not from a file at one of them.
    sectorIdentifierUriValidate: () => false,
    pkce: { required: () => true },
    cookies: {
      keys: [sealing.keyOf('cookies of signing on')],
      long: { signed: true, httpOnly: true, sameSite: 'lax' },
      short: { signed: true, httpOnly: true, sameSite: 'lax' },
    },
    features: {
      devInteractions: { enabled: false },
      userinfo: { enabled: true },
      revocation: { enabled: true },
      rpInitiatedLogout: { enabled: false },
      resourceIndicators: { enabled: false },
    },
    interactions: { url: (_context, { uid }) => `${signOnPages}/${uid}`, policy: policyOf(deps) },
    ttl: seconds,
    findAccount: async (context, accountId, token) => {
      const [account, client] = await Promise.all([
        findActiveAccount(db, accountId),
        findClient(context.oidc.client?.clientId ?? ''),
      ]);
      // An account that is gone, and a system that lost its grant since, learn nothing any more.
      if (!account || !client) return undefined;
      return {
        accountId,
        claims: async (use, scope) => {
          const fields = fieldsAgreed(client, { scope, grant: context.oidc.entities.Grant });
          const told = UserInfoToken.safeParse(token).data;
          if (use === 'userinfo' && told) await onTold({ id: told.jti, client, account, fields });
          return { sub: accountId, ...signOnClaims(account, fields, postsNamed) };
        },
      };
    },
    renderError: (context, { error: code }, error) => {
      context.type = 'html';
      context.body = drawerOf(context.req)(problemOf(code, error));
    },
  };
  const provider = new Provider(`${publicUrl}${signOnPath}`, configuration);
  // Addresses of ours and the cookies' `Secure` come from what `createSignOn` writes there, never from what was sent.
  provider.proxy = true;
  provider.on('server_error', (_context, error) => onFault(error));
  provider.Client.prototype.compareClientSecret = async function compare(this: { clientId: string }, given: string) {
    return isSecretOf(given, (await findClient(this.clientId))?.secretHashes ?? []);
  };
  // Who signed out at the portal, or is somebody else by now, begins anew: nobody goes on under a name that was left.
  provider.use(async (context, next) => {
    try {
      const session = await provider.Session.get(context);
      const { accountId } = session;
      if (accountId !== undefined && accountId !== (await signedInNow(context.req))?.accountId) await session.destroy();
      await next();
    } catch (error) {
      onFault(error);
      context.status = 500;
      context.type = 'html';
      context.body = drawerOf(context.req)('failed');
    }
  });
  return provider;
}

type DrawerOf = (request: IncomingMessage) => DrawProblem;

/** When people are asked, beside what the protocol says of it. */
function policyOf({ findClient, signedInNow }: SignOnDeps) {
  const { Check, base } = interactionPolicy;
  const policy = base();
  // One may have signed in for a question that another browser asked.
  const isElsewhere = new Check('elsewhere', 'signed in in another browser', 'login_required', async (context) => {
    const { accountId } = context.oidc.session ?? {};
    return accountId !== undefined && accountId !== (await signedInNow(context.req))?.accountId;
  });
  policy.get('login')?.checks.add(isElsewhere);
  // Agreed is to fields, as the page named them: a grant that was widened since is asked about again.
  const isUnasked = new Check('fields_missing', 'fields not agreed to', 'consent_required', async ({ oidc }) => {
    const client = await findClient(oidc.client?.clientId ?? '');
    if (!client) return false;
    const scope = z.string().catch('').parse(oidc.params?.['scope']);
    const agreed = fieldsAgreed(client, { scope, grant: oidc.entities.Grant });
    return agreed.length < fieldsAsked(client, scope).length;
  });
  policy.get('consent')?.checks.add(isUnasked);
  return policy;
}

function problemOf(code: string, error: unknown): SignOnProblem {
  if (error instanceof errors.SessionNotFound) return 'expired';
  if (code === 'server_error') return 'failed';
  return code === 'invalid_client' || code === 'unauthorized_client' ? 'system' : 'request';
}

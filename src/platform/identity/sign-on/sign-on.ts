import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { JWK } from 'jose';
import { Provider, type Interaction } from 'oidc-provider';
import { z } from 'zod';
import type { Clock } from '#infrastructure/clock.ts';
import type { Db } from '#infrastructure/database/connect.ts';
import type { Sealing } from '#infrastructure/sealing.ts';
import { findAccount } from '../identity.queries.ts';
import { signOnAdapter } from './sign-on-adapter.ts';
import { fieldsAsked, scopeFields, type FindSignOnClient, type SignOnClient } from './sign-on-client.ts';
import type { SignOnField } from './sign-on.contract.ts';
import { signOnClaims, type PostsNamed } from './sign-on-claims.ts';

export type SignOnDeps = {
  db: Db;
  now: Clock;
  sealing: Sealing;
  /** Where the portal is reached; people and systems come to `<publicUrl>/dang-nhap-chung`. */
  publicUrl: string;
  keys: readonly JWK[];
  findClient: FindSignOnClient;
  /** Account that is signed in at the portal now, by the request's cookie. */
  currentAccount: (request: IncomingMessage) => Promise<string | undefined>;
  postsNamed: PostsNamed;
  /** Told before what a system asks of a person goes out. */
  onTold: (told: {
    id: string;
    client: SignOnClient;
    accountId: string;
    fields: readonly SignOnField[];
  }) => Promise<void>;
  /** Behind a proxy that says over which protocol it was asked. */
  behindProxy: boolean;
};

/** What the person is to be asked. */
export type SignOnQuestion = { kind: 'login' } | { kind: 'consent'; client: SignOnClient; fields: SignOnField[] };

export type SignOn = {
  handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  /** Undefined when nothing is under way in this browser. */
  ask: (request: IncomingMessage, response: ServerResponse) => Promise<SignOnQuestion | undefined>;
  /** Gives where the browser goes on to. */
  answer: (
    request: IncomingMessage,
    response: ServerResponse,
    answer: { kind: 'login'; accountId: string } | { kind: 'consent'; agrees: boolean },
  ) => Promise<string>;
  /** Who a token of this system is about; undefined of a token that is another's, has run out or was taken back. */
  who: (token: string, clientId: string) => Promise<SignedIn | undefined>;
};

/** Answers of the axis to a system's question who it is that signed in. */
export type SignedIn = Record<string, unknown> & { sub: string };

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
const audienceOfUserInfo = z.looseObject({ jti: z.string() });
const Params = z.looseObject({ client_id: z.string(), scope: z.string().default('') });

/**
 * Đăng nhập một lần (OpenID Connect, authorization code with PKCE) for systems with a grant of the axis: people sign in here and nowhere
 * else, see what a system asks for and agree; the system learns the fields of its grant, under a name of the person no other system has.
 */
export function createSignOn(deps: SignOnDeps): SignOn {
  const { db, now, sealing, publicUrl, keys, findClient, currentAccount, postsNamed, onTold, behindProxy } = deps;
  // Each system has a name of its own for a person: two of them cannot put together what they know.
  const subjectOf = (clientId: string, accountId: string) => sealing.keyOf(`${clientId}|${accountId}`);
  const provider = new Provider(`${publicUrl}${signOnPath}`, {
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
    interactions: { url: (_context, { uid }) => `${signOnPages}/${uid}` },
    ttl: seconds,
    findAccount: async (context, accountId, token) => {
      const [account, client] = await Promise.all([
        findAccount(db, accountId),
        findClient(context.oidc.client?.clientId ?? ''),
      ]);
      // An account that is gone, and a system that lost its grant since, learn nothing any more.
      if (!account || !client) return undefined;
      return {
        accountId,
        claims: async (use, scope) => {
          const fields = fieldsAsked(client, scope);
          const told = audienceOfUserInfo.safeParse(token).data;
          if (use === 'userinfo' && told) await onTold({ id: told.jti, client, accountId, fields });
          return { sub: accountId, ...signOnClaims(account, fields, postsNamed) };
        },
      };
    },
    renderError: (context, out) => {
      context.type = 'html';
      context.body = errorPage(out.error);
    },
  });
  provider.proxy = behindProxy;
  provider.Client.prototype.compareClientSecret = async function compare(this: { clientId: string }, given: string) {
    const digest = createHash('sha256').update(given).digest();
    const hashes = (await findClient(this.clientId))?.secretHashes ?? [];
    return hashes.some((hash) => timingSafeEqual(digest, Buffer.from(hash, 'hex')));
  };
  const callback = provider.callback();

  /** Who signed out at the portal, or is somebody else by now, begins anew: nobody goes on under a name that was left. */
  async function leaveOthersSession(request: IncomingMessage): Promise<void> {
    const { cookie = '' } = request.headers;
    const id = /(?:^|; )_session=([^;]+)/.exec(cookie)?.[1];
    const session = id === undefined ? undefined : await provider.Session.find(id);
    if (session?.accountId === undefined || session.accountId === (await currentAccount(request))) return;
    await session.destroy();
    request.headers.cookie = cookie.replaceAll(/(?:^|; )_session(?:\.[a-z]+)*=[^;]*/g, '');
  }

  const underWay = (request: IncomingMessage, response: ServerResponse): Promise<Interaction | undefined> =>
    provider.interactionDetails(request, response).catch(() => undefined);

  return {
    handle: async (request, response) => {
      // As a server that mounts it would say: addresses of its own are made from the difference.
      Object.assign(request, { originalUrl: request.url });
      request.url = (request.url ?? '').slice(signOnPath.length) || '/';
      await leaveOthersSession(request);
      await callback(request, response);
    },
    ask: async (request, response) => {
      const details = await underWay(request, response);
      if (!details) return undefined;
      if (details.prompt.name === 'login') return { kind: 'login' };
      const { client_id: id, scope } = Params.parse(details.params);
      const client = await findClient(id);
      return client && { kind: 'consent', client, fields: fieldsAsked(client, scope) };
    },
    answer: async (request, response, answer) => {
      if (answer.kind === 'login')
        return provider.interactionResult(request, response, {
          login: { accountId: answer.accountId, remember: false },
        });
      if (!answer.agrees) return provider.interactionResult(request, response, { error: 'access_denied' });
      const { params, session, grantId: before } = await provider.interactionDetails(request, response);
      const { client_id: clientId, scope } = Params.parse(params);
      const kept = before === undefined ? undefined : await provider.Grant.find(before);
      const grant = kept ?? new provider.Grant({ accountId: session?.accountId ?? '', clientId });
      grant.addOIDCScope(scope);
      return provider.interactionResult(request, response, { consent: { grantId: await grant.save() } });
    },
    who: async (given, clientId) => {
      const [token, client] = await Promise.all([provider.AccessToken.find(given), findClient(clientId)]);
      if (!token?.isValid || !client || token.clientId !== clientId) return undefined;
      const account = await findAccount(db, token.accountId);
      if (!account) return undefined;
      const fields = fieldsAsked(client, token.scope ?? '');
      await onTold({ id: token.jti, client, accountId: account.id, fields });
      return { ...signOnClaims(account, fields, postsNamed), sub: subjectOf(clientId, account.id) };
    },
  };
}

function errorPage(error: string): string {
  const what = /^[a-z_]{1,60}$/.test(error) ? error : 'invalid_request';
  return `<!doctype html><html lang="vi"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Không đăng nhập được</title><main style="font:17px/1.5 system-ui,sans-serif;max-width:36rem;margin:2rem auto;padding:0 16px">
<h1 style="font-size:1.5rem">Không đăng nhập được cho hệ thống này</h1>
<p>Yêu cầu đăng nhập không đúng hoặc đã hết hạn. Hãy quay lại hệ thống bạn đang dùng và bắt đầu lại; nếu vẫn không được, hãy báo cơ quan quản lý hệ thống đó.</p>
<p style="color:#555">Mã lỗi: ${what}</p><p><a href="/">Về cổng dịch vụ công</a></p></main></html>`;
}

import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Interaction } from 'oidc-provider';
import { z } from 'zod';
import { findActiveAccount } from '../identity.queries.ts';
import { signOnClaims } from './sign-on-claims.ts';
import { fieldsAgreed, fieldsAsked, type SignOnClient } from './sign-on-client.ts';
import { createSignOnProvider, signOnPath, type DrawProblem, type SignOnDeps } from './sign-on-provider.ts';
import type { SignOnField } from './sign-on.contract.ts';

/** What the person is to be asked; `signedIn` is who may go on without giving a password now. */
export type SignOnQuestion =
  | { kind: 'login'; signedIn: { accountId: string; signedInAt: Date } | undefined }
  | { kind: 'consent'; client: SignOnClient; fields: SignOnField[] };

export type SignOnAnswer =
  | { kind: 'login'; accountId: string; signedInAt: Date }
  | { kind: 'consent'; fields: readonly SignOnField[] }
  | { kind: 'refusal' };

export type SignOn = {
  /** Speaks the protocol; `draw` gives the page for a person who cannot go on. */
  handle: (request: IncomingMessage, response: ServerResponse, draw: DrawProblem) => Promise<void>;
  /** Undefined when nothing is under way in this browser, or it is another person's. */
  ask: (request: IncomingMessage, response: ServerResponse) => Promise<SignOnQuestion | undefined>;
  /** Name of the system that asks in a sign-in under way, for the page that asks for the password; undefined when it is over. */
  systemAsking: (uid: string) => Promise<string | undefined>;
  /** Gives where the browser goes on to. */
  answer: (request: IncomingMessage, response: ServerResponse, answer: SignOnAnswer) => Promise<string>;
  /** Who a token of this system is about; undefined of a token that is another's, has run out or was taken back. */
  who: (token: string, clientId: string) => Promise<SignedIn | undefined>;
};

/** Answers of the axis to a system's question who it is that signed in. */
export type SignedIn = Record<string, unknown> & { sub: string };

const Params = z.looseObject({
  client_id: z.string(),
  scope: z.string().default(''),
  max_age: z.coerce.number().optional(),
});

/**
 * Đăng nhập một lần (OpenID Connect, authorization code with PKCE) for systems with a grant of the axis: people sign in here and nowhere
 * else, see what a system asks for and agree; the system learns the fields of its grant, under a name of the person no other system has.
 */
export function createSignOn(deps: SignOnDeps): SignOn {
  const { db, now, sealing, publicUrl, findClient, signedInNow, postsNamed, onTold } = deps;
  const { host, protocol } = new URL(publicUrl);
  // Each system has a name of its own for a person: two of them cannot put together what they know.
  const subjectOf = (clientId: string, accountId: string) => sealing.keyOf(`${clientId}|${accountId}`);
  const drawers = new WeakMap<IncomingMessage, DrawProblem>();
  const drawerOf = (request: IncomingMessage): DrawProblem => drawers.get(request) ?? ((problem) => problem);
  const provider = createSignOnProvider(deps, { subjectOf, drawerOf });
  const callback = provider.callback();

  const underWay = (request: IncomingMessage, response: ServerResponse): Promise<Interaction | undefined> =>
    provider.interactionDetails(request, response).catch(() => undefined);

  /** Seconds since 1970 before which a sign-in at the portal is too old for what the system asked (`prompt=login`, `max_age`). */
  function notBefore({ prompt, params, iat }: Interaction): number {
    if (prompt.reasons.includes('login_prompt')) return iat;
    const { max_age: maxAge } = Params.parse(params);
    return maxAge === undefined ? 0 : now().getTime() / 1000 - maxAge;
  }

  return {
    handle: async (request, response, draw) => {
      drawers.set(request, draw);
      // As a server that mounts it would say: addresses of its own are made from the difference.
      Object.assign(request, { originalUrl: request.url });
      request.url = (request.url ?? '').slice(signOnPath.length) || '/';
      // What anybody sends as host must not become an address people and systems are sent to.
      Object.assign(request.headers, { host, 'x-forwarded-proto': protocol.slice(0, -1) });
      delete request.headers['x-forwarded-host'];
      await callback(request, response);
    },
    ask: async (request, response) => {
      const [details, here] = await Promise.all([underWay(request, response), signedInNow(request)]);
      if (!details) return undefined;
      if (details.prompt.name === 'login') {
        const isFresh = here && Math.floor(here.signedInAt.getTime() / 1000) >= Math.floor(notBefore(details));
        return { kind: 'login', signedIn: isFresh ? here : undefined };
      }
      // Nobody agrees for who was here before.
      if (!here || details.session?.accountId !== here.accountId) return undefined;
      const { client_id: id, scope } = Params.parse(details.params);
      const client = await findClient(id);
      return client && { kind: 'consent', client, fields: fieldsAsked(client, scope) };
    },
    systemAsking: async (uid) => {
      const underWayHere = await provider.Interaction.find(uid);
      const client = underWayHere && (await findClient(Params.parse(underWayHere.params).client_id));
      return client?.name;
    },
    answer: async (request, response, answer) => {
      if (answer.kind === 'refusal') return provider.interactionResult(request, response, { error: 'access_denied' });
      if (answer.kind === 'login') {
        const { accountId, signedInAt } = answer;
        const ts = Math.floor(signedInAt.getTime() / 1000);
        return provider.interactionResult(request, response, { login: { accountId, ts, remember: false } });
      }
      const { params, session, grantId: before } = await provider.interactionDetails(request, response);
      const { client_id: clientId, scope } = Params.parse(params);
      const kept = before === undefined ? undefined : await provider.Grant.find(before);
      const grant = kept ?? new provider.Grant({ accountId: session?.accountId ?? '', clientId });
      grant.addOIDCScope(scope);
      grant.addOIDCClaims([...answer.fields]);
      return provider.interactionResult(request, response, { consent: { grantId: await grant.save() } });
    },
    who: async (given, clientId) => {
      const [token, client] = await Promise.all([provider.AccessToken.find(given), findClient(clientId)]);
      if (!token?.isValid || !client || token.clientId !== clientId) return undefined;
      const [account, grant] = await Promise.all([
        findActiveAccount(db, token.accountId),
        provider.Grant.find(token.grantId ?? ''),
      ]);
      if (!account || !grant) return undefined;
      const fields = fieldsAgreed(client, { scope: token.scope ?? '', grant });
      await onTold({ id: token.jti, client, account, fields });
      return { ...signOnClaims(account, fields, postsNamed), sub: subjectOf(clientId, account.id) };
    },
  };
}

import type { IncomingMessage, ServerResponse } from 'node:http';
import { createLocalJWKSet, jwtVerify, type JWK } from 'jose';
import { Provider, type Adapter, type AdapterPayload, type ClientMetadata } from 'oidc-provider';
import { z } from 'zod';
import type { Clock } from '#infrastructure/clock.ts';
import { secretOf, secretStandIn } from './is-secret-of.ts';
import { publicOf, signingAlgorithm } from './signing-keys.ts';

/** Port: a system that may ask for a token; undefined of one that is unknown or cut off. */
export type SystemClient = {
  id: string;
  /** SHA-256, hexadecimal, by the id of the secret; several while one is being replaced. */
  secrets: ReadonlyMap<string, string>;
  /** Tokens hold only over a connection with the certificate they were given to (RFC 8705). */
  boundToCertificate: boolean;
};
export type FindSystemClient = (id: string) => SystemClient | undefined;

/**
 * What a token says of who holds it; `certificate` is the SHA-256 of the certificate it is bound to, base64url. `secret` is the id of the
 * secret it was given for: whoever lets a caller in asks whether that one still holds. None was asked for where the system signs its own
 * (`own-tokens.ts`), and none is told by a gateway of an earlier release: gateways of both run side by side while they are replaced, and
 * what an earlier one gives has run out a quarter of an hour after the last of them.
 */
export type SystemToken = {
  client: string;
  secret: string | undefined;
  certificate: string | undefined;
  expiresAt: number;
};

export type TokenIssuer = {
  /** `POST /token`, `/jwks` and the discovery document. */
  handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  /** What a token of ours says; undefined when it is not ours, was changed, or has run out. */
  verify: (token: string) => Promise<SystemToken | undefined>;
};

/** Audience of the tokens; a token for something else the province signs is none for the axis. */
export const systemAudience = 'urn:motcua:exchange';
/** As WSO2 API Manager answers, whose clients look for it. */
const echoedScope = 'am_application_scope default';
export const tokenPaths = ['/token', '/jwks', '/.well-known/openid-configuration'] as const;

/** The id of the secret a token was given for. */
const secretClaim = 'secret_id';
/** How long a token lasts. */
export const tokenSeconds = 900;

const Claims = z.object({
  client_id: z.string(),
  [secretClaim]: z.string().optional(),
  exp: z.number(),
  cnf: z.looseObject({ 'x5t#S256': z.string().optional() }).optional(),
});

/**
 * Cấp mã truy cập cho các hệ thống (OAuth 2.1, client credentials): by secret, bound to the TLS certificate where the system has one.
 * `certificateOf` gives the client certificate of a connection, PEM; times in tokens are those of `now`.
 */
export async function createTokenIssuer({
  issuer,
  keys,
  findClient,
  certificateOf,
  now,
  onWrongSecret,
}: {
  issuer: string;
  keys: readonly JWK[];
  findClient: FindSystemClient;
  certificateOf: (request: IncomingMessage) => string | undefined;
  now: Clock;
  /** Told of a secret that is none of a client's, and of the address it came from. */
  onWrongSecret?: (shown: { client: string; secret: string; from: string }) => void;
}): Promise<TokenIssuer> {
  /** Which secret each request for a token showed, by its id. */
  const shown = new WeakMap<IncomingMessage, string>();
  const provider = new Provider(issuer, {
    adapter: adapterOver(findClient),
    jwks: { keys: keys.map((key) => ({ ...key })) },
    clientAuthMethods: ['client_secret_basic', 'client_secret_post'],
    scopes: echoedScope.split(' '),
    responseTypes: [],
    routes: { token: tokenPaths[0], jwks: tokenPaths[1] },
    features: {
      devInteractions: { enabled: false },
      userinfo: { enabled: false },
      clientCredentials: { enabled: true },
      mTLS: {
        enabled: true,
        certificateBoundAccessTokens: true,
        getCertificate: ({ req }: { req: IncomingMessage }) => certificateOf(req),
      },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => systemAudience,
        getResourceServerInfo: () => ({
          scope: echoedScope,
          audience: systemAudience,
          accessTokenTTL: tokenSeconds,
          accessTokenFormat: 'jwt',
          jwt: { sign: { alg: signingAlgorithm } },
        }),
      },
    },
    ttl: { ClientCredentials: tokenSeconds },
    formats: {
      customizers: {
        // The library asks the machine for the time; whoever checks a token asks the system's clock, which a demonstration sets ahead.
        jwt: ({ req }, _token, { payload }) => {
          const at = Math.floor(now().getTime() / 1000);
          const secret = shown.get(req);
          // One that is tied to no secret would outlast whichever is revoked.
          if (secret === undefined) throw new Error('A token was asked for without a secret');
          Object.assign(payload, { iat: at, exp: at + tokenSeconds, [secretClaim]: secret });
        },
      },
    },
    cookies: { keys: ['no cookie is set for systems'] },
  });
  provider.Client.prototype.compareClientSecret = function compare(this: { clientId: string }, given: string) {
    const secret = secretOf(given, findClient(this.clientId)?.secrets ?? new Map());
    const request = Provider.ctx?.req;
    if (secret !== undefined && request) shown.set(request, secret);
    if (secret === undefined)
      onWrongSecret?.({
        ...{ client: this.clientId, secret: given },
        from: request?.socket.remoteAddress ?? '',
      });
    return secret !== undefined;
  };
  provider.use(async (context, next) => {
    await next();
    const { body } = context;
    if (
      context.status === 200 &&
      typeof body === 'object' &&
      body !== null &&
      'access_token' in body &&
      !('scope' in body)
    )
      context.body = { ...body, scope: echoedScope };
  });
  const publicKeys = await Promise.all(keys.map(publicOf));
  const keySet = createLocalJWKSet({ keys: publicKeys });
  const callback = provider.callback();
  return {
    handle: (request, response) => callback(request, response),
    verify: async (token) => {
      const verified = await jwtVerify(token, keySet, {
        issuer,
        audience: systemAudience,
        algorithms: [signingAlgorithm],
        currentDate: now(),
      }).catch(() => undefined);
      const claims = Claims.safeParse(verified?.payload);
      if (!claims.success) return undefined;
      const { client_id: client, [secretClaim]: secret, exp, cnf } = claims.data;
      return { client, secret, certificate: cnf?.['x5t#S256'], expiresAt: exp * 1000 };
    },
  };
}

/** Clients come from the axis; tokens carry all they say and are kept nowhere. */
function adapterOver(findClient: FindSystemClient): new (name: string) => Adapter {
  return class {
    readonly name: string;
    constructor(name: string) {
      this.name = name;
    }
    async find(id: string): Promise<AdapterPayload | undefined> {
      const client = this.name === 'Client' ? findClient(id) : undefined;
      return client && { ...metadataOf(client) };
    }
    async upsert() {}
    async findByUserCode() {
      return undefined;
    }
    async findByUid() {
      return undefined;
    }
    async consume() {}
    async destroy() {}
    async revokeByGrantId() {}
  };
}

const metadataOf = ({ id, boundToCertificate }: SystemClient): ClientMetadata => ({
  client_id: id,
  client_secret: secretStandIn,
  grant_types: ['client_credentials'],
  response_types: [],
  redirect_uris: [],
  token_endpoint_auth_method: 'client_secret_basic',
  id_token_signed_response_alg: signingAlgorithm,
  tls_client_certificate_bound_access_tokens: boundToCertificate,
});

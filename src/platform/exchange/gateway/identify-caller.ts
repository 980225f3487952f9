import { hash } from 'node:crypto';
import { TLSSocket } from 'node:tls';
import type { TokenIssuer, SystemToken } from '#platform/identity/index.ts';
import type { Known, KnownSystem } from '../known/known.ts';
import type { CallerRequest } from './caller.ts';
import { GatewayFault } from './faults.ts';

export type IdentifyCaller = (request: CallerRequest, known: Known) => Promise<KnownSystem> | KnownSystem;

/** Tokens whose signature was checked already; the oldest goes when there are more. */
const mostRemembered = 10_000;

/**
 * Nhận diện hệ thống gọi: a token of ours, of a system that is still known, over the certificate the token was given to. Whether the
 * system, the secret the token was given for and the certificate still hold is asked at every call, so that cutting one off takes effect
 * at once.
 */
export function createIdentifyCaller({
  issuer,
  mustShowCertificate,
  nowMs,
}: {
  issuer: Pick<TokenIssuer, 'verify'>;
  mustShowCertificate: (system: KnownSystem) => boolean;
  nowMs: () => number;
}): IdentifyCaller {
  const remembered = new Map<string, SystemToken>();

  async function verify(token: string): Promise<SystemToken> {
    const verified = await issuer.verify(token);
    if (!verified) throw new GatewayFault('invalid_credentials');
    if (remembered.size >= mostRemembered) {
      const [oldest] = remembered.keys();
      if (oldest !== undefined) remembered.delete(oldest);
    }
    remembered.set(token, verified);
    return verified;
  }

  function systemOf(
    { client, secret, certificate, expiresAt }: SystemToken,
    request: CallerRequest,
    known: Known,
  ): KnownSystem {
    const system = known.systems.get(client);
    if (!system || expiresAt <= nowMs()) throw new GatewayFault('invalid_credentials');
    if (secret !== undefined && !system.secrets.has(secret)) throw new GatewayFault('invalid_credentials');
    if (certificate === undefined && !mustShowCertificate(system)) return system;
    const shown = thumbprintOf(request);
    if (shown === undefined || shown !== certificate || !system.certificates.has(shown))
      throw new GatewayFault('wrong_certificate');
    return system;
  }

  return (request, known) => {
    const header = request.headers.authorization;
    if (header === undefined) throw new GatewayFault('missing_credentials');
    const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/.exec(header)?.[1];
    if (token === undefined) throw new GatewayFault('invalid_credentials');
    const before = remembered.get(token);
    if (before) return systemOf(before, request, known);
    return verify(token).then((verified) => systemOf(verified, request, known));
  };
}

const thumbprints = new WeakMap<object, string>();

/** SHA-256 of the client certificate of this connection, base64url, if its authority is trusted and its time has not passed. */
export function thumbprintOf({ socket }: CallerRequest): string | undefined {
  if (!(socket instanceof TLSSocket) || !socket.authorized) return undefined;
  const before = thumbprints.get(socket);
  if (before !== undefined) return before;
  const certificate = socket.getPeerX509Certificate();
  if (!certificate) return undefined;
  const thumbprint = hash('sha256', certificate.raw, 'base64url');
  thumbprints.set(socket, thumbprint);
  return thumbprint;
}

/** The client certificate of a connection, PEM, for the token issuer. */
export function certificateOf({ socket }: Pick<CallerRequest, 'socket'>): string | undefined {
  return socket instanceof TLSSocket && socket.authorized ? socket.getPeerX509Certificate()?.toString() : undefined;
}

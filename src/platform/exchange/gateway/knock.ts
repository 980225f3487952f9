import { connect as connectPlain, isIP, type Socket } from 'node:net';
import { connect as connectTls, type PeerCertificate } from 'node:tls';
import { ForbiddenAddress, type WayToProvider } from './upstreams.ts';

/** Why no connection came about; `name_unanswered` when nobody said where the name is. */
export type NoConnection =
  | 'address_forbidden'
  | 'name_not_found'
  | 'name_unanswered'
  | 'connection_refused'
  | 'no_connection';
/** Chứng thư máy chủ đã đưa ra: what it says of itself, trusted or not. */
export type ShownCertificate = { validFrom: Date; validTo: Date; names: string };
export type Knock =
  | { kind: 'none'; why: NoConnection }
  | { kind: 'plain'; tookMs: number }
  /** `fault`: the code Node gives why it is not trusted, or that there was no handshake; undefined when all is well. */
  | { kind: 'secured'; tookMs: number; fault: string | undefined; certificate: ShownCertificate | undefined };

/**
 * Gõ cửa bên cung cấp: one connection, made as those of calls are (the same look-up with its guard, the same trust), with nothing said
 * on it. Never throws; ends within twice the time a connection may take.
 */
export async function knockAt({ address: { origin, hostname }, connect }: WayToProvider): Promise<Knock> {
  const { protocol, port } = new URL(origin);
  const isSecured = protocol === 'https:';
  const host = hostname.replace(/^\[|\]$/g, '');
  const startedAt = performance.now();
  const reached = await reach({ host, port: Number(port) || (isSecured ? 443 : 80), ...connect });
  if (typeof reached === 'string') return { kind: 'none', why: reached };
  const tookMs = Math.round(performance.now() - startedAt);
  if (isSecured) return { kind: 'secured', tookMs, ...(await shakeHands(reached, { host, connect })) };
  reached.destroy();
  return { kind: 'plain', tookMs };
}

function reach({
  host,
  port,
  timeout,
  lookup,
}: { host: string; port: number } & Pick<WayToProvider['connect'], 'timeout' | 'lookup'>): Promise<
  Socket | NoConnection
> {
  return new Promise((done) => {
    let isFound = isIP(host) !== 0;
    const socket = connectPlain({ host, port, ...(lookup && { lookup }) });
    const timer = setTimeout(() => end(isFound ? 'no_connection' : 'name_unanswered'), timeout);
    const end = (why: NoConnection) => {
      clearTimeout(timer);
      socket.destroy();
      done(why);
    };
    socket.once('lookup', (error) => (isFound = !error));
    socket.once('connect', () => {
      clearTimeout(timer);
      done(socket);
    });
    // Stays: what comes after the connection was made is nobody's to be told.
    socket.on('error', (error) => end(whyNot(error, isFound)));
  });
}

function whyNot(error: Error, isFound: boolean): NoConnection {
  if (error instanceof ForbiddenAddress) return 'address_forbidden';
  const code = codeOf(error);
  if (code === 'ENOTFOUND' || code === 'ENODATA') return 'name_not_found';
  if (code === 'ECONNREFUSED' && isFound) return 'connection_refused';
  return isFound ? 'no_connection' : 'name_unanswered';
}

const codeOf = (error: Error): string => ('code' in error && typeof error.code === 'string' ? error.code : '');

/** The certificate is read before Node turns away what it does not trust: verification itself is never off. */
function shakeHands(
  socket: Socket,
  { host, connect: { timeout, secureContext } }: { host: string } & Pick<WayToProvider, 'connect'>,
): Promise<{ fault: string | undefined; certificate: ShownCertificate | undefined }> {
  return new Promise((done) => {
    let certificate: ShownCertificate | undefined;
    const secured = connectTls({
      ...{ socket, host, ALPNProtocols: ['http/1.1'] },
      // A literal address has no name to be told to the server.
      ...(isIP(host) === 0 && { servername: host }),
      ...(secureContext && { secureContext }),
    });
    const end = (fault: string | undefined) => {
      clearTimeout(timer);
      secured.destroy();
      socket.destroy();
      done({ fault, certificate });
    };
    const timer = setTimeout(() => end('ETIMEDOUT'), timeout);
    // Not as an X509Certificate: once that was asked for, Node finds no address among the names of the certificate.
    secured.prependListener('secure', () => (certificate = shown(secured.getPeerCertificate())));
    secured.once('secureConnect', () => end(undefined));
    secured.on('error', (error) => end(codeOf(error) || 'TLS'));
    secured.once('close', () => end('ECONNRESET'));
  });
}

/** One that was not shown is an empty object. */
function shown({ raw, ...told }: Partial<PeerCertificate>): ShownCertificate | undefined {
  const { valid_from: from, valid_to: to, subjectaltname = '' } = told;
  if (!raw || from === undefined || to === undefined) return undefined;
  return {
    ...{ validFrom: new Date(from), validTo: new Date(to) },
    names: subjectaltname.replaceAll(/\b(?:DNS|IP Address):/g, ''),
  };
}

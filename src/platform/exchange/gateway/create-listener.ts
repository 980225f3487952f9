import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { Changes } from '#infrastructure/database/changes.ts';
import type { Db } from '#infrastructure/database/connect.ts';
import { listTrusted } from '../certificates/open-authorities.ts';
import { longestTimeoutMs, mostRetries } from '../exchange.contract.ts';

/** Certificate and key of the gateway, and the authorities its callers' certificates come from, PEM. */
export type GatewayTls = { certificate: string; key: string; clientAuthorities: string };

/** Milliseconds a connection may rest. */
export const idleMs = 30_000;

/**
 * So long without a byte either way, and a connection is ended: longer than any provider may take to answer, tried as often as it may be.
 * Whoever asks for a file and never takes it would keep its place at the provider from everybody else for good.
 */
const longestStillMs = (mostRetries + 2) * longestTimeoutMs;

/**
 * A question has so long to come, and longer while it comes no slower than this: a file of a gigabyte takes a commune's line many
 * minutes, and who sends a byte now and then on purpose holds a place all the same.
 */
type Pace = { wholeMs: number; leastBytesPerMs: number };
const leastPace: Pace = { wholeMs: 120_000, leastBytesPerMs: 16 };

/** Strict parsing, and time limits against callers that send slowly on purpose. */
const serverOptions = {
  insecureHTTPParser: false,
  requireHostHeader: true,
  maxHeaderSize: 16_384,
  headersTimeout: 10_000,
  // `holdToPace`: this one knows only how long, not how much has come.
  requestTimeout: 0,
  keepAliveTimeout: idleMs,
  connectionsCheckingInterval: 1000,
} as const;

/** Topic the table of our own authorities tells its changes under. */
const topic = 'certificate_authority';

/**
 * Mở nơi nghe của cổng, over TLS where it has a certificate. Callers' certificates come from the authorities of the settings or from our
 * own; one of ours that is made later is trusted from then on, by new connections.
 */
export async function createListener(
  {
    tls,
    db,
    changes,
    stillMs = longestStillMs,
    pace = leastPace,
  }: { tls: GatewayTls | undefined; db: Db; changes: Pick<Changes, 'onChange'>; stillMs?: number; pace?: Pace },
  listener: RequestListener,
): Promise<Server> {
  const server = await createAny({ tls, db, changes }, (request, response) => {
    holdToPace(request, pace);
    listener(request, response);
  });
  server.setTimeout(stillMs);
  return server;
}

/** Ends the connection of a question that comes too slowly. */
function holdToPace(request: IncomingMessage, { wholeMs, leastBytesPerMs }: Pace): void {
  const { 'content-length': length = '0', 'transfer-encoding': encoding } = request.headers;
  if (encoding === undefined && Number(length) === 0) return;
  const { socket } = request;
  const [since, before] = [performance.now(), socket.bytesRead];
  let timer = setTimeout(look, wholeMs);
  request.once('close', () => clearTimeout(timer));
  function look(): void {
    if (request.complete) return;
    const leftMs = since + wholeMs + (socket.bytesRead - before) / leastBytesPerMs - performance.now();
    if (leftMs > 0) timer = setTimeout(look, Math.min(leftMs + 1, wholeMs));
    else socket.destroy();
  }
}

async function createAny(
  { tls, db, changes }: { tls: GatewayTls | undefined; db: Db; changes: Pick<Changes, 'onChange'> },
  listener: RequestListener,
): Promise<Server> {
  if (!tls) return createServer(serverOptions, listener);
  const read = async () => ({
    cert: tls.certificate,
    key: tls.key,
    ca: [tls.clientAuthorities, ...(await listTrusted(db))],
    minVersion: 'TLSv1.2' as const,
  });
  const server = createTlsServer(
    {
      ...serverOptions,
      ...(await read()),
      // Asked for, and looked at with every call: whether it is good, whose it is, and whether it has been revoked.
      requestCert: true,
      rejectUnauthorized: false,
    },
    listener,
  );
  changes.onChange(topic, async () => server.setSecureContext(await read()));
  return server;
}

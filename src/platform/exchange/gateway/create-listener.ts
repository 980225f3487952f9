import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { Changes } from '#infrastructure/database/changes.ts';
import type { Db } from '#infrastructure/database/connect.ts';
import { listTrusted } from '../certificates/open-authorities.ts';
import { longestTimeoutMs } from '../exchange.contract.ts';

/** Certificate and key of the gateway, and the authorities its callers' certificates come from, PEM. */
export type GatewayTls = { certificate: string; key: string; clientAuthorities: string };

/** Milliseconds a connection may rest. */
export const idleMs = 30_000;

/**
 * So long without a byte either way, and a connection is ended: longer than any provider may take to answer. Whoever asks for a file
 * and never takes it would keep its place at the provider from everybody else for good.
 */
const longestStillMs = 2 * longestTimeoutMs;

/** Strict parsing, and time limits against callers that send slowly on purpose. */
const serverOptions = {
  insecureHTTPParser: false,
  requireHostHeader: true,
  maxHeaderSize: 16_384,
  headersTimeout: 10_000,
  requestTimeout: 120_000,
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
  }: { tls: GatewayTls | undefined; db: Db; changes: Pick<Changes, 'onChange'>; stillMs?: number },
  listener: RequestListener,
): Promise<Server> {
  const server = await createAny({ tls, db, changes }, listener);
  server.setTimeout(stillMs);
  return server;
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

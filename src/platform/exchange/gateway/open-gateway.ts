import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { join } from 'node:path';
import type { JWK } from 'jose';
import type { Clock } from '#infrastructure/clock.ts';
import type { Changes } from '#infrastructure/database/changes.ts';
import type { Db } from '#infrastructure/database/connect.ts';
import type { Log } from '#infrastructure/log.ts';
import type { Sealing } from '#infrastructure/sealing.ts';
import { createCallerTokens, createTokenIssuer, tokenPaths } from '#platform/identity/index.ts';
import { openEvidenceLog } from '../evidence/evidence-log.ts';
import { LogCutShort } from '../evidence/read-end.ts';
import { noteGatewaySeen, upsertGateway } from '../evidence/shipped.queries.ts';
import { sealService } from '../evidence/seal-service.ts';
import { attachmentPath, fetchAttachment } from '../messages/fetch-attachment.ts';
import { messageService } from '../messages/message-service.ts';
import { createLeakedKeyTeller } from '../decoys/tell-leaked-key.ts';
import { takeTrials, type Trials } from '../connection-trials/take-trials.ts';
import { keepBodyKeys } from '../kept-bodies/keep-body-keys.ts';
import { keepKnown } from '../known/keep-known.ts';
import type { KnownSystem } from '../known/known.ts';
import { createAnswerCache } from './answer-cache.ts';
import { createListener, idleMs, type GatewayTls } from './create-listener.ts';
import type { CallerReply } from './caller.ts';
import type { CallDeps } from './call.ts';
import { GatewayFault } from './faults.ts';
import { giveWsdl } from './give-wsdl.ts';
import { answerFault, handleCall } from './handle-call.ts';
import { handleOwn } from './handle-own.ts';
import { handleXroad, xroadPath } from './handle-xroad.ts';
import { takeConnections } from './fast/take-connections.ts';
import { certificateOf, createIdentifyCaller } from './identify-caller.ts';
import { createLimits } from './limits.ts';
import { createMetrics, type Metrics } from './metrics.ts';
import { createPurposeCheck, type HomeSystem, type NeededFields } from './purpose.ts';
import { sealChanges } from '../management-log/seal-changes.ts';
import { quotaIn } from './quota.queries.ts';
import { countRecentCalls } from './recent-calls.ts';
import { firstAnswersIn } from './repeats/first-answers.queries.ts';
import { serviceKeyIn } from './read-target.ts';
import { createRecordCall } from './record-call.ts';
import { continueTrace } from './trace.ts';
import { plain } from './speech.ts';
import { isLoopback, openUpstreams, type UpstreamRules } from './upstreams.ts';

export type GatewayOptions = {
  db: Db;
  now: Clock;
  changes: Pick<Changes, 'onChange'>;
  log: Log;
  /** Name of this gateway; its evidence log stands in `<folder>/<name>`. */
  name: string;
  folder: string;
  issuer: string;
  /** Where callers reach it. */
  publicUrl: string;
  /** Keys tokens are signed with, newest first (`readSigningKeys`). */
  keys: readonly JWK[];
  sealing: Sealing;
  neededFields: NeededFields;
  home?: HomeSystem | undefined;
  upstreamRules: UpstreamRules;
  /** So long it serves by what it knows while the database is gone; then it refuses every call with `known_too_old`. */
  aloneMs: number;
  tls?: GatewayTls | undefined;
  /** Where OpenTelemetry traces go (OTLP over HTTP); nowhere when absent. */
  collectorUrl?: string | undefined;
};

export type Gateway = {
  name: string;
  /** Where its evidence log is. */
  folder: string;
  publicKey: string;
  /** Last batch of it the database has. */
  shippedBatch: number;
  /** Bytes of a file of the log that are on the disk for certain. */
  onDisk: (path: string) => number;
  listen: (port: number, host: string) => Promise<number>;
  reread: () => Promise<void>;
  /** Takes one trial of a connection that waits; answers whether there may be more. */
  tryConnection: Trials['take'];
  /** Seals what the management has changed meanwhile; answers whether there may be more. */
  sealChanges: () => Promise<boolean>;
  close: () => Promise<void>;
};

/** What the gateway offers itself. */
const services = [messageService, sealService];
const cacheBytes = 64 * 1_048_576;
/** What expires by itself (a secret, a certificate, a grant) is noticed within this. */
const rereadMs = 30_000;

/**
 * Mở một cổng: the data path of the axis. Serves tokens (`/token`), `/health`, and calls `/<service>/<version>/…`. Any number run
 * side by side; each keeps what it knows in memory and an evidence log of its own.
 */
export async function openGateway(options: GatewayOptions): Promise<Gateway> {
  const {
    db,
    now,
    changes,
    log,
    name,
    issuer,
    publicUrl,
    keys,
    sealing,
    neededFields,
    home,
    upstreamRules,
    aloneMs,
    tls,
    collectorUrl,
  } = options;
  const folder = join(options.folder, name);
  const recent = countRecentCalls();
  const [kept, bodyKeys, evidence] = await Promise.all([
    keepKnown({ db, now, changes }),
    keepBodyKeys({ db, now, sealing, aloneMs }),
    openEvidenceLog({ folder, gateway: name, now, mayCome: recent.underWay }),
  ]);
  if (evidence.setAside) log.error(evidence.setAside, 'lines behind a damaged one of the evidence log were put aside');
  const { shippedBatch } = await upsertGateway(db, { id: name, publicKey: evidence.publicKey, at: now() });
  if (shippedBatch > evidence.lastBatch) {
    await evidence.close();
    throw new LogCutShort(folder, shippedBatch);
  }
  const nowMs = () => now().getTime();
  const stillKnown = () => {
    if (kept.ageMs() > aloneMs) throw new GatewayFault('known_too_old', { retryAfterSeconds: 60 });
    return kept.known();
  };
  // Without TLS (trying out, on this machine only) nobody can show a certificate.
  const mustShowCertificate = ({ environment, certificates }: KnownSystem) =>
    tls !== undefined && (environment === 'production' || certificates.size > 0);
  const record = createRecordCall(evidence, sealing, bodyKeys.sealOn);
  const tokens = await createTokenIssuer({
    issuer,
    keys,
    findClient: (code) => {
      const system = kept.known().systems.get(code);
      if (!system || system.secrets.size + system.leakedHashes.size === 0) return undefined;
      return { id: code, secrets: system.secrets, boundToCertificate: mustShowCertificate(system) };
    },
    certificateOf,
    now,
    onWrongSecret: createLeakedKeyTeller({ now, known: kept.known, record }),
  });
  const upstreams = openUpstreams(upstreamRules);
  const metrics = createMetrics(name, { underWay: upstreams.underWay, knownAgeMs: kept.ageMs });
  // Read only where it is asked for: most gateways send no traces.
  const traces =
    collectorUrl === undefined
      ? undefined
      : (await import('./tell-traces.ts')).openTraces({ collectorUrl, gateway: name });
  const limits = createLimits(quotaIn(db));
  const deps: CallDeps = {
    now,
    known: stillKnown,
    identifyCaller: createIdentifyCaller({ issuer: tokens, mustShowCertificate, nowMs }),
    countCall: limits.count,
    checkPurpose: createPurposeCheck({ neededFields, home, nowMs }),
    upstreams,
    cache: createAnswerCache(cacheBytes),
    callerTokens: await createCallerTokens({ issuer, keys, now }),
    firstAnswers: firstAnswersIn(db, sealing),
    record,
    onCall: (call, trace) => {
      metrics.onCall(call, trace);
      traces?.tell(call, trace);
    },
  };
  const trials = takeTrials({
    ...{ ...deps, db, log, gateway: name, reread: kept.reread },
    ...{ demandsCertificate: tls !== undefined, home: home?.code },
  });
  const own = new Set<string>(tokenPaths);
  const onFailure = (response: CallerReply) => (error: unknown) => {
    log.error({ err: error }, 'gateway call failed');
    if (!response.headersSent) answerFault(response, new GatewayFault('provider_failed'), continueTrace(undefined));
  };
  const attend = (response: CallerReply, work: Promise<void>) => {
    work.catch(onFailure(response)).finally(recent.begin());
  };
  const server = await createListener({ tls, db, changes }, (request, response) => {
    const path = (request.url ?? '').split('?')[0] ?? '';
    if (path === '/metrics') void answerMetrics(metrics, request, response);
    else if (path === '/health')
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"gateway":"motcua"}');
    else if (own.has(path)) tokens.handle(request, response).catch(onFailure(response));
    else if (attachmentPath.test(path)) attend(response, fetchAttachment({ ...deps, db }, request, response));
    else {
      const service = services.find((one) => path === one.path || path.startsWith(`${one.path}/`));
      if (service) attend(response, handleOwn({ ...deps, db }, service, { request, response }));
      else if (!giveWsdl({ known: kept.known(), address: publicUrl }, request, response)) {
        const handle = path.startsWith(xroadPath) ? handleXroad : handleCall;
        attend(response, handle(deps, request, response));
      }
    }
  });
  const fast = takeConnections(server, tls ? 'secureConnection' : 'connection', {
    takes: (url) => kept.known().services.get(serviceKeyIn(url))?.isJsonOnly() ?? false,
    answer: (request, reply) => attend(reply, handleCall(deps, request, reply, { speech: plain })),
    idleMs,
  });
  const reread = async () => {
    await Promise.all([kept.reread(), bodyKeys.reread()]);
    await noteGatewaySeen(db, { id: name, at: now() });
  };
  const timer = setInterval(
    () => void reread().catch((error: unknown) => log.warn({ err: error }, 'not reread')),
    rereadMs,
  );
  timer.unref();
  let isClosing = false;
  return {
    name,
    folder,
    publicKey: evidence.publicKey,
    shippedBatch,
    onDisk: evidence.onDisk,
    listen: (port, host) => listen(server, port, host),
    reread,
    tryConnection: trials.take,
    sealChanges: async () => (isClosing ? false : sealChanges(db, evidence)),
    close: async () => {
      isClosing = true;
      clearInterval(timer);
      const triedOut = trials.close();
      await new Promise((closed) => {
        server.close(closed);
        server.closeIdleConnections();
        fast.endIdle();
        setTimeout(() => {
          server.closeAllConnections();
          fast.endAll();
        }, closeWithinMs).unref();
      });
      await limits.close().catch((error: unknown) => log.warn({ err: error }, 'unused calls not given back'));
      await triedOut;
      await upstreams.close();
      await traces?.close().catch(() => undefined);
      await evidence.close();
    },
  };
}

/** For the monitor beside the gateway: to others there is nothing here. */
async function answerMetrics(metrics: Metrics, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (!isLoopback(request.socket.remoteAddress)) {
    answerFault(response, new GatewayFault('no_service'), continueTrace(undefined));
    return;
  }
  const text = await metrics.text();
  response.writeHead(200, { 'content-type': metrics.contentType }).end(text);
}

const closeWithinMs = 2000;

function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((done, fail) => {
    server.once('error', fail);
    server.listen(port, host, () => {
      server.off('error', fail);
      const address = server.address();
      done(typeof address === 'object' && address ? address.port : port);
    });
  });
}

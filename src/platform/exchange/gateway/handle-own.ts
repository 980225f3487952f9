import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Db } from '#infrastructure/database/connect.ts';
import { fillText, Refusal } from '#infrastructure/refusal.ts';
import { exchangeVi } from '../exchange.vi.ts';
import type { KnownSystem } from '../known/known.ts';
import type { CallDeps } from './call.ts';
import { GatewayFault } from './faults.ts';
import { answerFault } from './handle-call.ts';
import { readBody, type RequestBody } from './read-body.ts';
import { continueTrace } from './trace.ts';

export type OwnDeps = Pick<CallDeps, 'now' | 'known' | 'identifyCaller' | 'record' | 'onCall'> & { db: Db };
export type OwnRequest = { method: string; url: URL; system: KnownSystem; body: RequestBody | undefined };
export type OwnAnswer = { status: number; body: unknown; operation: string };
/** Something the gateway itself offers to systems, under a path of its own. */
export type OwnService = {
  path: string;
  name: string;
  answer: (deps: OwnDeps, request: OwnRequest) => Promise<OwnAnswer>;
};

const mostBytes = 1_048_576;

/** Dịch vụ của chính cổng: for systems that are known, on record like every call before it is answered. */
export async function handleOwn(
  deps: OwnDeps,
  service: OwnService,
  { request, response }: { request: IncomingMessage; response: ServerResponse },
): Promise<void> {
  const startedAt = performance.now();
  const trace = continueTrace(request.headers.traceparent);
  const { traceId } = trace;
  try {
    const system = await deps.identifyCaller(request, deps.known());
    const method = request.method ?? '';
    const body = method === 'POST' ? await readBody(request, mostBytes) : undefined;
    const url = new URL(request.url ?? '', 'http://gateway');
    const { status, body: said, operation } = await answerOf(deps, service, { method, url, system, body });
    const text = said === undefined ? '' : JSON.stringify(said);
    const facts = {
      at: deps.now().toISOString(),
      consumer: system.code,
      service: service.name,
      provider: '',
      operation,
      grant: '',
      status,
      outcome: status < 400 ? 'answered' : 'refused',
      tookMs: Math.round(performance.now() - startedAt),
      requestBytes: body?.bytes() ?? 0,
      requestDigest: body?.digest() ?? '',
      responseBytes: Buffer.byteLength(text),
      responseDigest: '',
      trace: traceId,
    };
    await deps.record(facts, { purpose: undefined, fields: [] });
    deps.onCall(facts, trace);
    response.writeHead(status, {
      'content-type': 'application/json; charset=utf-8',
      'content-length': Buffer.byteLength(text),
      'x-trace-id': traceId,
    });
    response.end(text);
  } catch (error) {
    if (!(error instanceof GatewayFault)) throw error;
    answerFault(response, error, { traceId });
  }
}

async function answerOf(deps: OwnDeps, service: OwnService, request: OwnRequest): Promise<OwnAnswer> {
  try {
    return await service.answer(deps, request);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { status: error.status, body: ownFault(error.code, error.params), operation: 'refused' };
  }
}

/** A refusal in the shape of the gateway's own. */
export function ownFault(code: string, params: Refusal['params'] = {}) {
  const texts: Readonly<Record<string, string>> = exchangeVi;
  return { code, message: code, description: fillText(texts[code] ?? code, params) };
}

export const noSuchOperation: OwnAnswer = { status: 404, body: ownFault('exchange.not_found'), operation: 'unknown' };

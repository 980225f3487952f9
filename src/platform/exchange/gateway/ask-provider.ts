import type { IncomingMessage, ServerResponse } from 'node:http';
import { findAskedInSoap, readSoapAnswer, writeSoapQuestion, type AskedInSoap } from './ask-in-soap.ts';
import type { Call, CallDeps, Going } from './call.ts';
import { callUpstream, isJson, type UpstreamAnswer } from './call-upstream.ts';
import { GatewayFault } from './faults.ts';
import type { Upstream } from './upstreams.ts';
import { vouchForCaller } from './vouch-for-caller.ts';

/** Headers that say what a body is or which answer is wanted; whatever else a caller sends stays on its side. */
const requestHeaders = ['accept', 'accept-language', 'content-type', 'if-none-match', 'range'] as const;
const failedAtProvider = new Set([502, 503, 504]);

type Asking = { call: Call; request: IncomingMessage; response: ServerResponse; going: Going };

/** Hỏi bên cung cấp, or the memory of what it said where its contract allows that. */
export async function askProvider(
  deps: Pick<CallDeps, 'cache' | 'upstreams' | 'callerTokens'>,
  asking: Asking,
): Promise<UpstreamAnswer> {
  const { service, matched } = asking.call;
  const { cacheSeconds, method } = matched.operation;
  const isCached = cacheSeconds !== undefined && method === 'get' && !service.personal;
  const cacheKey = isCached ? `${service.id} ${asking.request.url}` : '';
  const cached = isCached ? deps.cache.find(cacheKey) : undefined;
  if (cached) return cached;
  const invented = service.mock?.().get(matched.operation.id);
  if (invented) return { kind: 'whole', headers: { 'content-type': 'application/json' }, ...invented };
  const upstream = deps.upstreams.of(service);
  const inSoap = findAskedInSoap(asking.call);
  const made = inSoap && writeSoapQuestion(asking.call, inSoap);
  const voucher = await vouchForCaller(deps.callerTokens, asking.call);
  const given = await callGuarded(upstream, asking, { voucher, made });
  const answer = given.kind === 'whole' ? understood(given, asking.call, inSoap) : given;
  if (isCached && answer.kind === 'whole' && answer.status === 200) deps.cache.keep(cacheKey, answer, cacheSeconds);
  return answer;
}

/** What is to be said in JSON or SOAP: a file has no place in an envelope. */
function understood(
  answer: UpstreamAnswer & { kind: 'whole' },
  call: Call,
  inSoap: AskedInSoap | undefined,
): UpstreamAnswer {
  if (inSoap) return readSoapAnswer(answer, call, inSoap);
  if (call.soap && answer.body.length > 0 && !isJson(answer.headers)) throw new GatewayFault('wrong_answer');
  return answer;
}

/** With the circuit breaker, the number of calls under way, and further tries of a call that only reads. */
async function callGuarded(
  upstream: Upstream,
  { call, request, response, going }: Asking,
  { voucher, made }: { voucher: string; made: ReturnType<typeof writeSoapQuestion> | undefined },
): Promise<UpstreamAnswer> {
  const { settings } = call.service;
  const { method } = call.matched.operation;
  const tries = reads.has(method) ? 1 + settings.retries : 1;
  if (upstream.underWay >= upstream.concurrency) throw new GatewayFault('busy', { retryAfterSeconds: 1 });
  for (let left = tries; ; left -= 1) {
    if (upstream.breaker.closedFor() !== undefined) throw new GatewayFault('resting', { retryAfterSeconds: 5 });
    upstream.underWay += 1;
    try {
      const answer = await callUpstream(
        upstream.pool,
        {
          // A SOAP provider has one address for all it offers.
          path: made ? upstream.basePath || '/' : `${upstream.basePath}/${call.target.path}`,
          method: methodNames[method],
          headers: { ...(made?.headers ?? headersFor(request, call)), ...sentAlong(going, voucher) },
          body: made?.body ?? call.body.content(),
          timeoutMs: settings.timeoutMs,
          maxResponseBytes: settings.maxResponseBytes,
          readsWhole: made !== undefined || call.soap !== undefined,
        },
        (leave) => response.once('close', () => (response.writableFinished ? undefined : leave())),
      );
      if (failedAtProvider.has(answer.status)) upstream.breaker.failed('provider_failed');
      else upstream.breaker.succeeded();
      return answer;
    } catch (error) {
      if (!(error instanceof GatewayFault) || response.destroyed) throw error;
      upstream.breaker.failed(error.fault);
      if (left <= 1 || error.fault !== 'unreachable') throw error;
    } finally {
      upstream.underWay -= 1;
    }
  }
}

const reads: ReadonlySet<string> = new Set(['get', 'head']);
const methodNames = { get: 'GET', put: 'PUT', post: 'POST', delete: 'DELETE', patch: 'PATCH', head: 'HEAD' } as const;

const sentAlong = ({ traceparent }: Going, voucher: string) => ({ traceparent, 'x-lgsp-caller': voucher });

function headersFor(request: IncomingMessage, { soap }: Call): Record<string, string> {
  if (soap) return { accept: 'application/json', 'content-type': 'application/json' };
  const headers: Record<string, string> = {};
  for (const name of requestHeaders) {
    const value = request.headers[name];
    if (typeof value === 'string') headers[name] = value;
  }
  return headers;
}

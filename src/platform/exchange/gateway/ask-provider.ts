import { Readable } from 'node:stream';
import { isRead } from '../contracts/is-read.ts';
import { findMapped, readMappedAnswer, writeMappedQuestion } from './ask-mapped.ts';
import type { AskedInSoap } from '../soap/asked-in-soap.ts';
import { findAskedInSoap, readSoapAnswer, writeSoapQuestion } from './ask-in-soap.ts';
import type { Call, CallDeps, Going } from './call.ts';
import type { CallerReply, CallerRequest } from './caller.ts';
import { callUpstream, isJson, type UpstreamAnswer, type UpstreamCall } from './call-upstream.ts';
import { GatewayFault } from './faults.ts';
import type { Place } from './places.ts';
import type { ProviderQuestion } from './provider-question.ts';
import type { Upstream } from './upstreams.ts';
import { vouchForCaller } from './vouch-for-caller.ts';

/** Headers that say what a body is or which answer is wanted; whatever else a caller sends stays on its side. */
const requestHeaders = ['accept', 'accept-language', 'content-type', 'if-none-match', 'range'] as const;
const failedAtProvider = new Set([502, 503, 504]);
const providersFault: ReadonlySet<string> = new Set(['unreachable', 'timed_out']);

type Headers = Readonly<Record<string, string>>;
type Asking = {
  call: Call;
  request: CallerRequest;
  response: CallerReply;
  going: Going;
  /** Of a call whose first answer is kept: told when the question leaves. It goes on when its caller hangs up, who will ask again. */
  onSend?: (() => void) | undefined;
};

/** Hỏi bên cung cấp, or the memory of what it said where its contract allows that. */
export async function askProvider(
  deps: Pick<CallDeps, 'cache' | 'upstreams' | 'callerTokens'>,
  asking: Asking,
): Promise<UpstreamAnswer> {
  const { service, matched } = asking.call;
  const { cacheSeconds, method } = matched.operation;
  const isCached = cacheSeconds !== undefined && method === 'get' && !service.personal;
  const cacheKey = isCached ? cacheKeyOf(asking) : '';
  const cached = isCached ? deps.cache.find(cacheKey) : undefined;
  if (cached) return cached;
  const invented = service.mock?.().get(matched.operation.id);
  if (invented) return { kind: 'whole', headers: { 'content-type': 'application/json' }, ...invented };
  const upstream = deps.upstreams.of(service);
  const inSoap = findAskedInSoap(asking.call);
  const mapped = inSoap ? undefined : findMapped(asking.call);
  const question = mapped
    ? await writeMappedQuestion(asking.call, mapped)
    : inSoap
      ? writeSoapQuestion(asking.call, inSoap)
      : plainQuestion(asking.request, asking.call);
  const identity = upstream.credentials ?? (await voucherFor(deps.callerTokens, asking));
  const given = await callGuarded(upstream, asking, { identity, question });
  requireWelcome(upstream, given);
  const answer = given.kind === 'whole' ? await understood(given, asking.call, { inSoap, mapped }) : given;
  if (isCached && answer.kind === 'whole' && answer.status === 200) deps.cache.keep(cacheKey, answer, cacheSeconds);
  return answer;
}

/** What an answer depends on. In SOAP the address says nothing: the target is what the envelope asks for. */
function cacheKeyOf({ call: { service, matched, target, headers }, request }: Asking): string {
  const { accept, 'accept-language': language } = request.headers;
  return JSON.stringify([service.id, matched.operation.id, target.path, headers, accept, language]);
}

/** Our own providers are told who calls and why; one outside knows the province by its own credentials, and is told nothing more. */
async function voucherFor(tokens: CallDeps['callerTokens'], { call, going }: Asking): Promise<() => Headers> {
  const voucher = await vouchForCaller(tokens, call);
  return () => ({ traceparent: going.traceparent, 'x-lgsp-caller': voucher, ...timeLeft(going) });
}

/** Milliseconds a composed call still waits: whoever puts more work behind a question need not begin what comes too late. */
const timeLeft = ({ endsAt }: Going): Headers =>
  endsAt === undefined ? {} : { 'x-lgsp-time-left': String(Math.max(0, Math.floor(endsAt - performance.now()))) };

/** That a provider does not know the province is no fault of who calls: passed on as it comes, it would look like one. */
function requireWelcome({ credentials }: Upstream, answer: UpstreamAnswer): void {
  if (!credentials || (answer.status !== 401 && answer.status !== 403)) return;
  if (answer.kind === 'stream') answer.drop();
  throw new GatewayFault('provider_refused');
}

/** What is to be said in JSON or SOAP: a file has no place in an envelope. */
async function understood(
  answer: UpstreamAnswer & { kind: 'whole' },
  call: Call,
  { inSoap, mapped }: { inSoap: AskedInSoap | undefined; mapped: ReturnType<typeof findMapped> },
): Promise<UpstreamAnswer> {
  if (inSoap) return readSoapAnswer(answer, call, inSoap);
  if (mapped) return readMappedAnswer(answer, call, mapped);
  if (call.soap && answer.body.length > 0 && !isJson(answer.headers)) throw new GatewayFault('wrong_answer');
  return answer;
}

/** The caller's question as it came. */
function plainQuestion(request: CallerRequest, { target, matched, headers, body, soap }: Call): ProviderQuestion {
  return {
    method: matched.operation.method,
    path: `/${target.path}`,
    headers: { ...headersFor(request, soap !== undefined), ...headers },
    body: body.content(),
    sentSoFar: body.whole ? undefined : body.bytes,
    readsWhole: soap !== undefined,
  };
}

/** With the circuit breaker, the number of calls under way, and further tries of a call that only reads. */
async function callGuarded(
  upstream: Upstream,
  { call, response, going, onSend }: Asking,
  { identity, question }: { identity: () => Headers; question: ProviderQuestion },
): Promise<UpstreamAnswer> {
  const { settings } = call.service;
  // A body that is passed on as it comes is there once.
  const mayRepeat = isRead(call.matched.operation) && !(question.body instanceof Readable);
  const tries = mayRepeat ? 1 + settings.retries : 1;
  const hasLeft = () => response.destroyed && !onSend;
  // Making the question takes its time, for which not everybody waits.
  if (hasLeft()) throw new GatewayFault('broken_off');
  const place = takePlace(upstream, call, question);
  let isPassing = false;
  try {
    for (let left = tries; ; left -= 1) {
      if (upstream.breaker.closedFor() !== undefined) throw new GatewayFault('resting', { retryAfterSeconds: 5 });
      try {
        const answer = await askOnce(upstream, {
          call: {
            path: question.path === '' ? upstream.wholePath : `${upstream.basePath}${question.path}`,
            method: methodNames[question.method],
            headers: { ...question.headers, ...identity() },
            body: question.body,
            sentSoFar: question.sentSoFar,
            timeoutMs: settings.timeoutMs,
            maxResponseBytes: settings.maxResponseBytes,
            readsWhole: question.readsWhole,
            onSend,
          },
          expectsFile: going.expected !== undefined,
          onLeave: (leave) => {
            // Told once: whoever left before is not told of any more.
            if (hasLeft()) leave();
            else if (!onSend) response.once('close', () => (response.writableFinished ? undefined : leave()));
          },
        });
        if (failedAtProvider.has(answer.status)) upstream.breaker.failed('provider_failed');
        else upstream.breaker.succeeded();
        if (answer.kind === 'stream') {
          // A file holds its connection, and so its place, until it is through.
          isPassing = true;
          answer.onOver(place.giveBack);
        }
        return answer;
      } catch (error) {
        if (!(error instanceof GatewayFault)) throw error;
        // A question that was broken off looks as if nobody had been there.
        if (hasLeft()) throw error.fault === 'unreachable' ? new GatewayFault('broken_off') : error;
        // Who answers, though wrongly, is there: to leave it alone would only make a wrong answer look like none.
        if (error.fault === 'wrong_answer') upstream.breaker.succeeded();
        // What the caller did wrong on the way is not the provider's fault.
        else if (providersFault.has(error.fault)) upstream.breaker.failed(error.fault);
        if (left <= 1 || error.fault !== 'unreachable') throw error;
      }
    }
  } finally {
    if (!isPassing) place.giveBack();
  }
}

/** An upload is bulk until it has come: how long that takes is up to who sends it. Throws `busy` or `bulk_part_full`. */
function takePlace({ places }: Upstream, { grant }: Call, { body }: ProviderQuestion): Place {
  if (grant.priority === 'bulk' || !(body instanceof Readable)) return places.take(grant.priority);
  const place = places.take('bulk');
  body.once('end', place.toCounter);
  return place;
}

/** A read of JSON from a provider that speaks plainly on the fast path, everything else in full. */
async function askOnce(
  { fast, pool }: Upstream,
  { call, expectsFile, onLeave }: { call: UpstreamCall; expectsFile: boolean; onLeave: (leave: () => void) => void },
): Promise<UpstreamAnswer> {
  const isPlainRead = call.method === 'GET' && call.body === null && !expectsFile;
  const answer = isPlainRead ? await fast.get(call.path, { ...call, onLeave }) : undefined;
  if (answer) return { kind: 'whole', ...answer };
  const inFull = await callUpstream(pool, call, onLeave);
  if (isPlainRead && inFull.kind === 'whole') fast.heard(inFull.headers);
  return inFull;
}

const methodNames = { get: 'GET', put: 'PUT', post: 'POST', delete: 'DELETE', patch: 'PATCH', head: 'HEAD' } as const;

function headersFor(request: CallerRequest, isFromSoap: boolean): Record<string, string> {
  if (isFromSoap) return { accept: 'application/json', 'content-type': 'application/json' };
  const headers: Record<string, string> = {};
  for (const name of requestHeaders) {
    const value = request.headers[name];
    if (typeof value === 'string') headers[name] = value;
  }
  return headers;
}

import type { Unavailable } from '#data/registry/index.ts';
import { createBreaker, type BreakerLimits } from '#infrastructure/circuit-breaker.ts';
import { plainTransport, type Received, type Transport } from './transport.ts';

export type OutsideLimits = { timeoutMs?: number; maxBytes?: number; breaker?: BreakerLimits };
export type OutsideCall<Answer> = {
  method: 'GET' | 'POST' | 'PUT';
  url: string;
  headers: Readonly<Record<string, string>>;
  body?: string;
  /** Media types an answer may have. */
  accepts: readonly string[];
  /** Makes sense of an answer; what it throws is a wrong answer. */
  read: (answer: ReceivedAnswer) => Answer | Unavailable;
};
export type ReceivedAnswer = { status: number; text: string };
export type CallOutside = <Answer>(call: OutsideCall<Answer>) => Promise<Answer | Unavailable>;

export const defaultLimits = {
  timeoutMs: 3000,
  maxBytes: 262_144,
  breaker: { failures: 3, restMs: 10_000 },
} as const satisfies Required<OutsideLimits>;

export const unavailable = (why: Unavailable['why']): Unavailable => ({ kind: 'unavailable', why });

/** The system itself answers, so waiting would not help: only its answer is of no use. */
const staysOpen: ReadonlySet<Unavailable['why']> = new Set(['wrong_answer']);

class WrongAnswer extends Error {}

/**
 * Gọi hệ thống ngoài: one call with everything an untrusted system is held to — time, bytes, no redirects, the right media type,
 * UTF-8 — and a circuit breaker for each caller. Never throws for what the outside does, and says nothing of what was asked.
 */
export function createCaller(limits: OutsideLimits = {}, transport: Transport = plainTransport): CallOutside {
  const { timeoutMs, maxBytes, breaker: breakerLimits } = { ...defaultLimits, ...limits };
  const breaker = createBreaker<Unavailable['why']>(breakerLimits);
  return async (call) => {
    const left = breaker.closedFor();
    if (left) return unavailable(left);
    const { answer, isOfCall } = await callOnce(call, { timeoutMs, maxBytes, transport });
    const why = failureOf(answer);
    if (isOfCall) return answer;
    if (why && !staysOpen.has(why)) breaker.failed(why);
    else breaker.succeeded();
    return answer;
  };
}

async function callOnce<Answer>(
  { method, url, headers, body, accepts, read }: OutsideCall<Answer>,
  { timeoutMs, maxBytes, transport }: { timeoutMs: number; maxBytes: number; transport: Transport },
): Promise<{ answer: Answer | Unavailable; isOfCall?: boolean }> {
  try {
    const response = await transport.send(url, {
      method,
      headers: { ...headers, accept: accepts.join(', '), 'accept-encoding': 'identity' },
      ...(body !== undefined && { body }),
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    });
    const refusal = refusalOf(response, accepts);
    const { readRefusal } = transport;
    if (refusal && (!readRefusal || response.status < 400)) {
      await response.body?.cancel();
      return { answer: unavailable(refusal) };
    }
    const text = await readText(response, maxBytes);
    const refused = response.status < 400 ? undefined : readRefusal?.(text);
    if (refused) return { answer: unavailable(refused.why), isOfCall: refused.isOfCall };
    return { answer: refusal ? unavailable(refusal) : read({ status: response.status, text }) };
  } catch (error) {
    return { answer: unavailable(whyOf(error)) };
  }
}

/** A status that says enough. A fault told in the right media type (SOAP says it with 500) is left to the reader. */
function refusalOf(response: Received, accepts: readonly string[]): Unavailable['why'] | undefined {
  const { status } = response;
  const [type = '', ...parameters] = (response.headers.get('content-type') ?? '').toLowerCase().split(';');
  const isReadable = accepts.includes(type.trim()) && parameters.every(isUtf8);
  if (status === 401 || status === 403) return 'refused';
  if (status >= 500 || status === 429) return status === 500 && isReadable ? undefined : 'down';
  if (status === 404 || (status >= 200 && status < 300)) return isReadable ? undefined : 'wrong_answer';
  return 'wrong_answer';
}

const isUtf8 = (parameter: string): boolean =>
  !/^\s*charset=/.test(parameter) || /^\s*charset="?utf-8"?\s*$/.test(parameter);

async function readText(response: Received, maxBytes: number): Promise<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let bytes = 0;
  let text = '';
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength;
    // Leaving the loop cancels the stream: the rest is never received.
    if (bytes > maxBytes) throw new WrongAnswer('too large');
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

function whyOf(error: unknown): Unavailable['why'] {
  if (error instanceof Error && error.name === 'TimeoutError') return 'timeout';
  // `fetch failed`: the network; what an HTTP parser will not read is an answer, though a wrong one.
  const cause = error instanceof Error && error.message === 'fetch failed' ? error.cause : undefined;
  if (!(cause instanceof Error)) return isBroken(error) ? 'down' : 'wrong_answer';
  const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : '';
  if (/TIMEOUT/.test(code)) return 'timeout';
  return /^HPE_|HEADERS_OVERFLOW/.test(code) ? 'wrong_answer' : 'down';
}

/** The connection ended in the middle of the answer. */
const isBroken = (error: unknown): boolean => error instanceof TypeError && error.message === 'terminated';

function failureOf(answer: unknown): Unavailable['why'] | undefined {
  const isFailure = typeof answer === 'object' && answer !== null && 'kind' in answer && answer.kind === 'unavailable';
  return isFailure && 'why' in answer ? whys.find((why) => why === answer.why) : undefined;
}

const whys = ['timeout', 'down', 'wrong_answer', 'refused'] as const satisfies readonly Unavailable['why'][];

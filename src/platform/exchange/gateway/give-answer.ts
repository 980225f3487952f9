import { ServerResponse } from 'node:http';
import type { Call, CallDeps, Going } from './call.ts';
import type { CallerReply } from './caller.ts';
import { digestHex, type ExpectedFile, type Passed, type UpstreamAnswer } from './call-upstream.ts';
import { GatewayFault } from './faults.ts';
import { factsOf, recordOrFail } from './put-on-record.ts';
import { sayInSoap } from './say-in-soap.ts';
import { shapeAnswer } from './shape-answer.ts';

/** Headers of an answer that go back; whatever else a provider sends stays on its side. */
const responseHeaders = [
  'content-type',
  'content-disposition',
  'content-range',
  'etag',
  'last-modified',
  'accept-ranges',
] as const;

/** Which of the granted fields the dossier needs, where it needs not all of them. */
const fieldsHeader = 'x-lawful-fields';
/** That an answer is the first one, given again. */
const replayedHeader = 'idempotent-replayed';

/** What goes back, as it will be given again under the same key. */
export type GivenAnswer = {
  answered: number;
  status: number;
  headers: Readonly<Record<string, string | number>>;
  body: Buffer;
};
type Giving<Answer = UpstreamAnswer> = {
  call: Call;
  answer: Answer;
  response: CallerReply;
  going: Going;
  /** Keeps a first answer before it goes out; told nothing of a file. */
  keep?: ((given: GivenAnswer | undefined) => Promise<void>) | undefined;
};

/** Trả lời: what may go back of the provider's answer, once the call is on record. */
export async function giveAnswer(deps: CallDeps, { call, answer, response, going, keep }: Giving): Promise<void> {
  if (answer.status >= 500) {
    if (answer.kind === 'stream') answer.drop();
    throw new GatewayFault('provider_failed');
  }
  requireAsTold(answer, going.expected);
  if (answer.kind === 'stream') {
    if (keep) await keepNothing(keep, { answer, response });
    return passOn(deps, { call, answer, response, going });
  }
  const plainBody = bodyFor(call, answer);
  if (going.expected && answer.status < 300 && digestHex(plainBody) !== going.expected.sha256)
    throw new GatewayFault('wrong_answer', { detail: 'sha256' });
  const inSoap = call.soap && sayInSoap(call, { soap: call.soap, answer, body: plainBody });
  const body = inSoap?.body ?? plainBody;
  const status = inSoap?.status ?? answer.status;
  if (keep) {
    const headers: Headers = {};
    sayOfProvider(headers, answer, call);
    if (inSoap) headers['content-type'] = inSoap.type;
    await keep({ answered: answer.status, status, headers, body });
  }
  const facts = factsOf(deps, call, { status: answer.status, outcome: 'answered', going, response: body });
  await recordOrFail(deps, facts, call, body);
  const headers = headersOf(answer, going, call);
  headers['content-length'] = body.length;
  if (inSoap) headers['content-type'] = inSoap.type;
  response.writeHead(status, headers);
  if (call.matched.operation.method === 'head') response.end();
  // Head and body leave in one write.
  else response.end(body.toString('latin1'), 'latin1');
  deps.onCall(facts, going);
}

/** Trả lại câu trả lời đầu: on record as what it is, and marked. */
export async function giveAgain(
  deps: CallDeps,
  { call, given, response, going }: { call: Call; given: GivenAnswer; response: CallerReply; going: Going },
): Promise<void> {
  const { body } = given;
  const facts = factsOf(deps, call, { status: given.answered, outcome: 'replayed', going, response: body });
  await recordOrFail(deps, facts, call, body);
  const headers: Headers = { ...given.headers, [replayedHeader]: 'true', 'content-length': body.length };
  sayOfTheAxis(headers, going, call);
  response.writeHead(given.status, headers);
  response.end(body.toString('latin1'), 'latin1');
  deps.onCall(facts, going);
}

/** A file is not kept; and there is nobody to pass it to when the caller hung up meanwhile. */
async function keepNothing(
  keep: NonNullable<Giving['keep']>,
  { answer, response }: { answer: UpstreamAnswer & { kind: 'stream' }; response: CallerReply },
): Promise<void> {
  await keep(undefined);
  if (!response.destroyed) return;
  answer.drop();
  throw new GatewayFault('unreachable');
}

/** Of a file that was told of before: kind and length as told, before its first byte goes out. */
function requireAsTold(answer: UpstreamAnswer, expected: ExpectedFile | undefined): void {
  if (!expected || answer.status >= 300) return;
  const { 'content-type': type, 'content-length': length } = answer.headers;
  const isKind =
    typeof type === 'string' && type.split(';')[0]?.trim().toLowerCase() === expected.mediaType.toLowerCase();
  const isLong = typeof length !== 'string' || Number(length) === expected.size;
  if (answer.status === 200 && isKind && isLong) return;
  if (answer.kind === 'stream') answer.drop();
  throw new GatewayFault('wrong_answer', { detail: isKind ? 'size' : 'mediaType' });
}

/** Of an error of the provider only what its contract describes goes back: else a page of its framework would. */
export function bodyFor({ matched, service, sieve }: Call, answer: UpstreamAnswer & { kind: 'whole' }): Buffer {
  const { operation } = matched;
  const check = operation.checkResponse(answer.status);
  const isGood = answer.status < 300;
  if (answer.body.length === 0) return answer.body;
  if (!isGood) return check && shapeAnswer(answer.body, { check, sieve: noSieve }) ? answer.body : Buffer.from('{}');
  if (service.settings.checkResponses && !check) throw new GatewayFault('wrong_answer', { detail: `${answer.status}` });
  const shaped = shapeAnswer(answer.body, { check: service.settings.checkResponses ? check : undefined, sieve });
  if (!shaped) throw new GatewayFault('no_operation');
  return shaped;
}

const noSieve = { filter: undefined, keepsRow: undefined };

/** A file: on record when it starts and when it is through, with its digest; fields cannot be chosen of it. */
async function passOn(
  deps: CallDeps,
  { call, answer, response, going }: Giving<UpstreamAnswer & { kind: 'stream' }>,
): Promise<void> {
  const isEmpty = answer.status === 204 || answer.status === 304;
  // No contract the fast path takes calls for has files in it.
  if (!(response instanceof ServerResponse) || ((call.sieve.filter || call.sieve.keepsRow) && !isEmpty)) {
    answer.drop();
    throw new GatewayFault('wrong_answer');
  }
  try {
    await recordOrFail(deps, factsOf(deps, call, { status: answer.status, outcome: 'started', going }), call);
  } catch (error) {
    answer.drop();
    throw error;
  }
  const headers = headersOf(answer, going, call);
  const { 'content-length': length } = answer.headers;
  if (typeof length === 'string') headers['content-length'] = length;
  response.writeHead(answer.status, headers);
  const passed = await answer.passTo(response, answer.status < 300 ? going.expected : undefined);
  const facts = {
    ...factsOf(deps, call, { status: answer.status, outcome: outcomeOf(passed), going }),
    responseBytes: passed.bytes,
    responseDigest: passed.digest,
  };
  deps.onCall(facts, going);
  // The body has left: that its end could not be recorded is told to nobody who could still use it.
  await deps.record(facts, { purpose: call.purpose, fields: [] }).catch(() => undefined);
}

const outcomeOf = ({ complete, isOther }: Passed) => (isOther ? 'wrong_answer' : complete ? 'passed' : 'broken_off');

type Headers = Record<string, string | number>;

function headersOf(answer: UpstreamAnswer, going: Going, call: Call): Headers {
  const headers: Headers = {};
  sayOfTheAxis(headers, going, call);
  sayOfProvider(headers, answer, call);
  return headers;
}

/** What the provider says of its answer. */
function sayOfProvider(headers: Headers, answer: UpstreamAnswer, { matched, sieve }: Call): void {
  for (const name of responseHeaders) {
    const value = answer.headers[name];
    if (typeof value === 'string') headers[name] = value;
  }
  // What a header says of the whole (a count, a next page) is not for who is given a part of it.
  if (!sieve.filter && !sieve.keepsRow)
    for (const name of matched.operation.answerHeaders) {
      const value = answer.headers[name];
      if (typeof value === 'string') headers[name] = value;
    }
}

/** What the axis says of it. */
function sayOfTheAxis(headers: Headers, { traceId, speech }: Going, { service, grant, purpose, body }: Call): void {
  headers['x-trace-id'] = traceId;
  headers['x-content-type-options'] = 'nosniff';
  if (speech.kind === 'xroad') Object.assign(headers, speech.headersFor(body));
  // That less came than was granted is the dossier's doing; who calls is to know it was no fault.
  if (purpose && purpose.fields.length < (grant.fields?.length ?? 0)) headers[fieldsHeader] = purpose.fields.join(',');
  // RFC 9745 and RFC 8594: a version on its way out says so in every answer.
  if (service.state === 'deprecated') headers['deprecation'] = '@0';
  if (service.sunsetOn !== null) headers['sunset'] = new Date(`${service.sunsetOn}T00:00:00+07:00`).toUTCString();
}

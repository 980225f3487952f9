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

type Giving<Answer = UpstreamAnswer> = { call: Call; answer: Answer; response: CallerReply; going: Going };

/** Trả lời: what may go back of the provider's answer, once the call is on record. */
export async function giveAnswer(deps: CallDeps, { call, answer, response, going }: Giving): Promise<void> {
  if (answer.status >= 500) {
    if (answer.kind === 'stream') answer.drop();
    throw new GatewayFault('provider_failed');
  }
  requireAsTold(answer, going.expected);
  if (answer.kind === 'stream') return passOn(deps, { call, answer, response, going });
  const plainBody = bodyFor(call, answer);
  if (going.expected && answer.status < 300 && digestHex(plainBody) !== going.expected.sha256)
    throw new GatewayFault('wrong_answer', { detail: 'sha256' });
  const inSoap = call.soap && sayInSoap(call, { soap: call.soap, answer, body: plainBody });
  const body = inSoap?.body ?? plainBody;
  const facts = factsOf(deps, call, { status: answer.status, outcome: 'answered', going, response: body });
  await recordOrFail(deps, facts, call, body);
  const headers = headersOf(answer, going, call);
  headers['content-length'] = body.length;
  if (inSoap) headers['content-type'] = inSoap.type;
  response.writeHead(inSoap?.status ?? answer.status, headers);
  if (call.matched.operation.method === 'head') response.end();
  // Head and body leave in one write.
  else response.end(body.toString('latin1'), 'latin1');
  deps.onCall(facts, going);
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

function headersOf(
  answer: UpstreamAnswer,
  { traceId, speech }: Going,
  { service, grant, purpose, body, matched, sieve }: Call,
): Record<string, string | number> {
  const headers: Record<string, string | number> = { 'x-trace-id': traceId, 'x-content-type-options': 'nosniff' };
  if (speech.kind === 'xroad') Object.assign(headers, speech.headersFor(body));
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
  // That less came than was granted is the dossier's doing; who calls is to know it was no fault.
  if (purpose && purpose.fields.length < (grant.fields?.length ?? 0)) headers[fieldsHeader] = purpose.fields.join(',');
  // RFC 9745 and RFC 8594: a version on its way out says so in every answer.
  if (service.state === 'deprecated') headers['deprecation'] = '@0';
  if (service.sunsetOn !== null) headers['sunset'] = new Date(`${service.sunsetOn}T00:00:00+07:00`).toUTCString();
  return headers;
}

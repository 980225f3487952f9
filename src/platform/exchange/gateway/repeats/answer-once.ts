import { askProvider } from '../ask-provider.ts';
import type { Call, CallDeps, Going } from '../call.ts';
import type { CallerReply, CallerRequest } from '../caller.ts';
import { GatewayFault } from '../faults.ts';
import { giveAgain, giveAnswer, type GivenAnswer } from '../give-answer.ts';
import type { Attempt, Claim, KeptAnswer } from './first-answers.queries.ts';
import { keyHeader } from './read-key.ts';
import { soon } from '../soon.ts';

/** Of a body; what is larger was given once and is not kept. */
const mostKeptBytes = 1_048_576;
/** Beyond the provider's own time: connecting, formulas, the answer's way to the database. */
const marginMs = 15_000;
/** A provider that says one of these has not taken the question (RFC 9110, 15.5.9; RFC 8470; RFC 6585): to keep it would refuse for hours what may be asked in a second. */
const notTaken: ReadonlySet<number> = new Set([408, 425, 429]);

type Asking = { call: Call; key: string; request: CallerRequest; response: CallerReply; going: Going };

/**
 * Một lệnh, một lần: asks the provider under a key that is in the database before a byte goes out, keeps what it said first, and
 * gives that again to who asks the same under the same key. An answer of 5xx is not kept: nothing of it goes to the caller, and it does
 * not say whether the command was carried out; it leaves the outcome unknown. Throws `key_not_stored` when the database is gone and
 * what `refusals` names.
 */
export async function answerOnce(deps: CallDeps, { call, key, request, response, going }: Asking): Promise<void> {
  const claim = await claimKey(deps, { call, key, request, going });
  if (claim.kind === 'given')
    return giveAgain(deps, { call, given: stillGranted(call, claim.answer), response, going });
  if (claim.kind !== 'ours') throw refusals[claim.kind]();
  const { attempt } = claim;
  let wasSent = false;
  const onSend = () => {
    wasSent = true;
  };
  try {
    const answer = await askProvider(deps, { call, request, response, going, onSend });
    const keep = (given: GivenAnswer | undefined) =>
      settle(notTaken.has(answer.status) ? attempt.release() : attempt.answered(given && keptOf(call, given)));
    await giveAnswer(deps, { call, answer, response, going, keep });
  } catch (error) {
    const isRefused = error instanceof GatewayFault && error.fault === 'provider_refused';
    await settle(wasSent && !isRefused ? attempt.unknown() : attempt.release());
    throw error;
  }
}

const refusals = {
  other_question: () => new GatewayFault('key_reused'),
  under_way: () => new GatewayFault('key_under_way', { retryAfterSeconds: 2 }),
  unknown: () => new GatewayFault('outcome_unknown'),
  not_kept: () => new GatewayFault('answer_not_kept'),
} satisfies Record<Exclude<Claim['kind'], 'ours' | 'given'>, () => GatewayFault>;

/** What cannot be written down leaves the key under way, and after a while unknown: never free. The caller's answer does not wait for it. */
const settle = (written: ReturnType<Attempt['unknown']>): Promise<void> => soon(written).catch(() => undefined);

async function claimKey(
  { firstAnswers }: CallDeps,
  { call, key, request, going }: Pick<Asking, 'call' | 'key' | 'request' | 'going'>,
): Promise<Claim> {
  const { system, service, matched } = call;
  const { timeoutMs, firstAnswers: kept } = service.settings;
  const claiming = firstAnswers.claim({
    consumer: system.code,
    service: service.key,
    operation: matched.operation.id,
    key,
    question: questionOf(call, request, going),
    keptHours: kept?.keptHours ?? 1,
    underWayMs: timeoutMs + marginMs,
    mayAskAgain: isPromised(call),
  });
  try {
    return await soon(claiming);
  } catch {
    // Should the key be taken after all, nobody is at it.
    void claiming.then((late) => (late.kind === 'ours' ? late.attempt.release() : undefined)).catch(() => undefined);
    throw new GatewayFault('key_not_stored', { retryAfterSeconds: 5 });
  }
}

/** All that makes it the same question; the key itself may be written in two ways. */
function questionOf({ target, headers, body }: Call, request: CallerRequest, { speech }: Going): string {
  const { [keyHeader]: _key, ...named } = headers;
  const type = request.headers['content-type'] ?? '';
  const sorted = Object.entries(named).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return JSON.stringify([speech.kind, target.path, sorted, type.toLowerCase(), body.digest()]);
}

/** The contract names the key and it reaches the provider: then the provider knows a question it was asked before. */
function isPromised({ service, matched, headers }: Call): boolean {
  const isPlain = !service.mappingOf(matched.operation.id) && !service.contract().soap;
  return isPlain && headers[keyHeader] !== undefined;
}

const keptOf = (call: Call, { body, ...given }: GivenAnswer): KeptAnswer | undefined =>
  body.length > mostKeptBytes ? undefined : { ...given, body: body.toString('base64'), under: scopeOf(call) };

/** Rights may have changed since: what was given under others is not given again. */
function stillGranted(call: Call, { body, under, ...given }: KeptAnswer): GivenAnswer {
  if (under !== scopeOf(call)) throw new GatewayFault('answer_not_kept');
  return { ...given, body: Buffer.from(body, 'base64') };
}

/** Which fields and rows a call may have. */
const scopeOf = ({ grant, purpose }: Call): string =>
  JSON.stringify([grant.fields, grant.rowScope, purpose?.fields ?? null]);

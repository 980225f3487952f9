import { composeAnswer } from '../composition/compose-answer.ts';
import { askProvider } from './ask-provider.ts';
import type { CallerReply, CallerRequest } from './caller.ts';
import type { ExpectedFile } from './call-upstream.ts';
import type { Call, CallDeps, Going } from './call.ts';
import { GatewayFault, xroadNameOf } from './faults.ts';
import { giveAnswer } from './give-answer.ts';
import { answerOnce } from './repeats/answer-once.ts';
import { readKey } from './repeats/read-key.ts';
import { letIn } from './let-in.ts';
import { sayFault } from './say-fault.ts';
import { plain, speechOf, type Speech } from './speech.ts';
import { tellRefusal } from './tell-refusal.ts';
import { continueTrace } from './trace.ts';

/**
 * Một lượt gọi qua cổng: who calls, what, under which grant, for whom and why; then the provider is asked and of its answer only what
 * the grant names goes back. Nothing goes out before the call is on record.
 */
export async function handleCall(
  deps: CallDeps,
  request: CallerRequest,
  response: CallerReply,
  { speech = speechOf(request), expected }: { speech?: Speech; expected?: ExpectedFile } = {},
): Promise<void> {
  const going: Going = {
    startedAt: performance.now(),
    ...continueTrace(request.headers.traceparent),
    speech,
    expected,
  };
  const call: Partial<Call> = {};
  try {
    const allowed = await letIn(deps, request, { call, speech });
    const composition = allowed.service.compositionOf(allowed.matched.operation.id);
    if (composition) {
      const composed = { call: going.spanId };
      going.composed = composed;
      const made = { call: allowed, composition, request, response, going: { ...going, composed } };
      return await giveAnswer(deps, { ...(await composeAnswer(deps, made)), response, going });
    }
    const key = readKey(allowed, request);
    if (key !== undefined) return await answerOnce(deps, { call: allowed, key, request, response, going });
    const answer = await askProvider(deps, { call: allowed, request, response, going });
    await giveAnswer(deps, { call: allowed, answer, response, going });
  } catch (error) {
    await refuseCall(deps, { error, call, response, going });
  }
}

async function refuseCall(
  deps: CallDeps,
  { error, call, response, going }: { error: unknown; call: Partial<Call>; response: CallerReply; going: Going },
): Promise<void> {
  const isKnownFault = error instanceof GatewayFault;
  const fault = isKnownFault ? error : new GatewayFault('provider_failed');
  await tellRefusal(deps, fault, call, going);
  if (response.headersSent) response.destroy();
  else answerFault(response, fault, going);
  if (!isKnownFault) throw error;
}

export function answerFault(
  response: CallerReply,
  fault: GatewayFault,
  { traceId, speech = plain }: Pick<Going, 'traceId'> & Partial<Pick<Going, 'speech'>>,
): void {
  const { status, type, body } = sayFault(fault, speech);
  const headers: Record<string, string | number> = {
    'content-type': `${type}; charset=utf-8`,
    'content-length': Buffer.byteLength(body),
    'x-trace-id': traceId,
    ...(speech.kind === 'xroad' && { ...speech.headersFor(undefined), 'x-road-error': xroadNameOf(fault.fault) }),
  };
  if (fault.retryAfterSeconds !== undefined) headers['retry-after'] = fault.retryAfterSeconds;
  if (status === 401) headers['www-authenticate'] = 'Bearer realm="lgsp"';
  // What is left of a body that was not wanted is not read.
  if (fault.fault === 'body_too_large') headers['connection'] = 'close';
  response.writeHead(status, headers);
  response.end(body);
}

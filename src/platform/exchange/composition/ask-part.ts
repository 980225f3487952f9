import { Socket } from 'node:net';
import { createFastReply } from '../gateway/fast/fast-reply.ts';
import { askProvider } from '../gateway/ask-provider.ts';
import type { Call, CallDeps, Going } from '../gateway/call.ts';
import type { CallerRequest } from '../gateway/caller.ts';
import { GatewayFault } from '../gateway/faults.ts';
import { bodyFor } from '../gateway/give-answer.ts';
import { letIn } from '../gateway/let-in.ts';
import { factsOf, recordOrFail } from '../gateway/put-on-record.ts';
import { plain } from '../gateway/speech.ts';
import { tellRefusal } from '../gateway/tell-refusal.ts';
import { continueTrace } from '../gateway/trace.ts';
import { MappingFault } from '../mapping/mapping-fault.ts';
import type { CompiledPart, Ground } from './compile-composition.ts';
import { writePartQuestion, type PartQuestion } from './write-part-question.ts';

/** What a part is asked within. */
export type Asking = {
  /** The composed call. */
  call: Call;
  request: CallerRequest;
  going: Going & { composed: { call: string }; endsAt: number };
  /** Nobody waits for a part any more. */
  isOver: () => boolean;
  /** Told how to break the question off when nobody waits for its answer any more. */
  onLeave: (leave: () => void) => void;
};

/**
 * Hỏi một thành phần as the consumer of the composed call would ask it directly: under its own grant for that service, within its own
 * quota, with its purpose, filtered by its fields, and on record before its answer is used. Composition adds no right. One that nobody
 * waits for any more is broken off, and on record as that: it is no failing of its provider.
 */
export async function askPart(deps: CallDeps, part: CompiledPart, ground: Ground, asking: Asking): Promise<unknown> {
  const question = await makeQuestion(deps, part, ground);
  if (asking.isOver()) throw new GatewayFault('part_unasked');
  const { status, value } = await askOnRecord(deps, question, part, asking);
  if (status === 404) throw new GatewayFault('part_not_found');
  if (status >= 300) throw new GatewayFault('provider_refused');
  return value;
}

async function makeQuestion(deps: CallDeps, part: CompiledPart, ground: Ground): Promise<PartQuestion> {
  const service = deps.known().services.get(part.service);
  const operation = service?.contract().operations.find(({ id }) => id === part.operation);
  if (!service || !operation) throw new GatewayFault('no_service');
  try {
    const [parameters, body] = await Promise.all([part.parameters(ground), part.body(ground)]);
    const question = writePartQuestion(service.key, operation, { parameters, body });
    if (!question) throw new GatewayFault('part_unasked');
    return question;
  } catch (error) {
    throw error instanceof MappingFault ? new GatewayFault('composition_failed') : error;
  }
}

async function askOnRecord(
  deps: CallDeps,
  { method, url, headers, body }: PartQuestion,
  { name }: CompiledPart,
  { call, request, going: whole, isOver, onLeave }: Asking,
): Promise<{ status: number; value: unknown }> {
  const going: Going = {
    startedAt: performance.now(),
    ...continueTrace(whole.traceparent),
    speech: plain,
    composed: { ...whole.composed, part: name },
    endsAt: whole.endsAt,
  };
  const so: { call: Partial<Call> } = { call: {} };
  const { socket, reply } = createHeld(onLeave);
  const purpose = request.headers['x-lawful-purpose'];
  const question: CallerRequest = {
    ...{ method: method.toUpperCase(), url, socket },
    headers: { ...headers, accept: 'application/json', ...(purpose !== undefined && { 'x-lawful-purpose': purpose }) },
    whole: Buffer.from(body),
  };
  try {
    const allowed = await letIn({ ...deps, identifyCaller: () => call.system }, question, so);
    const answer = await askProvider(deps, { call: allowed, request: question, response: reply, going });
    if (answer.kind === 'stream') {
      answer.drop();
      throw new GatewayFault('wrong_answer');
    }
    if (answer.status >= 500) throw new GatewayFault('provider_failed');
    const given = bodyFor(allowed, answer);
    const value = valueOf(given);
    // Nothing of it is used: it is on record as no look at anybody.
    if (isOver()) throw new GatewayFault('broken_off');
    const facts = factsOf(deps, allowed, { status: answer.status, outcome: 'answered', going, response: given });
    await recordOrFail(deps, facts, allowed, given);
    deps.onCall(facts, going);
    return { status: answer.status, value };
  } catch (error) {
    const isKnownFault = error instanceof GatewayFault;
    const known = isKnownFault ? error : new GatewayFault('provider_failed');
    // A question that was broken off looks as if nobody had been there.
    const fault = isOver() && known.fault === 'unreachable' ? new GatewayFault('broken_off') : known;
    await tellRefusal(deps, fault, so.call, going);
    if (!isKnownFault) throw error;
    // A record outside the rows of the grant is as good as none.
    throw fault.fault === 'no_operation' && so.call.matched !== undefined ? new GatewayFault('part_not_found') : fault;
  }
}

/** Throws `wrong_answer` for what is no JSON, where the service does not hold its answers against the contract. */
function valueOf(body: Buffer): unknown {
  try {
    return body.length === 0 ? null : JSON.parse(body.toString('utf8'));
  } catch {
    throw new GatewayFault('wrong_answer');
  }
}

/** In place of a caller's connection: what waits for its end is told when nobody waits for the answer any more. */
function createHeld(onLeave: Asking['onLeave']) {
  const socket = new Socket();
  const { reply, left } = createFastReply(socket, () => undefined);
  onLeave(() => {
    socket.destroy();
    left();
  });
  return { socket, reply };
}

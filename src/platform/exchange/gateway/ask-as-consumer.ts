import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import type { Clock } from '#infrastructure/clock.ts';
import type { CallerTokens } from '#platform/identity/index.ts';
import type { Known, KnownSystem } from '../known/known.ts';
import { createAnswerCache } from './answer-cache.ts';
import { askProvider } from './ask-provider.ts';
import type { Call, Going } from './call.ts';
import type { UpstreamAnswer } from './call-upstream.ts';
import { GatewayFault } from './faults.ts';
import { letIn, type SoFar } from './let-in.ts';
import { plain } from './speech.ts';
import { continueTrace } from './trace.ts';
import type { Upstreams } from './upstreams.ts';

export type AskingDeps = { now: Clock; upstreams: Upstreams; callerTokens: CallerTokens };
type Question = { method: string; url: string; headers: Readonly<Record<string, string>>; body: string };

export const beginAsking = (): Going => ({ startedAt: performance.now(), ...continueTrace(undefined), speech: plain });

/**
 * Hỏi như bên khai thác: a question through the checks of the gateway under the consumer's own grant, to the provider itself and not to
 * the memory of its answers. Counts against no quota and never asks for data of a person: that is no lawful purpose. Throws a
 * GatewayFault as a call does; `so` tells how far it came. Nothing is put on record here.
 */
export async function askAsConsumer(
  { now, upstreams, callerTokens }: AskingDeps,
  {
    known,
    system,
    question,
    going,
    so = { call: {} },
  }: { known: Known; system: KnownSystem; question: Question; going: Going; so?: SoFar },
): Promise<{ call: Call; answer: UpstreamAnswer }> {
  const request = new IncomingMessage(new Socket());
  const { method, url, headers, body } = question;
  Object.assign(request, { method, url, headers: { ...headers } });
  if (body !== '') request.push(body);
  request.push(null);
  const call = await letIn(
    {
      ...{ now, known: () => known, identifyCaller: () => system, countCall: () => undefined },
      checkPurpose: () => Promise.reject(new GatewayFault('purpose_missing')),
    },
    request,
    so,
  );
  const response = new ServerResponse(request);
  const cache = createAnswerCache(0);
  return { call, answer: await askProvider({ cache, upstreams, callerTokens }, { call, request, response, going }) };
}

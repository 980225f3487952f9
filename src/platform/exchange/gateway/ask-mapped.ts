import type { MapMessages } from '../mapping/map-messages.ts';
import { MappingFault } from '../mapping/mapping-fault.ts';
import type { AskedInSoap } from '../soap/asked-in-soap.ts';
import { makeEnvelope, questionOf, readSoapAnswer } from './ask-in-soap.ts';
import type { Call } from './call.ts';
import type { UpstreamAnswer } from './call-upstream.ts';
import { isJson } from './call-upstream.ts';
import { GatewayFault } from './faults.ts';
import type { ProviderQuestion } from './provider-question.ts';
import { parseJson } from './read-body.ts';

type Whole = UpstreamAnswer & { kind: 'whole' };
type Mapped = {
  messages: MapMessages;
  parameters: Readonly<Record<string, string>>;
  /** Of a provider that speaks SOAP, how it is asked. */
  inSoap: AskedInSoap | undefined;
};

/** Of a call whose provider does not speak the contract, how its messages are mapped; undefined for one that does. */
export function findMapped({
  service,
  matched,
  target,
  headers,
}: Pick<Call, 'service' | 'matched' | 'target' | 'headers'>): Mapped | undefined {
  const { id } = matched.operation;
  const messages = service.mappingOf(id);
  const parameters = { ...headers, ...Object.fromEntries(target.query), ...matched.parameters };
  return messages && { messages, parameters, inSoap: service.askedInSoap(id) };
}

/** Câu hỏi đã chuyển đổi. Throws `bad_body` when the formula does not work on what the caller sent. */
export async function writeMappedQuestion(
  { matched: { operation }, target, body }: Pick<Call, 'matched' | 'target' | 'body'>,
  { messages, parameters, inSoap }: Mapped,
): Promise<ProviderQuestion> {
  const given = body.bytes() === 0 ? undefined : parseJson(body);
  const asked = await messages
    .ask({ method: operation.method, path: `/${target.path}`, parameters, body: given })
    .catch((error: unknown) => {
      throw error instanceof MappingFault ? new GatewayFault('bad_body', { detail: error.message }) : error;
    });
  // A formula whose outcome its provider's schema has no room for is caught here, and not by the provider.
  if (inSoap) return questionOf(inSoap, makeEnvelope(inSoap, asked.body ?? {}, true));
  const sent = asked.body === undefined ? undefined : Buffer.from(JSON.stringify(asked.body));
  return {
    method: asked.method,
    path: asked.path,
    headers: { accept: 'application/json', ...(sent && { 'content-type': 'application/json' }) },
    body: sent ?? null,
    readsWhole: true,
  };
}

/** Câu trả lời đã chuyển đổi. Throws `wrong_answer` when it is no JSON or the formula does not work on it. */
export async function readMappedAnswer(
  answer: Whole,
  { service }: Pick<Call, 'service'>,
  { messages, parameters, inSoap }: Mapped,
): Promise<Whole> {
  // Faults come with 500 in SOAP: what a declared one says is an answer.
  if (inSoap) return mapAnswer(readSoapAnswer(answer, { service }, inSoap), { messages, parameters });
  return mapAnswer(answer, { messages, parameters });
}

async function mapAnswer(
  answer: Whole,
  { messages, parameters }: Pick<Mapped, 'messages' | 'parameters'>,
): Promise<Whole> {
  if (answer.status >= 500) return answer;
  try {
    if (answer.body.length > 0 && !isJson(answer.headers)) throw new GatewayFault('wrong_answer');
    const said: unknown = answer.body.length === 0 ? undefined : JSON.parse(answer.body.toString('utf8'));
    const given = await messages.give({ status: answer.status, body: said }, parameters);
    return {
      kind: 'whole',
      status: given.status,
      headers: { 'content-type': 'application/json' },
      body: given.body === undefined ? Buffer.alloc(0) : Buffer.from(JSON.stringify(given.body)),
    };
  } catch (error) {
    if (error instanceof MappingFault || error instanceof SyntaxError) throw new GatewayFault('wrong_answer');
    throw error;
  }
}

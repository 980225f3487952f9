import { composedUpstream } from '../composition/composition.contract.ts';
import { listFields } from '../contracts/list-fields.ts';
import { askAsConsumer, beginAsking, type AskingDeps } from '../gateway/ask-as-consumer.ts';
import type { Call } from '../gateway/call.ts';
import { GatewayFault, statusOf } from '../gateway/faults.ts';
import { factsOf } from '../gateway/put-on-record.ts';
import type { RecordCall } from '../gateway/record-call.ts';
import type { Known, KnownGrant, KnownService, KnownSystem } from '../known/known.ts';
import { chooseRead } from './choose-read.ts';
import { judgeFault, judgeRead } from './judge-read.ts';
import { failed, notTried, type TrialStep } from './trial-step.ts';

export type ReadDeps = AskingDeps & { record: RecordCall; gateway: string };
/** The parties of a grant as a gateway knows them. */
export type KnownParties = { known: Known; system: KnownSystem; service: KnownService; grant: KnownGrant };

/**
 * Hỏi thử một thao tác chỉ đọc, as the consumer would ask it and with the code of its calls. On record as a trial, by whom; the body of
 * the answer is looked at and forgotten.
 */
export async function tryRead(
  deps: ReadDeps,
  { known, system, service, grant }: KnownParties,
  trial: { id: string; by: string },
): Promise<TrialStep> {
  const read = service.upstreamUrl === composedUpstream ? 'composed' : chooseRead(service, grant);
  if (typeof read === 'string') return notTried('read', read);
  const { operation, target, headers } = read;
  const going = beginAsking();
  const so: { call: Partial<Call> } = { call: {} };
  const question = { method: 'GET', url: `/${service.key}${target}`, headers, body: '' };
  const about = {
    ...{ operation: operation.id, gateway: ` (${deps.gateway})` },
    seconds: Math.ceil(service.settings.timeoutMs / 1000),
  };
  const asked = await ask(deps, { known, system, question, going, so });
  const status = asked instanceof GatewayFault ? statusOf(asked.fault) : asked.answer.status;
  const response = !(asked instanceof GatewayFault) && asked.answer.kind === 'whole' ? asked.answer.body : undefined;
  const facts = factsOf(deps, so.call, { status, outcome: 'tried', going, ...(response && { response }) });
  try {
    await deps.record({ ...facts, trial }, { purpose: undefined, fields: grant.fields ?? [] });
  } catch {
    return failed('read', 'not_recorded');
  }
  if (asked instanceof GatewayFault)
    return judgeFault(asked, about, { inSoap: service.askedInSoap(operation.id) !== undefined });
  const fieldNames = new Set(listFields(service.contract(), [operation.id]).flatMap(({ path }) => path.split('.')));
  return judgeRead(asked.answer, {
    ...{ operation: asked.call.matched.operation, fieldNames },
    ms: Math.round(performance.now() - going.startedAt),
  });
}

async function ask(deps: ReadDeps, asked: Parameters<typeof askAsConsumer>[1]) {
  try {
    const { call, answer } = await askAsConsumer(deps, asked);
    if (answer.kind === 'stream') answer.drop();
    return { call, answer };
  } catch (error) {
    if (error instanceof GatewayFault) return error;
    throw error;
  }
}

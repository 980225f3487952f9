import type { Call, CallDeps, Going } from './call.ts';
import { digestHex } from './call-upstream.ts';
import { GatewayFault } from './faults.ts';
import { noBody } from './read-body.ts';
import type { RecordCall } from './record-call.ts';

type Outcome = { status: number; outcome: string; going: Going; response?: Buffer };

/** What is put on record of a call, as far as it came. */
export function factsOf(
  { now }: Pick<CallDeps, 'now'>,
  call: Partial<Call>,
  { status, outcome, going, response }: Outcome,
) {
  const { system, service, grant, matched, body = noBody } = call;
  return {
    at: now().toISOString(),
    consumer: system?.code ?? '',
    service: service?.key ?? '',
    provider: service?.providerCode ?? '',
    operation: matched?.operation.id ?? '',
    grant: grant?.id ?? '',
    status,
    outcome,
    tookMs: Math.round((performance.now() - going.startedAt) * 100) / 100,
    requestBytes: body.bytes(),
    requestDigest: body.digest(),
    responseBytes: response?.length ?? 0,
    responseDigest: response ? digestHex(response) : '',
    trace: going.traceId,
    ...(going.composed && { composed: going.composed }),
  };
}

/** Throws `not_recorded` when the log cannot be written: what is not on record is not answered. */
export async function recordOrFail(
  deps: Pick<CallDeps, 'record'>,
  facts: Parameters<RecordCall>[0],
  call: Partial<Call>,
  response?: Buffer,
): Promise<void> {
  const { purpose, grant, service, body } = call;
  const keeps = service?.settings.keepBodies ?? false;
  try {
    await deps.record(facts, {
      purpose,
      fields: purpose?.fields ?? grant?.fields ?? [],
      ...(keeps && body?.whole && { request: body.whole }),
      ...(keeps && response && { response }),
    });
  } catch {
    throw new GatewayFault('not_recorded', { retryAfterSeconds: 5 });
  }
}

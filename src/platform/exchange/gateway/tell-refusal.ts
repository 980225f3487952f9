import type { Call, CallDeps, Going } from './call.ts';
import { type GatewayFault, statusOf } from './faults.ts';
import { factsOf, recordOrFail } from './put-on-record.ts';

/** A refusal of a known system is on record too; of an unknown caller nothing is kept but the count. */
export async function tellRefusal(
  deps: CallDeps,
  fault: GatewayFault,
  call: Partial<Call>,
  going: Going,
): Promise<void> {
  const facts = factsOf(deps, call, { status: statusOf(fault.fault), outcome: fault.fault, going });
  deps.onCall(facts, going);
  if (call.service && fault.fault !== 'not_recorded') await recordOrFail(deps, facts, call).catch(() => undefined);
}

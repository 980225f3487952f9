import { uuidOf } from '#infrastructure/crypto.ts';
import { inTransaction } from '#infrastructure/database/transaction.ts';
import { refuse } from '../exchange.errors.ts';
import { findSystem } from '../management/systems.queries.ts';
import type { IssuingDeps } from './certificate-deps.ts';
import { findOutcome } from './certificate-requests.queries.ts';
import { takeRequest } from './take-request.ts';

/** `chain` once it has been issued; `reason` where it was refused. */
export type RequestOutcome = { state: string; keyMark: string; reason: string; chain: string | null };

/**
 * Xin cấp chứng thư bằng lệnh: the same request as in the console, decided in the same way. The same file sent again is the same request,
 * and tells what has become of it.
 */
export async function requestFromCommand(
  deps: IssuingDeps,
  { code, csr, name }: { code: string; csr: string; name: string },
): Promise<RequestOutcome> {
  const id = uuidOf(`certificate of ${code}: ${csr.trim()}`);
  return inTransaction(deps.db, async (tx) => {
    const system = await findSystem(tx, code);
    if (!system) throw refuse('exchange.no_system', { system: code });
    const { id: systemId } = system;
    const before = await findOutcome(tx, { id, systemId });
    if (before) return before;
    await takeRequest(tx, deps, { systemId, id, csr, by: { accountId: null, name } });
    const outcome = await findOutcome(tx, { id, systemId });
    if (!outcome) throw new Error('A request that was just taken is not there');
    return outcome;
  });
}

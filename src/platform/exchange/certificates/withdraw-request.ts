import type { Actor } from '#infrastructure/actor.ts';
import { inTransaction } from '#infrastructure/database/transaction.ts';
import { refuse } from '../exchange.errors.ts';
import type { ManagementDeps } from '../management/management-deps.ts';
import { audit } from '../management/audit-change.ts';
import { requireKeeper } from '../management/require-keeper.ts';
import { findRequestForUpdate, setDecided } from './certificate-requests.queries.ts';

/** Rút yêu cầu cấp chứng thư that waits, for who owns the system or manages the axis: then another can be sent. */
export async function withdrawRequest(
  deps: ManagementDeps,
  { actor, code, id }: { actor: Actor; code: string; id: string },
): Promise<void> {
  await inTransaction(deps.db, async (tx) => {
    const system = await requireKeeper(tx, deps, actor, code);
    const request = await findRequestForUpdate(tx, id);
    if (request?.systemId !== system.id) throw refuse('exchange.not_found');
    if (request.state === 'withdrawn') return;
    if (request.state !== 'waiting') throw refuse('exchange.request_settled');
    const by = { accountId: actor.id, name: actor.name };
    await setDecided(tx, { id, state: 'withdrawn', by, reason: '', at: deps.now() });
    await audit(tx, deps, { actor, action: 'exchange.certificate_withdrawn', code });
  });
}

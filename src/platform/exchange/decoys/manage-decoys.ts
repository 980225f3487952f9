import { randomBytes } from 'node:crypto';
import type { Actor } from '#infrastructure/actor.ts';
import { sha256 } from '#infrastructure/crypto.ts';
import { inTransaction } from '#infrastructure/database/transaction.ts';
import { refuse } from '../exchange.errors.ts';
import type { ManagementDeps } from '../management/management-deps.ts';
import { audit } from '../management/audit-change.ts';
import { requireKeeper } from '../management/require-keeper.ts';
import { insertDecoy, removeDecoyKey } from './decoys.queries.ts';

/**
 * Đặt khóa bẫy: looks like a secret of the system, shown once, and opens nothing. Whoever shows it has found it where it was placed. For
 * who owns the system, or manages the axis.
 */
export async function setDecoy(
  deps: ManagementDeps,
  { actor, code, placed }: { actor: Actor; code: string; placed: string },
): Promise<{ clientId: string; clientSecret: string }> {
  const clientSecret = randomBytes(32).toString('base64url');
  await inTransaction(deps.db, async (tx) => {
    const system = await requireKeeper(tx, deps, actor, code);
    await insertDecoy(tx, { systemId: system.id, secretHash: sha256(clientSecret), placed, at: deps.now() });
    await audit(tx, deps, { actor, action: 'exchange.decoy_set', code, reason: placed });
  });
  return { clientId: code, clientSecret };
}

/** Bỏ khóa bẫy: shown from then on it is any wrong secret. */
export async function removeDecoy(
  deps: ManagementDeps,
  { actor, code, id }: { actor: Actor; code: string; id: string },
): Promise<void> {
  await inTransaction(deps.db, async (tx) => {
    const system = await requireKeeper(tx, deps, actor, code);
    if (!(await removeDecoyKey(tx, { id, systemId: system.id, at: deps.now() }))) throw refuse('exchange.not_found');
    await audit(tx, deps, { actor, action: 'exchange.decoy_removed', code, reason: id });
  });
}

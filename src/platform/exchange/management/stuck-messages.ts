import { dayMs } from '#infrastructure/clock.ts';
import type { Actor } from '#infrastructure/actor.ts';
import { inTransaction } from '#infrastructure/database/transaction.ts';
import { refuse } from '../exchange.errors.ts';
import { StuckDelivery } from '../messages/message.contract.ts';
import { planReplay } from '../messages/replay-rules.ts';
import { replayDelivery, selectStuck } from '../messages/replay.queries.ts';
import { requireManager } from './exchange.policy.ts';
import { audit } from './audit-change.ts';
import type { ManagementDeps } from './management-deps.ts';

/** A message sent again by hand has as long to arrive as most topics give. */
const replayDays = 7;

/** Thông điệp không tới nơi: refused, expired, or laid aside after too many tries; newest first. */
export async function listStuck(
  { db, now, rules, isManagerUnit }: ManagementDeps,
  actor: Actor,
): Promise<StuckDelivery[]> {
  requireManager(actor, isManagerUnit);
  const rows = await selectStuck(db);
  const at = now();
  return rows.map(({ id, sentAt, settledAt, isWanted, ...row }) =>
    StuckDelivery.parse({
      ...row,
      delivery: Number(id),
      sentAt: sentAt.toISOString(),
      plan: isWanted ? planReplay({ ...row, sentAt, settledAt: settledAt ?? at }, { rules: rules.replays, at }) : null,
    }),
  );
}

/** Gửi lại bằng tay, with a reason; the message goes to the end of its key. */
export async function replayMessage(
  deps: ManagementDeps,
  { actor, id, reason }: { actor: Actor; id: number; reason: string },
): Promise<void> {
  requireManager(actor, deps.isManagerUnit);
  const at = deps.now();
  await inTransaction(deps.db, async (tx) => {
    const expiresAt = new Date(at.getTime() + replayDays * dayMs);
    if (!(await replayDelivery(tx, { id, at, expiresAt }))) throw refuse('exchange.not_found');
    await audit(tx, deps, { actor, action: 'exchange.message_replayed', code: String(id), reason });
  });
}

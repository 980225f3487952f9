import type { Actor } from '#infrastructure/actor.ts';
import { insertAudit } from '#infrastructure/audit/audit.queries.ts';
import type { Tx } from '#infrastructure/database/connect.ts';
import { recordChange, type RecordedChange } from '../management-log/record-change.ts';
import type { ManagementDeps } from './management-deps.ts';

/** Ghi nhật ký quản lý: who changed what of the axis and why, in the transaction of the change. */
export async function audit(
  tx: Tx,
  { now }: Pick<ManagementDeps, 'now'>,
  {
    actor,
    action,
    code,
    reason,
    state,
  }: { actor: Actor; action: string; code: string; reason?: string; state?: RecordedChange['state'] },
): Promise<void> {
  await insertAudit(tx, {
    at: now(),
    actorId: actor.id,
    action,
    subject: { kind: 'exchange', id: code },
    details: reason === undefined ? {} : { reason },
  });
  const by = { accountId: actor.id, name: actor.name };
  await recordChange(tx, { at: now(), by, action, subject: code, reason: reason ?? '', ...(state && { state }) });
}

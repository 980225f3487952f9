import type { Tx } from '#infrastructure/database/connect.ts';

/** Who takes a step: an official, or an operator with a file (`accountId` null). */
export type StepBy = { accountId: string | null; name: string; unitName: string };
export type GrantAction = 'request' | 'agree' | 'refuse' | 'approve' | 'suspend' | 'resume' | 'renew' | 'end';

export async function insertGrantStep(
  tx: Tx,
  { grantId, at, by, action, reason }: { grantId: string; at: Date; by: StepBy; action: GrantAction; reason: string },
): Promise<void> {
  await tx
    .insertInto('exchange.grant_step')
    .values({
      grant_id: grantId,
      at,
      actor_id: by.accountId,
      actor_name: by.name,
      unit_name: by.unitName,
      action,
      reason,
    })
    .execute();
}

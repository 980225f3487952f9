import type { Tx } from '#infrastructure/database/connect.ts';

/** Người giữ vị trí công tác, from a day on. */
export type PostHolding = { postId: string; accountId: string; validFrom: string };

/** Gives posts to people; a holding that is there already stays as it is. */
export async function insertPostHoldings(tx: Tx, holdings: readonly PostHolding[]): Promise<void> {
  const batch = 1000;
  for (let start = 0; start < holdings.length; start += batch) {
    const rows = holdings.slice(start, start + batch).map(({ postId, accountId, validFrom }) => ({
      post_id: postId,
      account_id: accountId,
      valid_from: validFrom,
    }));
    await tx
      .insertInto('organisation.post_holding')
      .values(rows)
      .onConflict((conflict) => conflict.columns(['post_id', 'account_id', 'valid_from']).doNothing())
      .execute();
  }
}

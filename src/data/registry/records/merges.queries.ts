import type { Tx } from '#infrastructure/database/connect.ts';
import type { RecordChange } from './record-change.ts';

export type Merge = { id: string; winnerId: string; loserId: string; filled: readonly string[]; undoneAt: Date | null };

export async function insertMerge(
  tx: Tx,
  { register, merge, change }: { register: string; merge: Merge; change: RecordChange },
): Promise<void> {
  await tx
    .insertInto('registry.record_merge')
    .values({
      id: merge.id,
      register,
      winner_id: merge.winnerId,
      loser_id: merge.loserId,
      filled: [...merge.filled],
      at: change.at,
      by_id: change.by.id,
      reason: change.reason,
    })
    .execute();
}

/** The merge, locked until the transaction ends. */
export async function findMergeForUpdate(
  tx: Tx,
  { register, id }: { register: string; id: string },
): Promise<Merge | undefined> {
  const row = await tx
    .selectFrom('registry.record_merge')
    .select(['id', 'winner_id', 'loser_id', 'filled', 'undone_at'])
    .where('id', '=', id)
    .where('register', '=', register)
    .forUpdate()
    .executeTakeFirst();
  if (!row) return undefined;
  return { id, winnerId: row.winner_id, loserId: row.loser_id, filled: row.filled, undoneAt: row.undone_at };
}

/** Whether the winner took in another record after this merge. */
export async function hasLaterMerge(tx: Tx, { id, winnerId }: Merge): Promise<boolean> {
  const row = await tx
    .selectFrom('registry.record_merge as later')
    .innerJoin('registry.record_merge as this', 'this.winner_id', 'later.winner_id')
    .select('later.id')
    .where('this.id', '=', id)
    .where('later.winner_id', '=', winnerId)
    .where('later.id', '!=', id)
    .where('later.undone_at', 'is', null)
    .whereRef('later.at', '>', 'this.at')
    .executeTakeFirst();
  return row !== undefined;
}

export async function setUndone(tx: Tx, { id, change }: { id: string; change: RecordChange }): Promise<void> {
  await tx
    .updateTable('registry.record_merge')
    .set({ undone_at: change.at, undone_by_id: change.by.id, undone_reason: change.reason })
    .where('id', '=', id)
    .execute();
}

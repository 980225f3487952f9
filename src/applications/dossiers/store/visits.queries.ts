import { sql } from 'kysely';
import type { Db } from '#infrastructure/database/connect.ts';

/** Minutes after which somebody who opened a dossier no longer counts as having it open. */
const openMinutes = 15;

/**
 * Ghi nhận người mở hồ sơ and answers what was seen before and who else has it open: instead of a failed save, a name.
 */
export async function visitDossier(
  db: Db,
  visit: { dossierId: string; accountId: string; at: Date; sequence: number },
): Promise<{ seenSequence: number; others: { accountId: string; openedAt: Date }[] }> {
  const before = await db
    .selectFrom('dossiers.visit')
    .select(['account_id', 'opened_at', 'seen_sequence'])
    .where('dossier_id', '=', visit.dossierId)
    .execute();
  await db
    .insertInto('dossiers.visit')
    .values({
      dossier_id: visit.dossierId,
      account_id: visit.accountId,
      opened_at: visit.at,
      seen_sequence: visit.sequence,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['dossier_id', 'account_id'])
        .doUpdateSet({ opened_at: visit.at, seen_sequence: sql`excluded.seen_sequence` }),
    )
    .execute();
  const since = visit.at.getTime() - openMinutes * 60_000;
  return {
    seenSequence: before.find((row) => row.account_id === visit.accountId)?.seen_sequence ?? 0,
    others: before
      .filter((row) => row.account_id !== visit.accountId && row.opened_at.getTime() > since)
      .map((row) => ({ accountId: row.account_id, openedAt: row.opened_at })),
  };
}

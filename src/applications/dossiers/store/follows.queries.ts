import { unitsOf, type Actor } from '#infrastructure/actor.ts';
import type { Db } from '#infrastructure/database/connect.ts';

type Following = { dossierId: string; accountId: string };

/** Theo dõi hồ sơ: an official who follows a dossier finds it in a list of their own; it gives no right to see it. */
export async function isFollowing(db: Db, { dossierId, accountId }: Following): Promise<boolean> {
  const row = await db
    .selectFrom('dossiers.follow')
    .select('since')
    .where('dossier_id', '=', dossierId)
    .where('account_id', '=', accountId)
    .executeTakeFirst();
  return row !== undefined;
}

export async function setFollowing(db: Db, { dossierId, accountId }: Following, since: Date | null): Promise<void> {
  if (since === null) {
    await db
      .deleteFrom('dossiers.follow')
      .where('dossier_id', '=', dossierId)
      .where('account_id', '=', accountId)
      .execute();
    return;
  }
  await db
    .insertInto('dossiers.follow')
    .values({ dossier_id: dossierId, account_id: accountId, since })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

const mostFollowed = 100;

/** Hồ sơ đang theo dõi that the official may still see, the latest change first. */
export async function listFollowed(db: Db, actor: Actor) {
  const units = unitsOf(actor);
  return db
    .selectFrom('dossiers.follow as follow')
    .innerJoin('dossiers.dossier as dossier', 'dossier.id', 'follow.dossier_id')
    .select([
      'dossier.code',
      'dossier.procedure_code',
      'dossier.procedure_name',
      'dossier.owner_name',
      'dossier.status',
      'dossier.due_on',
    ])
    .where('follow.account_id', '=', actor.id)
    .where((where) =>
      where.or([
        where('dossier.received_unit_id', 'in', units),
        where('dossier.desk_unit_id', 'in', units),
        where('dossier.deciding_unit_id', 'in', units),
      ]),
    )
    .orderBy('dossier.last_action_at', 'desc')
    .limit(mostFollowed)
    .execute();
}

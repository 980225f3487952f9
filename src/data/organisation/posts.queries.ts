import type { ActorPost } from '#infrastructure/actor.ts';
import { vietnamDay } from '#infrastructure/clock.ts';
import type { Db, Tx } from '#infrastructure/database/connect.ts';

/** Người giữ vị trí công tác, from a day on. */
export type PostHolding = { postId: string; accountId: string; validFrom: string };

/** Holdings in force on a day, of posts and units in force. */
function selectHoldingsOn(db: Db, on: string) {
  return db
    .selectFrom('organisation.post_holding as holding')
    .innerJoin('organisation.post as post', 'post.id', 'holding.post_id')
    .innerJoin('organisation.unit_version as unit', 'unit.unit_id', 'post.unit_id')
    .where('holding.valid_from', '<=', on)
    .where((where) => where.or([where('holding.valid_to', 'is', null), where('holding.valid_to', '>=', on)]))
    .where('post.valid_from', '<=', on)
    .where((where) => where.or([where('post.valid_to', 'is', null), where('post.valid_to', '>=', on)]))
    .where('unit.valid_from', '<=', on)
    .where((where) => where.or([where('unit.valid_to', 'is', null), where('unit.valid_to', '>=', on)]));
}

/** Vị trí công tác của một người tại một thời điểm. */
export async function postsOf(db: Db, accountId: string, at: Date): Promise<ActorPost[]> {
  return selectHoldingsOn(db, vietnamDay(at))
    .select(['post.id as postId', 'unit.unit_id as unitId', 'unit.name as unitName', 'post.title', 'post.roles'])
    .where('holding.account_id', '=', accountId)
    .orderBy('unit.agency_code')
    .orderBy('post.title')
    .execute();
}

/** Người có vai trò tại một đơn vị: whom a task can be given to. One line a person, under one of the titles held there. */
export async function officersWithRole(
  db: Db,
  { unitId, role, at }: { unitId: string; role: string; at: Date },
): Promise<{ accountId: string; title: string }[]> {
  return selectHoldingsOn(db, vietnamDay(at))
    .distinctOn('holding.account_id')
    .select(['holding.account_id as accountId', 'post.title'])
    .where('post.unit_id', '=', unitId)
    .where((where) => where(where.val(role), '=', where.fn.any('post.roles')))
    .orderBy('holding.account_id')
    .orderBy('post.title')
    .execute();
}

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

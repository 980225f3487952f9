import { sql } from 'kysely';
import type { Db } from '#infrastructure/database/connect.ts';

/** So many at a time, each time on its own: a year's messages are not taken away in one transaction. */
const atATime = 5000;

/**
 * Xóa thông điệp quá hạn lưu: those whose time ended before a day and which nobody waits for any more, with what became of them. What the
 * log has of them stays. Gives how many.
 */
export async function deleteOldMessages(db: Db, before: Date): Promise<number> {
  for (let deleted = 0; ;) {
    const { rows } = await sql<{ count: number }>`
      with old as (
        select sender_id, id from exchange.message as message
        where expires_at < ${before} and not exists (
          select from exchange.delivery as delivery
          where delivery.sender_id = message.sender_id and delivery.message_id = message.id
            and (delivery.state = 'waiting' or delivery.settled_at >= ${before}))
        order by expires_at limit ${atATime} for update skip locked
      ), deliveries as (
        delete from exchange.delivery as delivery using old
        where delivery.sender_id = old.sender_id and delivery.message_id = old.id
      ), messages as (
        delete from exchange.message as message using old
        where message.sender_id = old.sender_id and message.id = old.id returning 1
      )
      select count(*)::integer as count from messages`.execute(db);
    const count = rows[0]?.count ?? 0;
    deleted += count;
    if (count < atATime) return deleted;
  }
}

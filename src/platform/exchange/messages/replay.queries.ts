import { sql } from 'kysely';
import type { Db, Tx } from '#infrastructure/database/connect.ts';
import { stuckStates } from './message.contract.ts';

/** What did not arrive, newest first. */
export async function selectStuck(db: Db) {
  return (
    db
      .selectFrom('exchange.delivery as delivery')
      .innerJoin('exchange.message as message', (join) =>
        join.onRef('message.sender_id', '=', 'delivery.sender_id').onRef('message.id', '=', 'delivery.message_id'),
      )
      .innerJoin('exchange.topic as topic', 'topic.id', 'delivery.topic_id')
      .innerJoin('exchange.system as sender', 'sender.id', 'delivery.sender_id')
      .innerJoin('exchange.system as recipient', 'recipient.id', 'delivery.recipient_id')
      .select([
        'delivery.id',
        'topic.code as topic',
        'sender.code as sender',
        'recipient.code as recipient',
        'delivery.message_id as messageId',
        'delivery.state',
        'delivery.attempts',
        'message.sent_at as sentAt',
        'delivery.last_fault as fault',
        'delivery.replays',
        'delivery.settled_at as settledAt',
      ])
      // Who may no longer receive it is sent nothing by itself.
      .select((delivery) =>
        delivery
          .exists(
            delivery
              .selectFrom('exchange.topic_right as wanted')
              .select('wanted.may')
              .whereRef('wanted.topic_id', '=', 'delivery.topic_id')
              .whereRef('wanted.system_id', '=', 'delivery.recipient_id')
              .where('wanted.may', '=', 'subscribe'),
          )
          .as('isWanted'),
      )
      .where('delivery.state', 'in', [...stuckStates])
      .orderBy('delivery.settled_at', 'desc')
      .limit(200)
      .execute()
  );
}

/** Sends again by hand what was laid aside; false when it is not. It goes to the end of its key: what came after it has gone on. */
export async function replayDelivery(
  tx: Tx,
  { id, at, expiresAt }: { id: number; at: Date; expiresAt: Date },
): Promise<boolean> {
  const row = await tx
    .deleteFrom('exchange.delivery')
    .where('id', '=', id)
    .where('state', 'in', [...stuckStates])
    .returningAll()
    .executeTakeFirst();
  if (!row) return false;
  await tx
    .insertInto('exchange.delivery')
    .values({
      sender_id: row.sender_id,
      message_id: row.message_id,
      topic_id: row.topic_id,
      recipient_id: row.recipient_id,
      key: row.key,
      next_at: at,
      expires_at: expiresAt,
    })
    .execute();
  return true;
}

/**
 * Sends again what a rule says is due; gives how many. In the order they first had: of a key what was first is first again. So many tries
 * are counted as done that one more decides.
 */
export async function replayDue(
  db: Db,
  due: {
    at: Date;
    states: readonly string[];
    patterns: readonly string[];
    everyMinutes: number;
    atMost: number;
    withinDays: number;
    attempts: number;
    most: number;
  },
): Promise<number> {
  const { at, states, patterns, everyMinutes, atMost, withinDays, attempts, most } = due;
  const { rows } = await sql`
    with due as (
      select delivery.id, message.sent_at from exchange.delivery as delivery
      join exchange.message as message on message.sender_id = delivery.sender_id and message.id = delivery.message_id
      where delivery.state in ('dead', 'expired', 'refused') and delivery.state = any (${states}::text[])
        and delivery.last_fault like any (${patterns}::text[]) and delivery.replays < ${atMost}
        and delivery.settled_at <= ${at}::timestamptz - make_interval(mins => ${everyMinutes})
        and delivery.settled_at > ${at}::timestamptz - make_interval(days => ${withinDays})
        and message.sent_at > ${at}::timestamptz - make_interval(days => ${withinDays})
        and exists (
          select from exchange.topic_right as wanted
          where wanted.topic_id = delivery.topic_id and wanted.system_id = delivery.recipient_id and wanted.may = 'subscribe')
      order by delivery.id limit ${most} for update of delivery skip locked
    ), taken as (
      delete from exchange.delivery as delivery using due where delivery.id = due.id returning delivery.*, due.sent_at
    )
    insert into exchange.delivery
      (sender_id, message_id, topic_id, recipient_id, key, next_at, expires_at, attempts, replays)
    select sender_id, message_id, topic_id, recipient_id, key, ${at},
           greatest(sent_at + make_interval(days => ${withinDays}), ${at}::timestamptz + make_interval(mins => ${everyMinutes})),
           ${attempts}, replays + 1
    from taken order by id
    returning id`.execute(db);
  return rows.length;
}

import { sql } from 'kysely';
import type { Db, Tx } from '#infrastructure/database/connect.ts';

export async function findTopic(db: Db | Tx, code: string) {
  return db
    .selectFrom('exchange.topic')
    .selectAll()
    .where('code', '=', code)
    .where('state', '=', 'active')
    .executeTakeFirst();
}

export async function hasTopic(db: Db | Tx, code: string): Promise<boolean> {
  return (await findTopic(db, code)) !== undefined;
}

export async function findSystemId(db: Db | Tx, code: string): Promise<string | undefined> {
  return (await db.selectFrom('exchange.system').select('id').where('code', '=', code).executeTakeFirst())?.id;
}

export async function mayUse(
  db: Db | Tx,
  { topicId, systemId, may }: { topicId: string; systemId: string; may: 'publish' | 'subscribe' },
): Promise<boolean> {
  const row = await db
    .selectFrom('exchange.topic_right')
    .select('may')
    .where('topic_id', '=', topicId)
    .where('system_id', '=', systemId)
    .where('may', '=', may)
    .executeTakeFirst();
  return row !== undefined;
}

/** Whether a system offers the service of a key (`code/version`, `sandbox/…`), today. */
export async function offersService(
  db: Db | Tx,
  { systemId, key }: { systemId: string; key: string },
): Promise<boolean> {
  const { rows } = await sql`
    select from exchange.service
    where provider_id = ${systemId} and state in ('published', 'deprecated')
      and case environment when 'sandbox' then 'sandbox/' else '' end || code || '/' || version = ${key}`.execute(db);
  return rows.length > 0;
}

/** The message of a delivery, for who receives it and has neither refused nor missed it. */
export async function findReceived(
  db: Db,
  { delivery, recipient }: { delivery: number; recipient: string },
): Promise<string | undefined> {
  const row = await db
    .selectFrom('exchange.delivery as delivery')
    .innerJoin('exchange.system as recipient', 'recipient.id', 'delivery.recipient_id')
    .innerJoin('exchange.message as message', (join) =>
      join.onRef('message.sender_id', '=', 'delivery.sender_id').onRef('message.id', '=', 'delivery.message_id'),
    )
    .select('message.envelope')
    .where('delivery.id', '=', delivery)
    .where('recipient.code', '=', recipient)
    .where('delivery.state', 'in', ['waiting', 'acknowledged'])
    .executeTakeFirst();
  return row?.envelope;
}

export type NewMessage = {
  senderId: string;
  id: string;
  topicId: string;
  key: string;
  digest: string;
  envelope: string;
  at: Date;
  expiresAt: Date;
};

/**
 * Messages of one key are accepted one after the other, until the transaction ends: numbers are given out before a commit, and without
 * this a reader could see the later of two first.
 */
export async function lockKey(tx: Tx, key: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`message ${key}`}, 0))`.execute(tx);
}

/** False when the sender had sent a message of this id before. */
export async function insertMessage(tx: Tx, message: NewMessage): Promise<boolean> {
  const row = await tx
    .insertInto('exchange.message')
    .values({
      sender_id: message.senderId,
      id: message.id,
      topic_id: message.topicId,
      key: message.key,
      digest: message.digest,
      envelope: message.envelope,
      sent_at: message.at,
      expires_at: message.expiresAt,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** One delivery for each subscriber of this moment; gives how many. */
export async function insertDeliveries(
  tx: Tx,
  { senderId, id, topicId, key, at, expiresAt }: NewMessage,
): Promise<number> {
  const { rows } = await sql`
    insert into exchange.delivery (sender_id, message_id, topic_id, recipient_id, key, next_at, expires_at)
    select ${senderId}, ${id}, ${topicId}, system_id, ${key}, ${at}, ${expiresAt}
    from exchange.topic_right where topic_id = ${topicId} and may = 'subscribe' order by system_id
    returning id`.execute(tx);
  return rows.length;
}

export async function findMessage(
  tx: Tx,
  senderId: string,
  id: string,
): Promise<{ digest: string; recipients: number }> {
  const [{ digest }, deliveries] = await Promise.all([
    tx
      .selectFrom('exchange.message')
      .select('digest')
      .where('sender_id', '=', senderId)
      .where('id', '=', id)
      .executeTakeFirstOrThrow(),
    tx
      .selectFrom('exchange.delivery')
      .select('id')
      .where('sender_id', '=', senderId)
      .where('message_id', '=', id)
      .execute(),
  ]);
  return { digest, recipients: deliveries.length };
}

export type Leased = { id: number; attempts: number; envelope: string; messageId: string };

type Lease = { recipientId: string; topicId?: string; at: Date; until: Date; most: number };
type LeasedRow = { id: string; attempts: number; envelope: string; message_id: string };

/**
 * Leases what is next for a recipient: of each key of a sender under a topic only the oldest that waits, so that order is kept however
 * many take at once. Keys do not wait for each other, and nobody for what another sender sends under the same key. What waits of a
 * subscription that was taken back, or of a suspended topic, is given to nobody and holds up nothing; it goes on, after what has gone on
 * meanwhile, when the subscription comes back before it expires.
 */
export async function leaseDeliveries(db: Db, lease: Lease): Promise<Leased[]> {
  const { rows } = await leaseStatement(lease).execute(db);
  return rows
    .map((row) => ({ id: Number(row.id), attempts: row.attempts, envelope: row.envelope, messageId: row.message_id }))
    .toSorted((a, b) => a.id - b.id);
}

export const leaseStatement = ({ recipientId, topicId, at, until, most }: Lease) => sql<LeasedRow>`
    with wanted as materialized (
      select subscribed.topic_id from exchange.topic_right as subscribed
      join exchange.topic as topic on topic.id = subscribed.topic_id and topic.state = 'active'
      where subscribed.system_id = ${recipientId} and subscribed.may = 'subscribe'
    ), next as (
      select waiting.id from exchange.delivery as waiting
      where waiting.recipient_id = ${recipientId} and waiting.state = 'waiting' and waiting.next_at <= ${at}
        and waiting.topic_id in (select topic_id from wanted)
        and (${topicId ?? null}::uuid is null or waiting.topic_id = ${topicId ?? null}::uuid)
        and waiting.expires_at > ${at} and (waiting.leased_until is null or waiting.leased_until <= ${at})
        and not exists (
          select from exchange.delivery as earlier
          where earlier.recipient_id = waiting.recipient_id and earlier.key = waiting.key
            and earlier.sender_id = waiting.sender_id and earlier.topic_id = waiting.topic_id
            and earlier.state = 'waiting' and earlier.id < waiting.id)
      order by waiting.id limit ${most} for update skip locked
    )
    update exchange.delivery as taken set leased_until = ${until}, attempts = taken.attempts + 1
    from next, exchange.message as message
    where taken.id = next.id and message.sender_id = taken.sender_id and message.id = taken.message_id
    returning taken.id, taken.attempts, taken.message_id, message.envelope`;

/** Ends a delivery that still waits; false when it is of another, or was settled before. */
export async function settleDelivery(
  db: Db | Tx,
  settled: { id: number; recipientId: string; state: 'acknowledged' | 'refused' | 'dead'; fault: string; at: Date },
): Promise<boolean> {
  const row = await db
    .updateTable('exchange.delivery')
    .set({ state: settled.state, settled_at: settled.at, last_fault: settled.fault, leased_until: null })
    .where('id', '=', settled.id)
    .where('recipient_id', '=', settled.recipientId)
    .where('state', '=', 'waiting')
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

export async function findDeliveryState(db: Db, id: number, recipientId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('exchange.delivery')
    .select('state')
    .where('id', '=', id)
    .where('recipient_id', '=', recipientId)
    .executeTakeFirst();
  return row?.state;
}

export async function postponeDelivery(
  db: Db,
  { id, nextAt, fault }: { id: number; nextAt: Date; fault: string },
): Promise<void> {
  await db
    .updateTable('exchange.delivery')
    .set({ next_at: nextAt, last_fault: fault, leased_until: null })
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .execute();
}

/** Marks what nobody took in time; gives how many. */
export async function expireDeliveries(db: Db, at: Date): Promise<number> {
  const result = await db
    .updateTable('exchange.delivery')
    .set({ state: 'expired', settled_at: at, last_fault: 'expired' })
    .where('state', '=', 'waiting')
    .where('expires_at', '<=', at)
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}

/** Subscribers that have messages pushed to them and something waiting, one line a topic. */
export async function selectPushTargets(db: Db, at: Date) {
  const { rows } = await sql<{ recipient_id: string; topic_id: string; recipient: string; topic: string; url: string }>`
    select system.id as recipient_id, topic.id as topic_id, system.code as recipient, topic.code as topic, wanted.push_url as url
    from exchange.topic_right as wanted
    join exchange.system as system on system.id = wanted.system_id and system.state = 'active'
    join exchange.topic as topic on topic.id = wanted.topic_id and topic.state = 'active'
    where wanted.may = 'subscribe' and wanted.push_url is not null and exists (
      select from exchange.delivery as delivery
      where delivery.recipient_id = system.id and delivery.topic_id = topic.id and delivery.state = 'waiting'
        and delivery.next_at <= ${at})`.execute(db);
  return rows.map((row) => ({
    recipientId: row.recipient_id,
    topicId: row.topic_id,
    recipient: row.recipient,
    topic: row.topic,
    url: row.url,
  }));
}

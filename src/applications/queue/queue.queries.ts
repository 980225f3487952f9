import { sql } from 'kysely';
import type { Db, Tx } from '#infrastructure/database/connect.ts';
import type { DeskTicket } from './queue.contract.ts';
import type { TicketStatus } from './ticket-status.ts';

/** Nơi và ngày. */
export type DeskDay = { deskId: string; on: string };

/** Locks the desk's day, begun when it is the first: numbers and calls follow one another. */
export async function lockDeskDay(tx: Tx, { deskId, on }: DeskDay): Promise<{ calls: number }> {
  await tx
    .insertInto('queue.desk_day')
    .values({ desk_unit_id: deskId, on_day: on })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return tx
    .selectFrom('queue.desk_day')
    .select('calls')
    .where('desk_unit_id', '=', deskId)
    .where('on_day', '=', on)
    .forUpdate()
    .executeTakeFirstOrThrow();
}

/** The next number of a group; the day must be locked. */
export async function allocateNumber(tx: Tx, { deskId, on }: DeskDay, group: string): Promise<number> {
  const row = await tx
    .updateTable('queue.desk_day')
    .set({
      numbers: sql`jsonb_set(numbers, array[${group}], to_jsonb(coalesce((numbers ->> ${group})::int, 0) + 1))`,
    })
    .where('desk_unit_id', '=', deskId)
    .where('on_day', '=', on)
    .returning(sql<number>`(numbers ->> ${group})::int`.as('number'))
    .executeTakeFirstOrThrow();
  return row.number;
}

export async function insertTicket(
  tx: Tx,
  { deskId, on }: DeskDay,
  ticket: { id: string; code: string; group: string; priority: string | null; takenAt: Date },
): Promise<void> {
  await tx
    .insertInto('queue.ticket')
    .values({
      id: ticket.id,
      desk_unit_id: deskId,
      on_day: on,
      code: ticket.code,
      group_key: ticket.group,
      priority: ticket.priority,
      taken_at: ticket.takenAt,
    })
    .execute();
}

const columns = [
  ...(['id', 'code', 'group_key', 'priority', 'status', 'taken_at', 'called_at', 'counter'] as const),
  'officer_account_id' as const,
];

function ticketsOf(db: Db | Tx, { deskId, on }: DeskDay) {
  return db.selectFrom('queue.ticket').select(columns).where('desk_unit_id', '=', deskId).where('on_day', '=', on);
}

type Row = Awaited<ReturnType<ReturnType<typeof ticketsOf>['executeTakeFirstOrThrow']>>;
export type Ticket = Omit<DeskTicket, 'takenAt' | 'calledAt'> & {
  takenAt: Date;
  calledAt: Date | null;
  /** Who called it last. */
  officerId: string | null;
};

const statuses: Readonly<Record<string, TicketStatus>> = {
  waiting: 'waiting',
  called: 'called',
  done: 'done',
  skipped: 'skipped',
};

function toTicket({ id, code, group_key, priority, status, taken_at, called_at, counter, ...row }: Row): Ticket {
  return {
    id,
    code,
    group: group_key,
    priority,
    status: statuses[status] ?? 'done',
    takenAt: taken_at,
    calledAt: called_at,
    counter,
    officerId: row.officer_account_id,
  };
}

/** Those who wait, in the order they came. */
export async function listWaiting(db: Db | Tx, day: DeskDay): Promise<Ticket[]> {
  const rows = await ticketsOf(db, day).where('status', '=', 'waiting').orderBy('place').execute();
  return rows.map(toTicket);
}

/** The first who waits of those with or without priority; one that somebody else is taking is passed over. */
export async function lockFirstWaiting(
  tx: Tx,
  day: DeskDay,
  { groups, isPriority }: { groups: readonly string[]; isPriority: boolean },
): Promise<Ticket | undefined> {
  const row = await ticketsOf(tx, day)
    .where('status', '=', 'waiting')
    .where('group_key', 'in', groups)
    .where('priority', isPriority ? 'is not' : 'is', null)
    .orderBy('place')
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
  return row && toTicket(row);
}

export async function lockTicket(tx: Tx, day: DeskDay, id: string): Promise<Ticket | undefined> {
  const row = await ticketsOf(tx, day).where('id', '=', id).forUpdate().executeTakeFirst();
  return row && toTicket(row);
}

/** Called by the official and not finished. */
export async function findServed(db: Db | Tx, day: DeskDay, officerId: string): Promise<Ticket | undefined> {
  const row = await ticketsOf(db, day)
    .where('status', '=', 'called')
    .where('officer_account_id', '=', officerId)
    .orderBy('called_at', 'desc')
    .executeTakeFirst();
  return row && toTicket(row);
}

export async function listSkipped(db: Db, day: DeskDay): Promise<Ticket[]> {
  const rows = await ticketsOf(db, day)
    .where('status', '=', 'skipped')
    .orderBy('called_at', 'desc')
    .limit(20)
    .execute();
  return rows.map(toTicket);
}

/** Calls of the groups made last, oldest first: whether each was with priority. */
export async function listCalls(db: Db | Tx, day: DeskDay, groups: readonly string[]): Promise<boolean[]> {
  const rows = await db
    .selectFrom('queue.ticket')
    .select('priority')
    .where('desk_unit_id', '=', day.deskId)
    .where('on_day', '=', day.on)
    .where('group_key', 'in', groups)
    .where('call_order', 'is not', null)
    .orderBy('call_order', 'desc')
    .limit(20)
    .execute();
  return rows.map(({ priority }) => priority !== null).toReversed();
}

export async function setCalled(
  tx: Tx,
  day: DeskDay,
  { id, at, counter, officerId, order }: { id: string; at: Date; counter: string; officerId: string; order: number },
): Promise<void> {
  await tx
    .updateTable('queue.ticket')
    .set({
      status: 'called',
      called_at: at,
      counter,
      officer_account_id: officerId,
      call_count: sql`call_count + 1`,
      call_order: sql`coalesce(call_order, ${order})`,
      finished_at: null,
    })
    .where('id', '=', id)
    .execute();
  await tx
    .updateTable('queue.desk_day')
    .set({ calls: order })
    .where('desk_unit_id', '=', day.deskId)
    .where('on_day', '=', day.on)
    .execute();
}

export async function setFinished(tx: Tx, id: string, status: 'done' | 'skipped', at: Date): Promise<void> {
  await tx.updateTable('queue.ticket').set({ status, finished_at: at }).where('id', '=', id).execute();
}

/** Numbers on the public screen: the last called first. */
export async function listCalled(db: Db, { deskId, on }: DeskDay) {
  return db
    .selectFrom('queue.ticket')
    .select(['code', 'counter', 'call_order as callOrder', 'call_count as callCount'])
    .where('desk_unit_id', '=', deskId)
    .where('on_day', '=', on)
    .where('call_order', 'is not', null)
    .where('status', 'in', ['called', 'done'])
    .orderBy('called_at', 'desc')
    .limit(6)
    .execute();
}

/** How long the last ones took at a desk, in minutes; at how many counters somebody was called since a moment; how many are done. */
export async function readPace(db: Db | Tx, day: DeskDay, since: Date) {
  const [served, counters, done] = await Promise.all([
    db
      .selectFrom('queue.ticket')
      .select(sql<number>`extract(epoch from finished_at - called_at)::float / 60`.as('minutes'))
      .where('desk_unit_id', '=', day.deskId)
      .where('status', '=', 'done')
      .where('on_day', '>=', sql<string>`${day.on}::date - 30`)
      // Whoever did not come, and was passed over by calling the next, was not served.
      .where(sql<boolean>`finished_at - called_at >= interval '30 seconds'`)
      .orderBy('finished_at', 'desc')
      .limit(50)
      .execute(),
    db
      .selectFrom('queue.ticket')
      .select(sql<number>`count(distinct counter)::int`.as('count'))
      .where('desk_unit_id', '=', day.deskId)
      .where('on_day', '=', day.on)
      .where('called_at', '>=', since)
      .executeTakeFirstOrThrow(),
    db
      .selectFrom('queue.ticket')
      .select(sql<number>`count(*)::int`.as('count'))
      .where('desk_unit_id', '=', day.deskId)
      .where('on_day', '=', day.on)
      .where('status', '=', 'done')
      .executeTakeFirstOrThrow(),
  ]);
  return { minutes: served.map(({ minutes }) => minutes), counters: counters.count, done: done.count };
}

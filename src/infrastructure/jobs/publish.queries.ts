import { sql } from 'kysely';
import type { Db, Tx } from '../database/connect.ts';
import { fixedStatement } from '../database/fixed-statement.ts';
import { send } from '../database/transaction.ts';

/** What an event is called and what it carries; declared by the module that publishes it. */
export type EventName<Payload> = { name: string; payload?: Payload };

/** Job that carries each published event to its subscribers. */
export const deliverEventTask = 'deliver_event';

const add = fixedStatement<{ event: string; payload: string }, unknown>(
  (_, slot) => sql`
    with published as (
      insert into infrastructure.outbox (event, payload) values (${slot('event')}, ${slot('payload')}) returning id)
    select graphile_worker.add_job(${deliverEventTask}, json_build_object('outboxId', published.id)) from published`,
);

/**
 * Publishes an event in the caller's transaction: one outbox row and one job. Delivered at least once after the commit; a crash
 * loses nothing, a rollback publishes nothing.
 */
export function publish<Payload extends Record<string, unknown>>(
  tx: Tx,
  event: EventName<Payload>,
  payload: Payload,
): void {
  send(tx, add({ event: event.name, payload: JSON.stringify(payload) }));
}

export async function findOutboxEvent(db: Db, id: number) {
  return db.selectFrom('infrastructure.outbox').select(['event', 'payload']).where('id', '=', id).executeTakeFirst();
}

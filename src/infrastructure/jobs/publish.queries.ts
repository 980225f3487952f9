import { sql } from 'kysely';
import type { Tx } from '../database/connect.ts';

/** What an event is called and what it carries; declared by the module that publishes it. */
export type EventName<Payload> = { name: string; payload?: Payload };

/** Job that carries each published event to its subscribers. */
export const deliverEventTask = 'deliver_event';

/**
 * Publishes an event in the caller's transaction: one outbox row and one job. Delivered at least once after the commit; a crash
 * loses nothing, a rollback publishes nothing.
 */
export async function publish<Payload extends Record<string, unknown>>(
  tx: Tx,
  event: EventName<Payload>,
  payload: Payload,
): Promise<void> {
  const row = await tx
    .insertInto('infrastructure.outbox')
    .values({ event: event.name, payload: JSON.stringify(payload) })
    .returning('id')
    .executeTakeFirstOrThrow();
  await addJob(tx, { task: deliverEventTask, payload: { outboxId: row.id } });
}

export type NewJob = { task: string; payload: Record<string, unknown>; runAt?: Date; key?: string; queue?: string };

/** Adds a job in the caller's transaction; `key` makes a later job replace one not yet run. */
export async function addJob(tx: Tx, { task, payload, runAt, key, queue }: NewJob): Promise<void> {
  await sql`select graphile_worker.add_job(${task}::text, ${JSON.stringify(payload)}::json,
      queue_name => ${queue ?? null}::text, run_at => ${runAt ?? null}::timestamptz, job_key => ${key ?? null}::text)`.execute(
    tx,
  );
}

export async function findOutboxEvent(tx: Tx, id: number) {
  return tx.selectFrom('infrastructure.outbox').select(['event', 'payload']).where('id', '=', id).executeTakeFirst();
}

import { Logger, run, type Runner } from 'graphile-worker';
import type pg from 'pg';
import { z } from 'zod';
import type { Db } from '../database/connect.ts';
import type { Log } from '../log.ts';
import { deliverEventTask, findOutboxEvent } from './publish.queries.ts';

export type JobHandler = (payload: unknown) => Promise<void>;
export type Subscription = { event: string; handle: JobHandler };
export type Jobs = {
  handlers: Readonly<Record<string, JobHandler>>;
  subscriptions: readonly Subscription[];
  crontab?: string;
};

/** What a job needs is not there yet (a system outside is down): it comes back by itself, at growing intervals. */
export class TryAgainLater extends Error {}

const DeliverPayload = z.object({ outboxId: z.number() });

/**
 * Runs background work until stopped. A handler may run more than once (a crash between its work and its acknowledgement):
 * every handler is written so that a second run changes nothing.
 */
export async function startWorker(
  { db, pool, log }: { db: Db; pool: pg.Pool; log: Log },
  { handlers, subscriptions, crontab }: Jobs,
): Promise<Runner> {
  const deliver: JobHandler = async (payload) => {
    const { outboxId } = DeliverPayload.parse(payload);
    const event = await findOutboxEvent(db, outboxId);
    if (!event) return;
    for (const subscription of subscriptions) {
      if (subscription.event === event.event) await subscription.handle(event.payload);
    }
  };
  const taskList = Object.fromEntries(
    Object.entries({ ...handlers, [deliverEventTask]: deliver }).map(([task, handle]) => [
      task,
      async (payload: unknown) => {
        try {
          await handle(payload);
        } catch (error) {
          if (error instanceof TryAgainLater) log.warn({ task, why: error.message }, 'job tried again later');
          else log.error({ task, err: error }, 'job failed');
          throw error;
        }
      },
    ]),
  );
  return run({
    pgPool: pool,
    concurrency: 4,
    noHandleSignals: true,
    pollInterval: 1000,
    taskList,
    ...(crontab && { crontab }),
    logger: quietLogger(),
  });
}

function quietLogger() {
  // The library logs each job; ours logs failures only.
  return new Logger(() => () => undefined);
}

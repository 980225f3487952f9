import pg from 'pg';
import { keptAlive } from './connect.ts';

const channel = 'motcua_changed';
const retryMs = 1000;

/** Who keeps something of the database in memory hears here that it has changed, by whichever process. */
export type Changes = {
  /** `reread` runs after every change told under the topic, and after the line was broken, when changes may have been missed. */
  onChange: (topic: string, reread: () => Promise<void>) => void;
  close: () => Promise<void>;
};

/**
 * Listens to what `infrastructure.tell_change` tells when a transaction commits, on a connection of its own. A broken line is
 * opened again; then everything is read again.
 */
export async function listenToChanges(
  connection: pg.ClientConfig,
  onError: (error: unknown) => void,
): Promise<Changes> {
  const listeners: { topic: string; reread: () => Promise<void> }[] = [];
  let closed = false;
  let client: pg.Client | undefined;
  let retry: NodeJS.Timeout | undefined;

  function tell(topic?: string): void {
    for (const listener of listeners) {
      if (topic === undefined || listener.topic === topic) listener.reread().catch(onError);
    }
  }

  async function open(): Promise<void> {
    const opened = new pg.Client({ ...connection, ...keptAlive, application_name: 'motcua changes' });
    opened.on('notification', ({ payload }) => tell(payload));
    opened.on('error', onError);
    opened.on('end', () => {
      if (!closed) retry = setTimeout(() => void reopen(), retryMs);
    });
    await opened.connect();
    await opened.query(`listen ${channel}`);
    client = opened;
  }

  async function reopen(): Promise<void> {
    try {
      await open();
      tell();
    } catch (error) {
      onError(error);
    }
  }

  await open();
  return {
    onChange: (topic, reread) => void listeners.push({ topic, reread }),
    close: async () => {
      closed = true;
      clearTimeout(retry);
      await client?.end();
    },
  };
}

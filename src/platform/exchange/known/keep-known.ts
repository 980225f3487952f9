import { vietnamDay, type Clock } from '#infrastructure/clock.ts';
import type { Changes } from '#infrastructure/database/changes.ts';
import type { Db } from '#infrastructure/database/connect.ts';
import { buildKnown, type Known } from './known.ts';
import { selectKnown } from './known.queries.ts';

/** Topic the tables of the exchange tell their changes under. */
const topic = 'exchange';

/**
 * Giữ bảng tuyến trong bộ nhớ: read at the start and again whenever a table of it changes, in every gateway. While the database is
 * gone the last table stays in force.
 */
export async function keepKnown({
  db,
  now,
  changes,
}: {
  db: Db;
  now: Clock;
  changes: Pick<Changes, 'onChange'>;
}): Promise<{ known: () => Known; reread: () => Promise<void> }> {
  let current = buildKnown(await read());
  let reading: Promise<void> | undefined;
  let again = false;

  async function read() {
    const at = now();
    return selectKnown(db, { at, on: vietnamDay(at) });
  }

  /** Changes that come while it is being read are read once more, together. */
  async function reread(): Promise<void> {
    if (reading) {
      again = true;
      return reading;
    }
    reading = (async () => {
      do {
        again = false;
        current = buildKnown(await read(), current.compiled);
      } while (again);
    })().finally(() => (reading = undefined));
    return reading;
  }

  changes.onChange(topic, reread);
  return { known: () => current.known, reread };
}

import { setTimeout as wait } from 'node:timers/promises';
import { vietnamDay, type Clock } from '#infrastructure/clock.ts';
import type { Changes } from '#infrastructure/database/changes.ts';
import type { Db } from '#infrastructure/database/connect.ts';
import { buildKnown, type Known } from './known.ts';
import { selectKnown } from './known.queries.ts';

/** Topic the tables of the exchange tell their changes under. */
const topic = 'exchange';
/** Changes rarely come alone: they are gathered for so long, and still reach every gateway within seconds. */
const leastGatherMs = 200;
const mostGatherMs = 2000;
/** A table of ten thousand grants takes a while to read; it is read in one tenth of the time at most, calls have the rest. */
const restsFor = 10;

/**
 * Giữ bảng tuyến trong bộ nhớ: read at the start and again whenever a table of it changes, in every gateway. While the database is
 * gone the last table stays; `ageMs` tells since when nothing could be read.
 */
export async function keepKnown({
  db,
  now,
  changes,
}: {
  db: Db;
  now: Clock;
  changes: Pick<Changes, 'onChange'>;
}): Promise<{ known: () => Known; ageMs: () => number; reread: () => Promise<void> }> {
  let readAt = performance.now();
  let current = buildKnown(await read());
  let reading: Promise<void> | undefined;
  let again = false;
  let lastTookMs = 0;

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
        const startedAt = performance.now();
        current = buildKnown(await read(), current.compiled);
        readAt = startedAt;
        lastTookMs = performance.now() - startedAt;
      } while (again);
    })().finally(() => (reading = undefined));
    return reading;
  }

  let gathering: Promise<void> | undefined;
  const rereadSoon = () =>
    (gathering ??= wait(Math.min(mostGatherMs, Math.max(leastGatherMs, lastTookMs * restsFor))).then(() => {
      gathering = undefined;
      return reread();
    }));

  changes.onChange(topic, rereadSoon);
  return { known: () => current.known, ageMs: () => performance.now() - readAt, reread };
}

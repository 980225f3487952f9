import { type Clock, dayMs } from '#infrastructure/clock.ts';
import { randomToken } from '#infrastructure/crypto.ts';
import type { Db } from '#infrastructure/database/connect.ts';
import { createSealing, type Sealing } from '#infrastructure/sealing.ts';
import { insertBodyKeys, selectBodyKeys } from './body-keys.queries.ts';
import { daysFrom } from './kept-days.ts';

/** What bodies of a day are sealed with; undefined of a day whose key is not known. */
export type BodySealOn = (day: string) => Pick<Sealing, 'seal'> | undefined;

/** Niêm phong nội dung bằng khóa của ngày, which itself is sealed with the system's secret. */
export const openBodyKey = (sealing: Sealing, sealedKey: string): Sealing =>
  createSealing(sealing.open(sealedKey), 'exchange-bodies');

/**
 * Giữ khóa nội dung: a gateway makes keys ahead, for as long as it may serve without its database (`aloneMs`), whoever comes first for
 * all; keys of days that are over leave its memory when it reads again.
 */
export async function keepBodyKeys({
  db,
  now,
  sealing,
  aloneMs,
}: {
  db: Db;
  now: Clock;
  sealing: Sealing;
  aloneMs: number;
}): Promise<{ sealOn: BodySealOn; reread: () => Promise<void> }> {
  let sealingOf = await read();

  async function read(): Promise<Map<string, Sealing>> {
    const days = daysFrom(now(), Math.ceil(aloneMs / dayMs));
    const known = await selectBodyKeys(db, days);
    const missing = days.filter((day) => !known.some((key) => key.day === day));
    if (missing.length > 0)
      await insertBodyKeys(
        db,
        missing.map((day) => ({ day, sealedKey: sealing.seal(randomToken()) })),
      );
    const keys = missing.length > 0 ? await selectBodyKeys(db, days) : known;
    return new Map(keys.map(({ day, sealedKey }) => [day, openBodyKey(sealing, sealedKey)]));
  }

  return {
    sealOn: (day) => sealingOf.get(day),
    reread: async () => {
      sealingOf = await read();
    },
  };
}

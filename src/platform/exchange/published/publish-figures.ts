import { vietnamDay, type Clock, dayMs } from '#infrastructure/clock.ts';
import type { Db } from '#infrastructure/database/connect.ts';
import { inTransaction } from '#infrastructure/database/transaction.ts';
import type { Sweep } from '#infrastructure/jobs/sweeps.ts';
import { findFirstCountedDay, findPublishedDays, holdPublishing, insertDays, writeDays } from './published.queries.ts';

const everyMs = 15_000;
/** A gateway that was cut off tells its calls when it is back: so many days before are written anew with each new one. */
const correctedDays = 3;

export const dayBefore = (day: string, count = 1): string =>
  new Date(Date.parse(day) - count * dayMs).toISOString().slice(0, 10);

/**
 * Công bố số liệu của nền tảng: a day once it is over in Vietnam, in one transaction, whichever process comes first; days before it that
 * were missed, or whose calls were told late, with it.
 */
export function publishFigures({ db, now }: { db: Db; now: Clock }): Sweep {
  return {
    name: 'publish figures of the axis',
    everyMs,
    run: async () => {
      const at = now();
      const yesterday = dayBefore(vietnamDay(at));
      const { last } = await findPublishedDays(db);
      if (last !== null && last >= yesterday) return false;
      await inTransaction(db, async (tx) => {
        await holdPublishing(tx);
        const { last: latest } = await findPublishedDays(tx);
        if (latest !== null && latest >= yesterday) return;
        const first = latest === null ? ((await findFirstCountedDay(tx)) ?? yesterday) : dayBefore(latest, -1);
        const from = first < yesterday ? first : yesterday;
        await insertDays(tx, { from, to: yesterday, at });
        const corrected = latest === null ? from : dayBefore(latest, correctedDays - 1);
        await writeDays(tx, { from: corrected < from ? corrected : from, to: yesterday });
      });
      return false;
    },
  };
}

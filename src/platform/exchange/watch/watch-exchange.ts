import { vietnamDay, type Clock } from '#infrastructure/clock.ts';
import type { Db } from '#infrastructure/database/connect.ts';
import { inTransaction } from '#infrastructure/database/transaction.ts';
import type { Sweep } from '#infrastructure/jobs/sweeps.ts';
import { clearAlerts, insertNotices, upsertAlarms } from './alerts.queries.ts';
import { readFacts } from './facts.queries.ts';
import { findAlarms } from './find-alarms.ts';
import type { WatchRules } from './watch-rules.ts';
import { ruleOn } from '../dated-rules.ts';
import type { ReviewRule } from '../management/review-rules.ts';

const everyMs = 15_000;

/**
 * Canh chừng nền tảng: what is wrong becomes an alert once, what is no longer wrong is cleared after a while, and whoever is to know is
 * told of both. Several processes may watch: an alert that is open is opened by one of them.
 */
export function watchExchange({
  db,
  now,
  rules,
  isStamped,
  reviews,
}: {
  db: Db;
  now: Clock;
  rules: WatchRules;
  /** Whether a time stamp authority is connected. */
  isStamped: boolean;
  reviews: readonly ReviewRule[];
}): Sweep {
  return {
    name: 'watch exchange',
    everyMs,
    run: async () => {
      const at = now();
      const day = vietnamDay(at);
      const { windowMinutes, stillUsedDays } = rules;
      const facts = await readFacts(db, {
        at,
        day,
        windowMinutes,
        stillUsedDays,
        isStamped,
        review: ruleOn(reviews, day),
      });
      const alarms = findAlarms(facts, rules);
      await inTransaction(db, async (tx) => {
        const raised = await upsertAlarms(tx, alarms, at);
        await insertNotices(tx, { alertIds: raised, what: 'raised', at });
        const notSeenSince = new Date(at.getTime() - rules.clearsAfterMinutes * 60_000);
        const cleared = await clearAlerts(tx, { notSeenSince, at });
        await insertNotices(tx, { alertIds: cleared, what: 'cleared', at });
      });
      return false;
    },
  };
}

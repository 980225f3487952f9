import { vietnamDay, type Clock } from '#infrastructure/clock.ts';
import type { Db } from '#infrastructure/database/connect.ts';
import { inTransaction } from '#infrastructure/database/transaction.ts';
import type { Sweep } from '#infrastructure/jobs/sweeps.ts';
import { serviceKey } from '../service-key.ts';
import { confirmBy, confirmedBefore } from './judge-use.ts';
import type { ManagementDeps } from './management-deps.ts';
import { ruleOn } from '../dated-rules.ts';
import type { ReviewRule } from './review-rules.ts';
import { claimUntoldReviews } from './reviews.queries.ts';
import { dayText, tellUnits } from './tell-consumers.ts';

const everyMs = 60_000;
const atOnce = 50;

/** Báo trước kỳ rà soát to whoever works at the agency that keeps the data: once a review, as many days before as the rule says. */
export function tellReviews({
  db,
  now,
  reviews,
  officialsOf,
}: { db: Db; now: Clock; reviews: readonly ReviewRule[] } & Pick<ManagementDeps, 'officialsOf'>): Sweep {
  return {
    name: 'tell reviews of grants',
    everyMs,
    run: async () => {
      const at = now();
      const today = vietnamDay(at);
      const rule = ruleOn(reviews, today);
      if (!rule) return false;
      return inTransaction(db, async (tx) => {
        const asked = { at, day: today, confirmedBefore: confirmedBefore(at, rule, rule.tellDaysBefore), most: atOnce };
        const due = await claimUntoldReviews(tx, asked);
        for (const row of due) {
          const day = dayText(confirmBy(row.reviewed_at, rule));
          const params = { key: serviceKey(row), consumer: row.consumer_name, day };
          const units = [row.keeper_unit_id];
          tellUnits(tx, { officialsOf }, { units, serviceId: row.service_id, what: 'review', params, at });
        }
        return due.length === atOnce;
      });
    },
  };
}

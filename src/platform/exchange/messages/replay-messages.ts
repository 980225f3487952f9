import type { Clock } from '#infrastructure/clock.ts';
import type { Db } from '#infrastructure/database/connect.ts';
import type { Sweep } from '#infrastructure/jobs/sweeps.ts';
import { mostAttempts } from './back-off.ts';
import { replayDue } from './replay.queries.ts';
import { patternsOf, rulesInForce, type ReplayRule } from './replay-rules.ts';

const everyMs = 30_000;
const atOnce = 200;

/** Tự gửi lại theo quy tắc: each time one try, and when that fails the message is laid aside again until the next. */
export function replayMessages({ db, now, rules }: { db: Db; now: Clock; rules: readonly ReplayRule[] }): Sweep {
  return {
    name: 'replay messages by rule',
    everyMs,
    run: async () => {
      const at = now();
      let more = false;
      for (const rule of rulesInForce(rules, at)) {
        const count = await replayDue(db, {
          ...{ at, states: rule.states, patterns: patternsOf(rule), everyMinutes: rule.everyMinutes },
          ...{ atMost: rule.atMost, withinDays: rule.withinDays, attempts: mostAttempts - 1, most: atOnce },
        });
        more ||= count === atOnce;
      }
      return more;
    },
  };
}

import { isInForce } from '../dated-rules.ts';
import { z } from 'zod';
import { vietnamDay, dayMs } from '#infrastructure/clock.ts';
import type { ReplayPlan, StuckDelivery } from './message.contract.ts';

/** What is written of a delivery that failed, by kind; a sign for any one letter is `_`, as PostgreSQL has it. */
const faultPatterns = {
  no_answer: 'no answer',
  server_error: 'HTTP 5__',
  client_error: 'HTTP 4__',
  expired: 'expired',
} as const;
const faultKinds = ['no_answer', 'server_error', 'client_error', 'expired'] as const;

/**
 * Quy tắc tự gửi lại of the province, dated: which messages that did not arrive are tried again without anybody's doing. What a recipient
 * refused with a reason is for people.
 */
export const ReplayRule = z.strictObject({
  name: z.string().min(5).max(200),
  states: z.array(z.enum(['dead', 'expired'])).min(1),
  faults: z.array(z.enum(faultKinds)).min(1),
  everyMinutes: z.int().min(1).max(43_200),
  atMost: z.int().min(1).max(1000),
  /** Days since a message was sent after which it stays where it is. */
  withinDays: z.int().min(1).max(365),
  from: z.iso.date(),
  to: z.iso.date().optional(),
  source: z.string().min(5),
  verified: z.boolean().default(true),
});
export type ReplayRule = z.infer<typeof ReplayRule>;

const minuteMs = 60_000;

export function rulesInForce(rules: readonly ReplayRule[], at: Date): ReplayRule[] {
  const on = vietnamDay(at);
  return rules.filter((rule) => isInForce(rule, on));
}

export const patternsOf = ({ faults }: Pick<ReplayRule, 'faults'>): string[] =>
  faults.map((kind) => faultPatterns[kind]);

type Stuck = Pick<StuckDelivery, 'fault' | 'replays'> & { state: string; sentAt: Date; settledAt: Date };

/** Khi nào tự gửi lại: the rule that comes first; of rules that are used up the one that was; nothing where none is for it. */
export function planReplay(stuck: Stuck, { rules, at }: { rules: readonly ReplayRule[]; at: Date }): ReplayPlan | null {
  const plans = rulesInForce(rules, at)
    .filter((rule) => isFor(rule, stuck))
    .map((rule) => planBy(rule, stuck, at));
  const ahead = plans.filter(({ nextAt }) => nextAt !== null);
  const [first] = ahead.toSorted((one, other) => ((one.nextAt ?? '') < (other.nextAt ?? '') ? -1 : 1));
  return first ?? plans[0] ?? null;
}

function isFor(rule: ReplayRule, { state, fault }: Stuck): boolean {
  const patterns = patternsOf(rule).map((pattern) => new RegExp(`^${pattern.replaceAll('_', '.')}$`));
  return rule.states.some((one) => one === state) && patterns.some((pattern) => pattern.test(fault));
}

function planBy(rule: ReplayRule, { replays, sentAt, settledAt }: Stuck, at: Date): ReplayPlan {
  const nextAt = new Date(Math.max(settledAt.getTime() + rule.everyMinutes * minuteMs, at.getTime()));
  const isOver = replays >= rule.atMost || nextAt.getTime() >= sentAt.getTime() + rule.withinDays * dayMs;
  return {
    ...{ rule: rule.name, source: rule.source, verified: rule.verified, replays, atMost: rule.atMost },
    nextAt: isOver ? null : nextAt.toISOString(),
  };
}

import { vietnamDay, dayMs } from '#infrastructure/clock.ts';
import { monthsAfter } from '#platform/calendar/index.ts';
import { anyField } from '../figures/grant-use.ts';
import type { GrantReview } from './review.contract.ts';
import type { ReviewRule } from './review-rules.ts';

/** A grant in force with what was used of it since it was last confirmed. */
export type UsedGrant = {
  operations: readonly string[];
  fields: readonly string[] | null;
  validFrom: string;
  validTo: string;
  reviewedAt: Date;
  lastAt: Date | null;
  usedOperations: readonly string[];
  usedFields: readonly string[];
};

export type JudgedUse = Pick<
  GrantReview,
  'dueOn' | 'state' | 'isIdle' | 'unusedOperations' | 'unusedFields' | 'advice'
>;

/**
 * Đánh giá việc dùng một quyền on a day of Vietnam: until when it is to be confirmed, and what of it nobody used. A part counts as unused
 * only once the grant has been in force, or confirmed, for as many days as the rule says.
 */
export function judgeUse(grant: UsedGrant, { rule, at }: { rule: ReviewRule; at: Date }): JudgedUse {
  const { operations, fields, validFrom, validTo, reviewedAt, lastAt, usedOperations, usedFields } = grant;
  const begun = Math.max(reviewedAt.getTime(), Date.parse(`${validFrom}T00:00:00+07:00`));
  const daysSince = (time: number) => (at.getTime() - time) / dayMs;
  const isIdle = daysSince(Math.max(begun, lastAt?.getTime() ?? 0)) >= rule.unusedDays;
  const isKnown = daysSince(begun) >= rule.unusedDays;
  const unusedOperations = isKnown ? operations.filter((id) => !usedOperations.includes(id)) : [];
  const areFieldsKnown = isKnown && usedFields.length > 0 && !usedFields.includes(anyField);
  const unusedFields = areFieldsKnown ? (fields ?? []).filter((field) => !isUsed(field, usedFields)) : [];
  const isPartUnused = unusedOperations.length > 0 || unusedFields.length > 0;
  const dueOn = confirmBy(reviewedAt, rule);
  return {
    dueOn,
    state: stateOf({ dueOn, validTo, today: vietnamDay(at) }, rule),
    isIdle,
    unusedOperations,
    unusedFields,
    advice: isIdle ? 'give_back' : isPartUnused ? 'narrow' : 'none',
  };
}

/** A field that holds others is used when one of them is. */
const isUsed = (field: string, used: readonly string[]): boolean =>
  used.some((one) => one === field || one.startsWith(`${field}.`) || field.startsWith(`${one}.`));

/** Last day, in Vietnam, on which a grant confirmed at this moment is to be confirmed again. */
export const confirmBy = (reviewedAt: Date, { everyMonths }: Pick<ReviewRule, 'everyMonths'>): string =>
  monthsAfter(vietnamDay(reviewedAt), everyMonths).day;

/** Grants confirmed before this moment are to be confirmed within so many days of it; none are when that is below nought: they are late. */
export function confirmedBefore(at: Date, { everyMonths }: Pick<ReviewRule, 'everyMonths'>, withinDays: number): Date {
  const until = vietnamDay(new Date(at.getTime() + withinDays * dayMs));
  return new Date(Date.parse(`${monthsAfter(until, -everyMonths).day}T00:00:00+07:00`) + dayMs);
}

/** Who ends before it is to be confirmed need not be. */
function stateOf(
  { dueOn, validTo, today }: { dueOn: string; validTo: string; today: string },
  { tellDaysBefore }: ReviewRule,
): GrantReview['state'] {
  if (validTo < dueOn) return 'later';
  if (today > dueOn) return 'overdue';
  const told = vietnamDay(new Date(Date.parse(`${dueOn}T00:00:00+07:00`) - tellDaysBefore * dayMs));
  return today >= told ? 'due' : 'later';
}

import { z } from 'zod';

/** `later`: not yet to be confirmed; shown because a part of the grant is not used. */
export const reviewStates = ['overdue', 'due', 'later'] as const;
export const reviewActions = ['confirm', 'narrow', 'lapse'] as const;
/** What the use of a grant suggests: give it back, narrow it, nothing. */
export const reviewAdvices = ['give_back', 'narrow', 'none'] as const;

/** Một quyền cần rà soát, with its use since it was last confirmed. */
export const GrantReview = z.object({
  id: z.uuid(),
  consumerName: z.string(),
  serviceKey: z.string(),
  serviceName: z.string(),
  purpose: z.string(),
  /** Legal basis of the purpose. */
  article: z.string(),
  /** When it was last confirmed, or given: a command names the review it means by this. */
  reviewedAt: z.iso.datetime(),
  /** Last day to confirm it again. */
  dueOn: z.iso.date(),
  validTo: z.iso.date(),
  state: z.enum(reviewStates),
  /** Calls since then. */
  calls: z.number(),
  lastAt: z.iso.datetime().nullable(),
  /** Not called for as many days as the rule says. */
  isIdle: z.boolean(),
  unusedOperations: z.array(z.string()),
  /** Of personal data only: of others it is not on record which fields went out. */
  unusedFields: z.array(z.string()),
  advice: z.enum(reviewAdvices),
  mayReview: z.boolean(),
});
export type GrantReview = z.infer<typeof GrantReview>;

export const GrantReviews = z.object({
  /** Null when no rule is in force: then nothing is to be confirmed. */
  rule: z.object({ everyMonths: z.int(), unusedDays: z.int(), source: z.string(), verified: z.boolean() }).nullable(),
  reviews: z.array(GrantReview),
});
export type GrantReviews = z.infer<typeof GrantReviews>;

const Names = z.array(z.string().max(200)).max(500).default([]);

export const ReviewInput = z.object({
  action: z.enum(reviewActions),
  /** `reviewedAt` as the official saw it: a command that arrives twice is known by it. */
  reviewedAt: z.iso.datetime(),
  reason: z.string().trim().max(1000).default(''),
  /** What a narrower grant no longer has. */
  operations: Names,
  fields: Names,
});
export type ReviewInput = z.infer<typeof ReviewInput>;

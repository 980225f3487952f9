import { z } from 'zod';
import { GrantView, type grantStates } from './management.contract.ts';

/** Nhóm of grants as people look for them: what somebody is to decide, what is in force, what is over. */
export const grantGroups = {
  waiting: ['requested', 'agreed'],
  active: ['active', 'suspended'],
  over: ['refused', 'ended'],
} as const satisfies Record<string, readonly (typeof grantStates)[number][]>;
export const grantGroupNames = ['waiting', 'active', 'over'] as const;
export type GrantGroup = (typeof grantGroupNames)[number];

export const GrantListQuery = z.object({
  group: z.enum(grantGroupNames),
  /** Part of the name or code of the calling system or of the service, with or without accents. */
  search: z.string().trim().max(100).default(''),
  /** `next` of the page before. */
  after: z.uuid().optional(),
});
export type GrantListQuery = z.infer<typeof GrantListQuery>;

export const GrantPage = z.object({
  /** Of all that are found, by group. */
  counts: z.record(z.enum(grantGroupNames), z.number()),
  items: z.array(GrantView),
  /** Last grant of the page, behind which the next begins; null at the end. */
  next: z.uuid().nullable(),
});
export type GrantPage = z.infer<typeof GrantPage>;

import { z } from 'zod';

/**
 * Thay đổi nguy hiểm: what opens, weakens or destroys. Never among them is cutting off: suspending, revoking, ending a grant, decoys and
 * planned stops work at once by one person at night.
 */
export const dangerKinds = [
  'service_opened',
  'service_resumed',
  'personal_data',
  'provider_address',
  'checks_weakened',
  'service_retired',
  'system_resumed',
  'system_retired',
  'owner_changed',
  'credential_given',
  'sign_on_address',
  'grant_widened',
  'topic_widened',
] as const;
export type DangerKind = (typeof dangerKinds)[number];

/** `urgent`: carried out by one person at once and still to be confirmed by another. */
export const proposalStates = ['waiting', 'urgent', 'carried_out', 'refused', 'withdrawn', 'outdated'] as const;
export type ProposalState = (typeof proposalStates)[number];
export const proposalActions = ['confirm', 'refuse', 'withdraw'] as const;

/** Vì sao thay đổi, and whether it cannot wait for a second person. */
export const Why = z.object({
  reason: z.string().trim().max(1000).default(''),
  urgent: z.boolean().default(false),
});
export type Why = z.infer<typeof Why>;
export const saidNothing: Why = { reason: '', urgent: false };

/** One part of one thing: lines that go and lines that come. */
const ChangedPart = z.object({ name: z.string(), removed: z.array(z.string()), added: z.array(z.string()) });
export const ChangedThing = z.object({
  kind: z.enum(['system', 'service', 'grant', 'topic']),
  key: z.string(),
  change: z.enum(['add', 'change', 'end']),
  parts: z.array(ChangedPart),
});
export type ChangedThing = z.infer<typeof ChangedThing>;

/** Đề xuất thay đổi as the console shows it. */
export const ProposalView = z.object({
  id: z.uuid(),
  proposedAt: z.iso.datetime(),
  proposerName: z.string(),
  proposerUnit: z.string(),
  reason: z.string(),
  dangers: z.array(z.enum(dangerKinds)),
  changes: z.array(ChangedThing),
  state: z.enum(proposalStates),
  decideBy: z.iso.datetime(),
  /** Still undecided, and its time is over: a waiting one can no longer be confirmed. */
  isLate: z.boolean(),
  settled: z.object({ at: z.iso.datetime(), name: z.string(), unit: z.string(), reason: z.string() }).nullable(),
  allowedActions: z.array(z.enum(proposalActions)),
});
export type ProposalView = z.infer<typeof ProposalView>;

export const ProposalsView = z.object({
  /** Null when no rule is in force: then one person is enough. */
  rule: z
    .object({
      needed: z.array(z.enum(dangerKinds)),
      decideWithinHours: z.int(),
      emergencyHours: z.int().nullable(),
      source: z.string(),
      verified: z.boolean(),
    })
    .nullable(),
  /** Whether the reader may carry out at once what cannot wait. */
  mayUrge: z.boolean(),
  open: z.array(ProposalView),
  past: z.array(ProposalView),
});
export type ProposalsView = z.infer<typeof ProposalsView>;

export const ProposalDecision = z.object({
  action: z.enum(proposalActions),
  reason: z.string().trim().max(1000).default(''),
});
export type ProposalDecision = z.infer<typeof ProposalDecision>;

import { z } from 'zod';

/** Điều được canh chừng. What each counts stands in `AlertDetail`; from where it is an alert, in the rules of the axis. */
export const alertKinds = [
  'service_faults',
  'service_slow',
  'provider_silent',
  'quota_near',
  'credential_ends',
  'decoy_shown',
  'dead_key_shown',
  'grant_ends',
  'sunset_near',
  'sunset_passed',
  'part_ends',
  'gateway_silent',
  'time_stamp_late',
  'messages_stuck',
  'messages_late',
  'contract_broken',
  'review_overdue',
  'certificate_waits',
  'changed_urgently',
  'urgent_unconfirmed',
] as const;
export type AlertKind = (typeof alertKinds)[number];
export const alertSeverities = ['warning', 'critical'] as const;
export type AlertSeverity = (typeof alertSeverities)[number];

/** Figures an alert is told with: counts, minutes, days, shares in per cent. Never a person's data. */
export const AlertDetail = z.record(z.string(), z.union([z.number(), z.string()]));
export type AlertDetail = z.infer<typeof AlertDetail>;

export const AlertView = z.object({
  id: z.uuid(),
  kind: z.enum(alertKinds),
  subject: z.string(),
  severity: z.enum(alertSeverities),
  /** One sentence in the reader's language. */
  text: z.string(),
  raisedAt: z.iso.datetime(),
  lastSeenAt: z.iso.datetime(),
  clearedAt: z.iso.datetime().nullable(),
  silence: z.object({ until: z.iso.datetime(), reason: z.string(), actorName: z.string() }).nullable(),
});
export type AlertView = z.infer<typeof AlertView>;

export const recipientChannels = ['mail', 'webhook'] as const;
export const NewRecipient = z.object({
  channel: z.enum(recipientChannels),
  address: z.string().trim().min(3).max(500),
  leastSeverity: z.enum(alertSeverities),
});
export type NewRecipient = z.infer<typeof NewRecipient>;

export const RecipientView = NewRecipient.extend({
  id: z.uuid(),
  /** Notices that could not be delivered and are no longer tried. */
  givenUp: z.number(),
  lastFault: z.string(),
});
export type RecipientView = z.infer<typeof RecipientView>;

export const AlertsView = z.object({
  open: z.array(AlertView),
  past: z.array(AlertView),
  recipients: z.array(RecipientView),
  /** Whether there is a mail server: without one no letter leaves. */
  sendsMail: z.boolean(),
  /** While trying out, a webhook may be at an address of this machine, and without TLS. */
  takesLocal: z.boolean(),
});
export type AlertsView = z.infer<typeof AlertsView>;

export const SilenceInput = z.object({
  kind: z.enum(alertKinds),
  subject: z.string().max(120),
  /** Zero ends a silence. */
  hours: z.number().int().min(0).max(720),
  reason: z.string().trim().max(1000).default(''),
});
export type SilenceInput = z.infer<typeof SilenceInput>;

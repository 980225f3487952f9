import { z } from 'zod';

/** Thông điệp: CloudEvents 1.0 in JSON, with the topic it goes to and the key its order is kept by. */
export const Envelope = z.looseObject({
  specversion: z.literal('1.0'),
  id: z.string().min(1).max(200),
  source: z.string().min(1).max(300),
  type: z.string().min(1).max(200),
  subject: z.string().max(300).optional(),
  time: z.iso.datetime({ offset: true }).optional(),
  datacontenttype: z.string().max(100).optional(),
  data: z.unknown(),
  topic: z.string().max(40),
  partitionkey: z.string().min(1).max(200).optional(),
});
export type Envelope = z.infer<typeof Envelope>;

/** Biên nhận: the message is kept; `duplicate` when it had been sent before. */
export const Receipt = z.object({ id: z.string(), recipients: z.number().int(), duplicate: z.boolean() });
export type Receipt = z.infer<typeof Receipt>;

export const Delivered = z.object({ delivery: z.number().int(), attempt: z.number().int(), message: Envelope });
export type Delivered = z.infer<typeof Delivered>;

/** How a delivery ends without having arrived. */
export const stuckStates = ['refused', 'expired', 'dead'] as const;

/** Tự gửi lại theo quy tắc nào, khi nào: `nextAt` is empty when the rule is used up and only people can help. */
export const ReplayPlan = z.object({
  rule: z.string(),
  source: z.string(),
  verified: z.boolean(),
  replays: z.int(),
  atMost: z.int(),
  nextAt: z.iso.datetime().nullable(),
});
export type ReplayPlan = z.infer<typeof ReplayPlan>;

/** Thông điệp không tới nơi, as the console shows it. */
export const StuckDelivery = z.object({
  delivery: z.number(),
  topic: z.string(),
  sender: z.string(),
  recipient: z.string(),
  messageId: z.string(),
  state: z.enum(stuckStates),
  attempts: z.number(),
  sentAt: z.iso.datetime(),
  fault: z.string(),
  replays: z.int(),
  plan: ReplayPlan.nullable(),
});
export type StuckDelivery = z.infer<typeof StuckDelivery>;

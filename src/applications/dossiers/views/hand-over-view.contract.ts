import { z } from 'zod';

/** Một lần giao nhận: sent by whom, received and acknowledged when, held until when, in time or not. */
export const HandOverView = z.object({
  instance: z.string(),
  task: z.string(),
  unitName: z.string(),
  personName: z.string(),
  fromName: z.string(),
  fromUnitName: z.string(),
  sentAt: z.iso.datetime(),
  receivedAt: z.iso.datetime().nullable(),
  acknowledgedAt: z.iso.datetime().nullable(),
  endedAt: z.iso.datetime().nullable(),
  dueAt: z.iso.datetime().nullable(),
  timing: z.enum(['early', 'on_time', 'past_hour', 'overdue', 'none']),
  daysLate: z.number(),
  contents: z.array(z.string()),
});
export type HandOverView = z.infer<typeof HandOverView>;

/** Ai đã giữ hồ sơ bao lâu; the parts add up to the whole. */
export const HoldingView = z.object({
  holder: z.enum(['task', 'applicant', 'partners', 'nobody']),
  name: z.string(),
  task: z.string(),
  from: z.iso.datetime(),
  to: z.iso.datetime().nullable(),
  minutes: z.number(),
});
export type HoldingView = z.infer<typeof HoldingView>;

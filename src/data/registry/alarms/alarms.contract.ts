import { z } from 'zod';

export const alarmKinds = ['enumeration', 'outside_dossier', 'no_dossier_followed'] as const;

/** Một cảnh báo khai thác dữ liệu, for administrators. */
export const AccessAlarm = z.object({
  id: z.uuid(),
  kind: z.enum(alarmKinds),
  at: z.iso.datetime(),
  registerName: z.string(),
  readerName: z.string(),
  unitName: z.string(),
  postTitle: z.string(),
  /** The last digits only: who is meant is for whoever answers for the look. */
  subject: z.string(),
  reason: z.string(),
  fields: z.array(z.string()),
  review: z.object({ at: z.iso.datetime(), by: z.string(), text: z.string() }).nullable(),
});
export type AccessAlarm = z.infer<typeof AccessAlarm>;

export const ReviewInput = z.object({ text: z.string().trim().min(5).max(1000) });

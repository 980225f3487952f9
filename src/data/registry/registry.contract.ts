import { z } from 'zod';

export const accessPurposes = [
  'own_form',
  'intake',
  'match',
  'dossier',
  'verification',
  'reasoned',
  'keeping',
  /** Đăng nhập một lần into another agency's system. */
  'sign_on',
  /** Gửi đi: what this system sent another agency of the person's dossier; `reason` says to whom. */
  'sent',
  /** Nội dung đã lưu: an official of the integration axis read what was exchanged about the person. */
  'kept_bodies',
] as const;
export type AccessPurpose = (typeof accessPurposes)[number];

/** Một lượt khai thác dữ liệu, as the person it concerns sees it (N5): unit and post, never the name of an official. */
export const AccessView = z.object({
  id: z.uuid(),
  at: z.iso.datetime(),
  registerName: z.string(),
  unitName: z.string(),
  postTitle: z.string(),
  purpose: z.enum(accessPurposes),
  purposeText: z.string(),
  article: z.string(),
  dossierCode: z.string().nullable(),
  reason: z.string(),
  fields: z.array(z.string()),
  outcome: z.enum(['found', 'none', 'matched', 'differs', 'unavailable']),
  flagged: z.boolean(),
  question: z
    .object({
      askedAt: z.iso.datetime(),
      text: z.string(),
      dueAt: z.iso.datetime(),
      answeredAt: z.iso.datetime().nullable(),
      answer: z.string().nullable(),
    })
    .nullable(),
  mayAsk: z.boolean(),
});
export type AccessView = z.infer<typeof AccessView>;

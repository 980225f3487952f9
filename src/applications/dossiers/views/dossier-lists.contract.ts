import { z } from 'zod';

export const DossierSummary = z.object({
  code: z.string(),
  procedureName: z.string(),
  ownerName: z.string(),
  status: z.string(),
  statusText: z.string(),
  whereNow: z.string(),
  submittedAt: z.iso.datetime(),
  dueOn: z.string().nullable(),
  needsApplicant: z.boolean(),
});
export type DossierSummary = z.infer<typeof DossierSummary>;

/** Một dòng kết quả tra cứu. */
export const FoundDossier = z.object({
  code: z.string(),
  procedureName: z.string(),
  ownerName: z.string(),
  statusText: z.string(),
  dueOn: z.string().nullable(),
});
export type FoundDossier = z.infer<typeof FoundDossier>;

/** Một dòng của sổ theo dõi hồ sơ trong ngày. */
export const ReceivedDossier = FoundDossier.extend({ channel: z.string(), submittedAt: z.iso.datetime() });
export type ReceivedDossier = z.infer<typeof ReceivedDossier>;

/** Kết quả giao bưu chính. */
export const PostedResult = z.object({
  code: z.string(),
  procedureName: z.string(),
  recipient: z.string(),
  address: z.string(),
  phone: z.string(),
  consignment: z.string(),
  postedAt: z.iso.datetime(),
});
export type PostedResult = z.infer<typeof PostedResult>;

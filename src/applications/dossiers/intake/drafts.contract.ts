import { z } from 'zod';
import { Covers } from '../known-data/cover.contract.ts';
import { KnownData } from '../known-data/known.contract.ts';
import { Party, ResultDelivery } from '../dossiers.contract.ts';

/** Bản khai đang soạn: everything a person has filled in so far; nothing in it need be right yet. */
export const DraftContent = z.object({
  areaCode: z.string().max(10).nullable().default(null),
  form: z.record(z.string(), z.unknown()).default({}),
  /** What registers said; the server's own, a client only contests. */
  known: KnownData.default({}),
  /** What stands in place of papers; the server's own. */
  covers: Covers.default({}),
  /** Finished or running uploads by id of the required document. */
  documents: z.record(z.string(), z.array(z.uuid()).max(20)).default({}),
  /** The owner, when the applicant hands in for somebody else. */
  owner: Party.nullable().default(null),
  authorisation: z
    .object({ number: z.string().max(200), note: z.string().max(500) })
    .nullable()
    .default(null),
  applicantPhone: z.string().max(20).nullable().default(null),
  applicantEmail: z.string().max(200).nullable().default(null),
  delivery: ResultDelivery.default({ how: 'online', address: null }),
});
export type DraftContent = z.infer<typeof DraftContent>;

/** Lưu bản khai: the content as it stands and the revision it was made from. */
export const SaveDraftInput = z.object({ revision: z.number().int().min(1), content: DraftContent });

export const DraftView = z.object({
  id: z.uuid(),
  procedureCode: z.string(),
  content: DraftContent,
  revision: z.number(),
  savedAt: z.iso.datetime(),
});
export type DraftView = z.infer<typeof DraftView>;

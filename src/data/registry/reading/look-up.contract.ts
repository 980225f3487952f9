import { z } from 'zod';

/** Tra cứu tại bàn: within a dossier of this person, or with a reason (flagged, and seen by the person). */
export const DeskLookUpInput = z.object({
  register: z.string().max(60),
  key: z.object({ kind: z.string().max(60), value: z.string().trim().min(1).max(60) }),
  dossierCode: z.string().max(60).nullable(),
  reason: z.string().trim().max(500).default(''),
});
export type DeskLookUpInput = z.infer<typeof DeskLookUpInput>;

export const DeskLookUp = z.object({
  answer: z.enum(['found', 'none', 'unavailable']),
  at: z.iso.datetime().nullable(),
  rows: z.array(z.object({ path: z.string(), label: z.string(), text: z.string() })),
});
export type DeskLookUp = z.infer<typeof DeskLookUp>;

export const OfferedRegister = z.object({
  register: z.string(),
  name: z.string(),
  keeper: z.string(),
  article: z.string(),
  kind: z.enum(['owned', 'linked']),
  subjectKind: z.enum(['person', 'enterprise']),
  identifiers: z.array(z.object({ kind: z.string(), label: z.string() })),
});
export type OfferedRegister = z.infer<typeof OfferedRegister>;

import { z } from 'zod';

export const documentStates = ['waiting', 'sent', 'refused', 'cancelled', 'taken', 'held'] as const;

/** Why the axis said nothing at the last try. */
export const axisSilences = ['timeout', 'down', 'wrong_answer', 'refused'] as const;

/** Văn bản cần xem: not sent yet, refused on either side, or held. Its content is not shown here. */
export const DocumentRow = z.object({
  id: z.uuid(),
  direction: z.enum(['out', 'in']),
  documentCode: z.string(),
  other: z.string(),
  /** As it stands in the letter; empty of one that could not be read. */
  otherName: z.string(),
  dossierCode: z.string().nullable(),
  state: z.enum(documentStates),
  status: z.string().nullable(),
  reason: z.string(),
  /** What the axis itself said at the last try; empty when it said nothing. */
  fault: z.string(),
  silence: z.enum(axisSilences).nullable(),
  at: z.iso.datetime(),
  hasRaw: z.boolean(),
});
export type DocumentRow = z.infer<typeof DocumentRow>;

export const DocumentsView = z.object({
  isConnected: z.boolean(),
  sent: z.number(),
  taken: z.number(),
  waiting: z.number(),
  refused: z.number(),
  rows: z.array(DocumentRow),
});
export type DocumentsView = z.infer<typeof DocumentsView>;

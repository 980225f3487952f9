import { z } from 'zod';

/** A file that was handed in: its content by hash, and what it was called. */
export const HandedFile = z.object({
  name: z.string(),
  sha256: z.string(),
  mediaType: z.string(),
  sizeBytes: z.number(),
  pageCount: z.number().nullable(),
});
export type HandedFile = z.infer<typeof HandedFile>;

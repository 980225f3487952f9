import { z } from 'zod';

export const BeginUploadInput = z.object({
  id: z.uuid(),
  name: z.string().trim().min(1).max(255),
  sizeBytes: z.number().int().min(0),
});

/** Tình trạng một tệp đang tải lên. */
export const UploadView = z.object({
  id: z.uuid(),
  offset: z.number(),
  sizeBytes: z.number(),
  state: z.enum(['receiving', 'checking', 'ready', 'refused']),
  fileName: z.string(),
  mediaType: z.string().nullable(),
  pageCount: z.number().nullable(),
  problem: z.object({ code: z.string(), message: z.string() }).nullable(),
});
export type UploadView = z.infer<typeof UploadView>;

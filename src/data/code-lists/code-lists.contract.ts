import { z } from 'zod';

/** Một mục của danh mục dùng chung. */
export const CodeListEntry = z.object({
  code: z.string(),
  name: z.string(),
  nameEn: z.string().nullable(),
  attributes: z.record(z.string(), z.string()),
});
export type CodeListEntry = z.infer<typeof CodeListEntry>;

import { z } from 'zod';

/** Một mục của danh mục dùng chung. */
export const CodeListEntry = z.object({
  code: z.string(),
  name: z.string(),
  nameEn: z.string().nullable(),
  attributes: z.record(z.string(), z.string()),
});
export type CodeListEntry = z.infer<typeof CodeListEntry>;

/** Một xã, phường của cả nước with the units above it: what an address is made of. */
export const PlaceFound = z.object({
  code: z.string(),
  name: z.string(),
  /** Names of all, smallest first. */
  text: z.string(),
  district: z.string().nullable(),
  province: z.string(),
});
export type PlaceFound = z.infer<typeof PlaceFound>;

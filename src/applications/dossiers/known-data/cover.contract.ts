import { z } from 'zod';
import { HandedFile } from '../handed-file.contract.ts';

/**
 * Thay cho giấy tờ: what the State already has in place of a paper. `register`: a record of a shared database; `result`: a result of
 * an earlier dossier of the same owner (state 3 of digitisation); `earlier`: the same paper handed in before (state 2).
 */
export const Cover = z.object({
  by: z.enum(['register', 'result', 'earlier']),
  /** The register's key, or the code of the earlier dossier. */
  from: z.string(),
  article: z.string(),
  at: z.iso.datetime(),
  /** What it says, in words. */
  text: z.string(),
  /** The same for who reads English. */
  textEn: z.string().optional(),
  /** The earlier paper itself, where it is a file. */
  file: HandedFile.nullable(),
});
export type Cover = z.infer<typeof Cover>;

/** By id of the required document; null where the State was asked and has nothing. */
export const Covers = z.record(z.string(), Cover.nullable());
export type Covers = z.infer<typeof Covers>;

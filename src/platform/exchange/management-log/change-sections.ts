import { z } from 'zod';
import { LogLine } from '../evidence/entry.ts';

/**
 * Một mục của nhật ký quản lý, in the form of a line of the evidence log: `facts` what was done to what, `person` by whom and why. Each is
 * committed to by itself, so that who did it can be erased and the rest still proves.
 */
export const ChangeSections = LogLine.shape.sections;
export type ChangeSections = z.infer<typeof ChangeSections>;

/** What a gateway writes into its evidence log of entries it has seen: their numbers and digests. */
export const SealedChanges = z.object({
  managementLog: z.array(z.object({ seq: z.int().positive(), leaf: z.string() })),
});

import { z } from 'zod';

/** Why a dossier could not be told: the portal's own refusal, its silence, or a fault of ours. */
export const syncFaults = ['refused', 'timeout', 'down', 'wrong_answer', 'not_let_in', 'own_fault'] as const;
export type SyncFault = (typeof syncFaults)[number];

/** Hồ sơ chưa khớp với Cổng Dịch vụ công quốc gia, since when and why. */
export const NotInStep = z.object({
  code: z.string(),
  since: z.iso.datetime(),
  /** Actions it has not been told of. */
  behind: z.number(),
  attempts: z.number(),
  nextTryAt: z.iso.datetime(),
  fault: z.enum(syncFaults).nullable(),
  /** The portal's own words. */
  detail: z.string(),
});
export type NotInStep = z.infer<typeof NotInStep>;

export const NationalSyncView = z.object({
  isConnected: z.boolean(),
  inStep: z.number(),
  waiting: z.number(),
  failed: z.number(),
  /** The first of them: refused ones before those that only wait. */
  rows: z.array(NotInStep),
});
export type NationalSyncView = z.infer<typeof NationalSyncView>;

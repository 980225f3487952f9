import { z } from 'zod';
import { dangerKinds } from './proposal.contract.ts';

/** Thay đổi nào cần người thứ hai, from when, within which time, and whether one person may act at once in an emergency. */
export const TwoPersonRule = z.strictObject({
  from: z.iso.date(),
  to: z.iso.date().optional(),
  needed: z.array(z.enum(dangerKinds)).min(1),
  /** A proposal nobody has decided by then is to be made again. */
  decideWithinHours: z.int().min(1).max(720),
  /** What one person did at once is confirmed by another within so many hours; without it nobody may. */
  emergency: z.strictObject({ confirmWithinHours: z.int().min(1).max(720) }).optional(),
  source: z.string().min(5),
  verified: z.boolean().default(true),
});
export type TwoPersonRule = z.infer<typeof TwoPersonRule>;

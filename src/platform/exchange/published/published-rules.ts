import { z } from 'zod';

/** Quy tắc công bố số liệu of a time: fewer calls than this of a service or of a pair of agencies are not told to the public. */
export const PublishRule = z.strictObject({
  from: z.iso.date(),
  to: z.iso.date().optional(),
  leastCalls: z.int().min(1).max(10_000),
  source: z.string().min(5),
  verified: z.boolean().default(true),
});
export type PublishRule = z.infer<typeof PublishRule>;

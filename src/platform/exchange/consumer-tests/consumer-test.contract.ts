import { z } from 'zod';

/** Một kiểm thử của bên khai thác: a question as its system asks it, and what it relies on in the answer. */
export const ConsumerTest = z.strictObject({
  name: z.string().trim().min(3).max(120),
  operation: z.string().max(200),
  parameters: z.record(z.string(), z.string().max(500)).default({}),
  /** JSON text of the body, empty for none. */
  body: z.string().max(20_000).default(''),
  status: z.number().int().min(200).max(499).default(200),
  /** Fields that must be in the answer, as grants name them. */
  has: z.array(z.string().max(200)).max(100).default([]),
});
export type ConsumerTest = z.infer<typeof ConsumerTest>;
export const ConsumerTests = z.array(ConsumerTest).max(50);

export const testedAgainst = ['mock', 'real'] as const;
export type TestedAgainst = (typeof testedAgainst)[number];

export const TestView = z.object({
  name: z.string(),
  operation: z.string(),
  results: z.array(
    z.object({
      against: z.enum(testedAgainst),
      at: z.iso.datetime(),
      /** Empty when it passed. */
      fault: z.string(),
      since: z.iso.datetime(),
    }),
  ),
});
export type TestView = z.infer<typeof TestView>;

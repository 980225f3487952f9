import { z } from 'zod';

const Text = z.string().trim().min(1);

export const hitPolicies = ['UNIQUE', 'FIRST', 'ANY', 'COLLECT'] as const;
export const aggregations = ['SUM', 'MIN', 'MAX', 'COUNT'] as const;

/**
 * Bảng quyết định: read from a DMN file when the package is checked and kept as plain JSON. Tables of one id follow one another in
 * time.
 */
export const DecisionTable = z.strictObject({
  id: z.string().regex(/^[a-z][a-zA-Z0-9-]*$/),
  name: Text,
  from: z.iso.date(),
  to: z.iso.date().optional(),
  article: Text,
  hitPolicy: z.enum(hitPolicies),
  aggregation: z.enum(aggregations).optional(),
  /** Columns asked: FEEL over the form, `today` and `channel`. */
  inputs: z.array(z.strictObject({ label: Text, expression: Text })),
  outputs: z.array(z.strictObject({ name: z.string().regex(/^[a-z][a-zA-Z0-9]*$/), label: Text })).min(1),
  rules: z
    .array(
      z.strictObject({
        id: Text,
        /** Cells as their author wrote them, one an input; `-` asks nothing. */
        tests: z.array(z.string()),
        /** The same in FEEL; the row applies when all hold. */
        conditions: z.array(Text),
        /** FEEL, one an output. */
        outputs: z.array(Text),
        note: Text.optional(),
      }),
    )
    .min(1),
});
export type DecisionTable = z.infer<typeof DecisionTable>;

import { z } from 'zod';

/** Nguồn gốc của một giá trị, as the desk marks it. */
export const OriginView = z.object({ level: z.enum(['register', 'verified', 'declared']), registerName: z.string() });
export type OriginView = z.infer<typeof OriginView>;

export const FormRow = z.object({
  section: z.string(),
  label: z.string(),
  text: z.string(),
  path: z.string(),
  origin: OriginView.nullable().optional(),
});
export type FormRow = z.infer<typeof FormRow>;

export const DataCheckView = z.object({
  path: z.string(),
  section: z.string(),
  label: z.string(),
  declaredText: z.string(),
  registerText: z.string(),
  registerName: z.string(),
  doubt: z.enum(['contested', 'differs', 'unavailable', 'withheld']),
  state: z.enum(['pending', 'open', 'settled']),
  reason: z.string(),
  outcome: z.enum(['same', 'unknown', 'declared', 'register', 'taken']).nullable(),
  note: z.string(),
});
export type DataCheckView = z.infer<typeof DataCheckView>;

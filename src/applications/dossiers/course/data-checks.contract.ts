import { z } from 'zod';

/**
 * Đối chiếu dữ liệu: a declared value a register was asked about. `pending`: the register did not answer, it is asked again by the
 * system; `open`: an official has to look; `settled`: agreed with the register, not known to it, or decided by the official.
 */
export const DataCheck = z.object({
  path: z.string(),
  register: z.string(),
  doubt: z.enum(['contested', 'differs', 'unavailable', 'withheld']),
  state: z.enum(['pending', 'open', 'settled']),
  /** What the register says, in the shape of the field; null when it knows nothing. */
  registerValue: z.unknown(),
  reason: z.string(),
  /** `taken`: the register's value stands in the form as the authority has it. */
  outcome: z.enum(['same', 'unknown', 'declared', 'register', 'taken']).nullable(),
  note: z.string(),
});
export type DataCheck = z.infer<typeof DataCheck>;

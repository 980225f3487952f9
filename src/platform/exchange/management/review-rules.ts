import { z } from 'zod';

const dated = {
  from: z.iso.date(),
  to: z.iso.date().optional(),
  verified: z.boolean().default(true),
};

/** Quy tắc rà soát quyền khai thác of a time: how often each grant is confirmed again and from when it counts as unused. */
export const ReviewRule = z.strictObject({
  ...dated,
  everyMonths: z.int().min(1).max(60),
  /** The keeper of the data is told so many days before. */
  tellDaysBefore: z.int().min(1).max(180),
  /** A grant, or a part of it, without a call for so many days is not used. */
  unusedDays: z.int().min(1).max(730),
  source: z.string().min(5),
});
export type ReviewRule = z.infer<typeof ReviewRule>;

/** Quyền nào phải có văn bản thoả thuận before it is given, from when, and by which article. */
export const AgreementRule = z.strictObject({
  ...dated,
  neededFor: z.enum(['personal', 'all']),
  article: z.string().min(5),
});
export type AgreementRule = z.infer<typeof AgreementRule>;

import { z } from 'zod';
import { vietnamDay, dayMs } from '#infrastructure/clock.ts';

/** Thời hạn lưu nội dung trao đổi: whole days after the day of the call. */
export const BodiesKeptRule = z.strictObject({
  days: z.int().min(1).max(3650),
  source: z.string().min(5),
  verified: z.boolean().default(true),
});
export type BodiesKeptRule = z.infer<typeof BodiesKeptRule>;

/** The earliest day whose bodies may still be read, `YYYY-MM-DD` in Vietnam. */
export const firstKeptDay = ({ days }: Pick<BodiesKeptRule, 'days'>, at: Date): string =>
  vietnamDay(new Date(at.getTime() - days * dayMs));

/** The last day on which bodies of a day may be read. */
export const lastReadableDay = ({ days }: Pick<BodiesKeptRule, 'days'>, day: string): string =>
  vietnamDay(new Date(Date.parse(day) + days * dayMs));

/** Today and so many days after it, in Vietnam. */
export const daysFrom = (at: Date, after: number): string[] =>
  Array.from({ length: after + 1 }, (_, index) => vietnamDay(new Date(at.getTime() + index * dayMs)));

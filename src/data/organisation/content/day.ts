import { z } from 'zod';

/** Calendar day, `YYYY-MM-DD`. */
export const Day = z.iso.date({ error: 'ngày viết như 2018-02-07' });
export const Text = z.string().trim().min(1);
export const CommuneCode = z.string().regex(/^\d{5}$/, { error: 'mã xã gồm 5 chữ số, viết trong dấu nháy' });

/** The day before, for a span that ends where the next begins. */
export function dayBefore(day: string): string {
  return new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);
}

export function dayAfter(day: string): string {
  return new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
}

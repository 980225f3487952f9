import { z } from 'zod';

/** C0 and C1 control characters, those that turn the direction of writing, and what stands for bytes that were no text: none belongs in a record. */
// oxlint-disable-next-line no-control-regex -- they are what is looked for
const controls = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffd]/;

/** Chữ nhận từ hệ thống ngoài: one line, composed letters (NFC), no control characters; anything else stays as it is, a text. */
export function receivedText(maxLength: number) {
  return z
    .string()
    .max(maxLength * 4)
    .transform((text) => text.normalize('NFC').trim())
    .pipe(
      z
        .string()
        .max(maxLength)
        .refine((text) => !controls.test(text)),
    );
}

export const PersonalId = z.string().regex(/^0\d{11}$/);
export const CalendarDay = z.iso.date();

/** `31/12/2026` as JSON services of ministries write a day → `2026-12-31`. */
export const SlashDay = z
  .string()
  .regex(/^\d{2}\/\d{2}\/\d{4}$/)
  .transform((text) => text.split('/').toReversed().join('-'))
  .pipe(CalendarDay);

/** A field outside systems leave out, leave empty or write as null. */
export function orNothing<Schema extends z.ZodType>(schema: Schema) {
  return z.union([z.literal('').transform(() => undefined), z.null().transform(() => undefined), schema]).optional();
}

/** A member that must be there; null says that there is nobody. */
export function nullOr<Schema extends z.ZodType>(schema: Schema) {
  return z.union([z.null().transform(() => undefined), schema]);
}

/** Only what is there, so that a record has no empty fields; objects without any field are left out too. */
export function present(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && !isHollow(value)));
}

const isHollow = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length === 0;

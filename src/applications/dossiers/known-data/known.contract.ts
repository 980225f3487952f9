import { z } from 'zod';

/** Giá trị đã biết: what a register said of one field; `contest` tells why the person holds it to be wrong. */
export const KnownValue = z.object({
  value: z.unknown(),
  /** The value in words, in both languages: a browser does not have every list. */
  text: z.object({ vi: z.string(), en: z.string() }),
  register: z.string(),
  at: z.iso.datetime(),
  contest: z.object({ reason: z.string().max(1000) }).nullable(),
});
export type KnownValue = z.infer<typeof KnownValue>;

/**
 * Dữ liệu đã biết của một phần. `filled`: the subject's own data stand in the fields of `values`, locked; `matched`, `differs`: what
 * was declared of somebody else was compared; `none`: the register has nobody of this number; `unavailable`: it did not answer, so
 * the fields are declared and verified later. `asked` is what it was asked with: asked again only when that changes.
 */
export const KnownSection = z.object({
  state: z.enum(['filled', 'matched', 'differs', 'none', 'unavailable']),
  asked: z.string(),
  at: z.iso.datetime(),
  registers: z.array(z.string()),
  values: z.record(z.string(), KnownValue),
  /** Registers that did not answer while others did: what they would have said is declared and verified later. */
  silent: z.array(z.string()).default([]),
  /** `matched`: fields the authority takes from the register itself, so that nobody types them. */
  withheld: z.array(z.string()).default([]),
});
export type KnownSection = z.infer<typeof KnownSection>;

export const KnownData = z.record(z.string(), KnownSection);
export type KnownData = z.infer<typeof KnownData>;

/**
 * Nguồn gốc của một giá trị and how far it can be trusted: `register` taken over from a database, `verified` compared with one,
 * `declared` only said by the person. Frozen when the dossier is handed in.
 */
export const Origin = z.object({
  level: z.enum(['register', 'verified', 'declared']),
  register: z.string(),
  at: z.iso.datetime().nullable(),
  /**
   * Declared although a register was asked: it says otherwise, what was declared does not agree, or it did not answer. `withheld`: not
   * declared at all, the authority takes it from the register.
   */
  doubt: z.enum(['contested', 'differs', 'unavailable', 'withheld']).optional(),
  registerValue: z.unknown().optional(),
  reason: z.string().optional(),
});
export type Origin = z.infer<typeof Origin>;

export const Origins = z.record(z.string(), Origin);
export type Origins = z.infer<typeof Origins>;

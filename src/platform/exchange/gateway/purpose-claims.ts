import { z } from 'zod';
import { isPlain } from '#infrastructure/http/plain-input.ts';
import type { purposeKinds } from '../exchange.contract.ts';

const Claims = z.object({
  iss: z.string(),
  iat: z.number(),
  exp: z.number(),
  /** Account of the official as the calling system names it. */
  officer: z.string().max(100).default(''),
  officerTitle: z.string().max(200).default(''),
  unit: z.string().max(40).default(''),
  procedure: z.string().max(40).default(''),
  dossier: z.string().max(60).default(''),
  article: z.string().min(3).max(300),
  /** Phá rào khẩn cấp: why nobody can wait for a dossier; reviewed afterwards. */
  emergency: z.string().min(10).max(500).optional(),
  /** Tự khai: account of the person who fills in a form of her own, in place of an official; `draft` is that form. */
  self: z.uuid().optional(),
  draft: z.uuid().optional(),
  /** Tại quầy: the official takes in a dossier of `procedure` from whoever stands there; there is no dossier yet. */
  counter: z.literal(true).optional(),
  /** Gửi đi: the system itself sends what is due of `dossier`, by the step of this official, or by itself under its own name. */
  sending: z.literal(true).optional(),
});

/**
 * Mục đích: what the signed token of a call says — which official, of which unit, for which dossier, on what ground; or, of the system
 * people sign in at, who fills in which form of her own, which official takes in what at the counter, or what it sends itself.
 */
export const PurposeClaims = Claims.refine((claims) => {
  // It goes on record as it is, and the database reads the record.
  if (!isPlain(claims)) return false;
  const { self, draft, officer, unit, counter, procedure, emergency, sending, dossier } = claims;
  if (sending) return officer !== '' && dossier !== '' && self === undefined && !counter && emergency === undefined;
  if (self !== undefined) return officer === '' && !counter && emergency === undefined && draft !== undefined;
  return officer !== '' && unit !== '' && (!counter || (procedure !== '' && emergency === undefined));
});
export type PurposeClaims = z.infer<typeof Claims>;

/** Loại mục đích, as the log shows it. */
export function purposeKindOf({
  self,
  counter,
  emergency,
  sending,
}: Pick<PurposeClaims, 'self' | 'counter' | 'emergency' | 'sending'>): (typeof purposeKinds)[number] {
  if (self !== undefined) return 'self';
  if (counter) return 'counter';
  if (sending) return 'sending';
  return emergency === undefined ? 'dossier' : 'emergency';
}

/** Về ai và vì sao: what of a purpose is kept on record, sealed, and erased when the law says so. */
export const RecordedPurpose = Claims.pick({
  officer: true,
  officerTitle: true,
  unit: true,
  procedure: true,
  dossier: true,
  article: true,
  self: true,
  draft: true,
  sending: true,
});

export const purposeAudience = 'urn:motcua:purpose';
/** Of a purpose token, from the second it is signed. */
export const longestPurposeSeconds = 300;

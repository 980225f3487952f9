import { z } from 'zod';
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
});

/**
 * Mục đích: what the signed token of a call says — which official, of which unit, for which dossier, on what ground; or, of the system
 * people sign in at, who fills in which form of her own, or which official takes in what at the counter.
 */
export const PurposeClaims = Claims.refine(({ self, draft, officer, unit, counter, procedure, emergency }) => {
  if (self !== undefined) return officer === '' && !counter && emergency === undefined && draft !== undefined;
  return officer !== '' && unit !== '' && (!counter || (procedure !== '' && emergency === undefined));
});
export type PurposeClaims = z.infer<typeof Claims>;

/** Loại mục đích, as the log shows it. */
export function purposeKindOf({
  self,
  counter,
  emergency,
}: Pick<PurposeClaims, 'self' | 'counter' | 'emergency'>): (typeof purposeKinds)[number] {
  if (self !== undefined) return 'self';
  if (counter) return 'counter';
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
});

export const purposeAudience = 'urn:motcua:purpose';
/** Of a purpose token, from the second it is signed. */
export const longestPurposeSeconds = 300;

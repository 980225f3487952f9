import { importJWK, SignJWT, type JWK } from 'jose';
import type { Clock } from '#infrastructure/clock.ts';
import { longestPurposeSeconds, purposeAudience, type PurposeClaims } from './purpose-claims.ts';

type Said =
  | 'officer'
  | 'officerTitle'
  | 'unit'
  | 'procedure'
  | 'dossier'
  | 'emergency'
  | 'self'
  | 'draft'
  | 'counter'
  | 'sending';
/** Mục đích to be signed: all a purpose says but who says it and when. */
export type Purpose = Pick<PurposeClaims, 'article'> & Partial<Pick<PurposeClaims, Said>>;

/** Căn cứ gửi đi of what the system itself sends: which dossier, and whose step it is; of no official's, the system's own. */
export type SendingGround = Pick<PurposeClaims, 'dossier' | 'procedure' | 'unit'> &
  Partial<Pick<PurposeClaims, 'officer' | 'officerTitle'>>;

/** Ký mục đích của một lượt gọi in the name of this system, with the newest of its keys; short-lived, for this call alone. */
export function createPurposeSigner({
  system,
  keys,
  now,
}: {
  system: string;
  keys: readonly JWK[];
  now: Clock;
}): (purpose: Purpose) => Promise<string> {
  const [newest] = keys;
  if (!newest) throw new Error('No signing key');
  const algorithm = newest.alg ?? (newest.kty === 'OKP' ? 'EdDSA' : 'ES256');
  const signing = importJWK(newest, algorithm);
  return async (purpose) => {
    const at = Math.floor(now().getTime() / 1000);
    // What no official's step sends, the system sends under its own name.
    const named = purpose.sending && !purpose.officer ? { ...purpose, officer: system } : purpose;
    return new SignJWT({ ...named })
      .setProtectedHeader({ alg: algorithm })
      .setIssuer(system)
      .setAudience(purposeAudience)
      .setIssuedAt(at)
      .setExpirationTime(at + longestPurposeSeconds)
      .sign(await signing);
  };
}

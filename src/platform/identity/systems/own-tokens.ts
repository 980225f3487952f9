import { importJWK, SignJWT, type JWK } from 'jose';
import type { Clock } from '#infrastructure/clock.ts';
import { signingAlgorithm } from './signing-keys.ts';
import { systemAudience, tokenSeconds } from './token-issuer.ts';

/** A token is used until so long before its end, so that none runs out on the way. */
const spareSeconds = 60;

/**
 * Mã truy cập của chính hệ thống này: what `POST /token` would give it, signed with the same key by whichever of its processes needs
 * one, so that no secret of its own has to be kept anywhere. `certificate` is the SHA-256, base64url, of the certificate it shows the
 * gateway; undefined where callers show none. One is used until it is about to run out.
 */
export function createOwnTokens({
  issuer,
  keys,
  client,
  certificate,
  now,
}: {
  issuer: string;
  keys: readonly JWK[];
  client: string;
  certificate: string | undefined;
  now: Clock;
}): () => Promise<string> {
  const [newest] = keys;
  if (!newest) throw new Error('No signing key');
  const signing = importJWK(newest, signingAlgorithm);
  let kept: { token: Promise<string>; until: number } | undefined;

  async function sign(at: number): Promise<string> {
    return new SignJWT({ client_id: client, ...(certificate !== undefined && { cnf: { 'x5t#S256': certificate } }) })
      .setProtectedHeader({ alg: signingAlgorithm, kid: newest?.kid ?? '', typ: 'at+jwt' })
      .setIssuer(issuer)
      .setSubject(client)
      .setAudience(systemAudience)
      .setIssuedAt(at)
      .setExpirationTime(at + tokenSeconds)
      .sign(await signing);
  }

  return () => {
    const at = Math.floor(now().getTime() / 1000);
    if (!kept || kept.until <= at) kept = { token: sign(at), until: at + tokenSeconds - spareSeconds };
    return kept.token;
  };
}

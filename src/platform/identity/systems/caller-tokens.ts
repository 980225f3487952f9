import { createLocalJWKSet, importJWK, jwtVerify, SignJWT, type JWK } from 'jose';
import { z } from 'zod';
import type { Clock } from '#infrastructure/clock.ts';
import { publicOf, signingAlgorithm } from './signing-keys.ts';

/** Người gọi, as the gateway vouches for it to a provider: which system, of which agency, and why where the data are personal. */
export const CallerClaims = z.object({
  sub: z.string(),
  unitCode: z.string(),
  unitName: z.string(),
  purpose: z
    .looseObject({
      officer: z.string(),
      officerTitle: z.string(),
      unit: z.string(),
      dossier: z.string(),
      article: z.string(),
      emergency: z.string().optional(),
      /** What of the record may be read. */
      fields: z.array(z.string()),
    })
    .optional(),
});
export type CallerClaims = z.infer<typeof CallerClaims>;

const lastsSeconds = 120;

/**
 * Chứng nhận người gọi: a token the gateway signs for a provider (`audience`), so that a provider believes nobody who comes round the
 * axis. Checked with the keys published at `/jwks`.
 */
export async function createCallerTokens({ issuer, keys, now }: { issuer: string; keys: readonly JWK[]; now: Clock }) {
  const [newest] = keys;
  if (!newest) throw new Error('No signing key');
  const signing = await importJWK(newest, signingAlgorithm);
  const known = createLocalJWKSet({ keys: await Promise.all(keys.map(publicOf)) });
  return {
    sign: ({ sub, ...claims }: CallerClaims, audience: string): Promise<string> =>
      new SignJWT(claims)
        .setProtectedHeader({ alg: signingAlgorithm, kid: newest.kid ?? '' })
        .setIssuer(issuer)
        .setSubject(sub)
        .setAudience(audienceOf(audience))
        .setIssuedAt(now())
        .setExpirationTime(new Date(now().getTime() + lastsSeconds * 1000))
        .sign(signing),
    /** Undefined when the token is not of the gateway, is for another provider, or has run out. */
    verify: async (token: string, audience: string): Promise<CallerClaims | undefined> => {
      const verified = await jwtVerify(token, known, {
        issuer,
        audience: audienceOf(audience),
        algorithms: [signingAlgorithm],
        currentDate: now(),
      }).catch(() => undefined);
      return CallerClaims.safeParse(verified?.payload).data;
    },
  };
}

export type CallerTokens = Awaited<ReturnType<typeof createCallerTokens>>;

const audienceOf = (provider: string): string => `urn:motcua:provider:${provider}`;

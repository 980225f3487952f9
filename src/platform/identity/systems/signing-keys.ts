import { exportJWK, generateKeyPair, importJWK, type JWK } from 'jose';
import { z } from 'zod';
import type { Clock } from '#infrastructure/clock.ts';
import type { Db } from '#infrastructure/database/connect.ts';
import type { Sealing } from '#infrastructure/sealing.ts';
import { insertSigningKey, selectSigningKeys } from './signing-keys.queries.ts';

export const signingAlgorithm = 'ES256';
/** One at the start, whichever of several processes comes first. */
const firstKey = 'khoa-1';

const PrivateKey = z.looseObject({
  kty: z.literal('EC'),
  crv: z.string(),
  x: z.string(),
  y: z.string(),
  d: z.string(),
});

/** Khóa ký mã truy cập, newest first; the first start makes one. Sealed in the database, so that every process signs alike. */
export async function readSigningKeys(
  db: Db,
  { sealing, now }: { sealing: Sealing; now: Clock },
): Promise<(JWK & z.infer<typeof PrivateKey>)[]> {
  let stored = await selectSigningKeys(db);
  if (stored.length === 0) {
    const { privateKey } = await generateKeyPair(signingAlgorithm, { extractable: true });
    await insertSigningKey(db, {
      id: firstKey,
      sealed: sealing.seal(JSON.stringify(await exportJWK(privateKey))),
      at: now(),
    });
    stored = await selectSigningKeys(db);
  }
  return stored.map(({ id, sealed }) => ({
    ...PrivateKey.parse(JSON.parse(sealing.open(sealed))),
    kid: id,
    alg: signingAlgorithm,
    use: 'sig',
  }));
}

/** The half that may be shown. */
export async function publicOf({ kid, ...key }: JWK): Promise<JWK> {
  const { d: _private, ...rest } = key;
  const exported = await exportJWK(await importJWK(rest, signingAlgorithm));
  return { ...exported, kid: kid ?? '', alg: signingAlgorithm, use: 'sig' };
}

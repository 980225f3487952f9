import { calculateJwkThumbprint, exportJWK, FlattenedSign, generateKeyPair, type JWK } from 'jose';

export type AcmeKeys = { privateKey: CryptoKey; jwk: JWK; thumbprint: string };

export async function makeAcmeKeys(): Promise<AcmeKeys> {
  const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
  const jwk = await exportJWK(publicKey);
  return { privateKey, jwk, thumbprint: await calculateJwkThumbprint(jwk) };
}

/** A request of ACME as a client signs it, each part as a test wants it. */
export async function signAcme(
  keys: AcmeKeys,
  { url, nonce, kid, payload }: { url: string; nonce: string; kid?: string | undefined; payload?: object | undefined },
): Promise<{ protected?: string; payload: string; signature: string }> {
  const by = kid === undefined ? { jwk: keys.jwk } : { kid };
  const said = payload === undefined ? new Uint8Array() : new TextEncoder().encode(JSON.stringify(payload));
  return new FlattenedSign(said).setProtectedHeader({ alg: 'ES256', nonce, url, ...by }).sign(keys.privateKey);
}

/** The binding of an account's key to a system, with the key its owner was given. */
export async function bindAccount(
  { jwk }: Pick<AcmeKeys, 'jwk'>,
  { url, kid, secret, alg = 'HS256' }: { url: string; kid: string; secret: string; alg?: string },
) {
  return new FlattenedSign(new TextEncoder().encode(JSON.stringify(jwk)))
    .setProtectedHeader({ alg, kid, url })
    .sign(Buffer.from(secret, 'base64url'));
}

import { createHash, timingSafeEqual } from 'node:crypto';

/** What the library is told a client's secret is: never compared, the hashes of the true secrets are. */
export const secretStandIn = 'kept-as-hashes-only';

/** Whether a secret is one of those a system has (SHA-256, hexadecimal); two may hold while one is being replaced. */
export function isSecretOf(given: string, hashes: readonly string[]): boolean {
  const digest = createHash('sha256').update(given).digest();
  return hashes.some((hash) => timingSafeEqual(digest, Buffer.from(hash, 'hex')));
}

/** The id of the secret that was given, among those a system has; undefined when it is none of them. */
export function secretOf(given: string, hashes: ReadonlyMap<string, string>): string | undefined {
  return [...hashes].find(([, hash]) => isSecretOf(given, [hash]))?.[0];
}

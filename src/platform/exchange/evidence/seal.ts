import { createPublicKey, sign, verify, type KeyObject } from 'node:crypto';
import { z } from 'zod';
import { Digest, digestOf } from './merkle.ts';

/**
 * Niêm phong một lô: the Merkle root over its lines, chained to the seal before and signed by the gateway (Ed25519). The leaves are
 * kept beside the root, so that a line that was changed can be named.
 */
export const Seal = z.object({
  gateway: z.string(),
  number: z.number().int().positive(),
  from: z.number().int().positive(),
  leaves: z.array(Digest),
  root: z.string(),
  previous: z.string(),
  at: z.iso.datetime(),
  signature: z.string(),
});
export type Seal = z.infer<typeof Seal>;

/** So many lines are sealed together at most: the proof of one stays short. */
export const mostUnderSeal = 256;

/** What a seal is chained to when it is the first of its gateway. */
export const noSeal = '0'.repeat(64);

/** What is signed, and witnessed: one line a seal, of everything but the leaves, which the root stands for. */
export const sealText = ({ gateway, number, from, leaves, root, previous, at }: Omit<Seal, 'signature'>): string =>
  `motcua-seal-1\n${gateway}\n${number}\n${from}\n${leaves.length}\n${root}\n${previous}\n${at}`;

export const sealDigest = (seal: Omit<Seal, 'signature'>): string => digestOf(sealText(seal));

export function signSeal(seal: Omit<Seal, 'signature'>, key: KeyObject): Seal {
  return { ...seal, signature: sign(null, Buffer.from(sealText(seal)), key).toString('base64url') };
}

/** Whether the signature over a seal is of this key (raw Ed25519 public key, base64url). */
export function isSignedBy(seal: Omit<Seal, 'signature'>, signature: string, publicKey: string): boolean {
  return verify(null, Buffer.from(sealText(seal)), publicKeyOf(publicKey), Buffer.from(signature, 'base64url'));
}

const publicKeyOf = (x: string): KeyObject =>
  createPublicKey({ format: 'jwk', key: { kty: 'OKP', crv: 'Ed25519', x } });

/** The public half, as it is published. */
export function publicPartOf(key: KeyObject): string {
  const { x } = createPublicKey(key).export({ format: 'jwk' });
  if (!x) throw new Error('Not an Ed25519 key');
  return x;
}

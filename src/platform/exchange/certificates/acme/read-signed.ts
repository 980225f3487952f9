import { calculateJwkThumbprint, flattenedVerify, importJWK, type JWK } from 'jose';
import { z } from 'zod';
import { refuse } from '../../exchange.errors.ts';
import { acmePath } from './acme-addresses.ts';
import type { AcmeDeps } from './acme-deps.ts';
import { findAccount, type AccountRow } from './acme.queries.ts';

/** Public keys of accounts; what else a client tells of its key, its secret half too, is not read. */
export const AccountKey = z.discriminatedUnion('kty', [
  z.object({ kty: z.literal('EC'), crv: z.enum(['P-256', 'P-384']), x: z.string(), y: z.string() }),
  z.object({ kty: z.literal('RSA'), n: z.string(), e: z.string() }),
  z.object({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: z.string() }),
]);
export type AccountKey = z.infer<typeof AccountKey>;

const Flattened = z.strictObject({ protected: z.string(), payload: z.string(), signature: z.string() });
export type Flattened = z.infer<typeof Flattened>;
const Header = z.object({
  alg: z.string(),
  nonce: z.string().max(200),
  url: z.string(),
  kid: z.string().optional(),
  jwk: z.unknown().optional(),
  // Whatever a signature might mean otherwise: an unencoded payload must not be used (RFC 8555, 6.2), and there is no other yet.
  crit: z.never().optional(),
});
/** Never one where who checks a signature could make it (RFC 8555, 6.2). */
const algorithms = ['ES256', 'ES384', 'RS256', 'EdDSA'];

/** What was said, and by whom: an account, or a key alone. */
export type Signed = { payload: unknown; isEmpty: boolean } & (
  | { by: 'account'; account: AccountRow }
  | { by: 'key'; key: AccountKey; keyThumbprint: string }
);

/**
 * Đọc yêu cầu ACME đã ký (RFC 8555, 6): signed by the key it names, for this very address, with a number of ours that was never used.
 * The number is used up only when all else is right.
 */
export async function readSigned(deps: AcmeDeps, { body, path }: { body: unknown; path: string }): Promise<Signed> {
  const jws = readFlattened(body);
  const header = readHeader(jws);
  if (!algorithms.includes(header.alg))
    throw refuse('exchange.acme_algorithm_wrong', { algorithms: algorithms.join(', ') });
  if (header.url !== `${deps.publicUrl}${path}`) throw refuse('exchange.acme_url_wrong');
  if ((header.jwk === undefined) === (header.kid === undefined)) throw refuse('exchange.acme_malformed');
  deps.nonces.requireOurs(header.nonce);
  if (header.kid !== undefined) {
    const account = await findByAddress(deps, header.kid);
    const said = await verify(jws, { key: AccountKey.parse(account.publicKey), alg: header.alg });
    if (account.state !== 'valid') throw refuse('exchange.acme_account_ended');
    await deps.nonces.requireNew(header.nonce);
    return { ...said, by: 'account', account };
  }
  const key = AccountKey.safeParse(header.jwk);
  if (!key.success) throw refuse('exchange.acme_key_wrong');
  const said = await verify(jws, { key: key.data, alg: header.alg });
  await deps.nonces.requireNew(header.nonce);
  return { ...said, by: 'key', key: key.data, keyThumbprint: await calculateJwkThumbprint(key.data) };
}

export function readFlattened(body: unknown): Flattened {
  const read = Flattened.safeParse(typeof body === 'string' ? jsonOf(body) : body);
  if (!read.success) throw refuse('exchange.acme_malformed');
  return read.data;
}

function readHeader(jws: Flattened): z.infer<typeof Header> {
  const header = Header.safeParse(jsonOf(Buffer.from(jws.protected, 'base64url').toString('utf8')));
  if (!header.success) throw refuse('exchange.acme_malformed');
  return header.data;
}

async function findByAddress({ db, publicUrl }: AcmeDeps, address: string): Promise<AccountRow> {
  const prefix = `${publicUrl}${acmePath}/account/`;
  const id = z.uuid().safeParse(address.startsWith(prefix) ? address.slice(prefix.length) : undefined);
  const account = id.success ? await findAccount(db, id.data) : undefined;
  if (!account) throw refuse('exchange.acme_no_account');
  return account;
}

async function verify(
  jws: Flattened,
  { key, alg }: { key: JWK; alg: string },
): Promise<{ payload: unknown; isEmpty: boolean }> {
  const payload = await importJWK(key, alg)
    .then((imported) => flattenedVerify(jws, imported, { algorithms }))
    .then((verified) => Buffer.from(verified.payload).toString('utf8'))
    .catch(() => {
      throw refuse('exchange.acme_signature_wrong');
    });
  // POST-as-GET says nothing.
  if (payload === '') return { payload: undefined, isEmpty: true };
  return { payload: jsonOf(payload), isEmpty: false };
}

export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What was said in the shape it must have. */
export function payloadOf<Shape extends z.ZodType>(shape: Shape, { payload }: Signed): z.output<Shape> {
  const read = shape.safeParse(payload);
  if (!read.success) throw refuse('exchange.acme_malformed');
  return read.data;
}

/** For what only an account may ask. */
export function accountOf(signed: Signed): AccountRow {
  if (signed.by !== 'account') throw refuse('exchange.acme_malformed');
  return signed.account;
}

import { createPublicKey, hash, X509Certificate } from 'node:crypto';
import { z } from 'zod';
import { inTransaction } from '#infrastructure/database/transaction.ts';
import { refuse } from '../../exchange.errors.ts';
import { revokeCredential } from '../../management/systems.queries.ts';
import { findIssued, lockSystem } from '../certificates.queries.ts';
import type { AcmeDeps } from './acme-deps.ts';
import { auditAcme } from './keep-account.ts';
import { payloadOf, type AccountKey, type Signed } from './read-signed.ts';

const Revocation = z.object({
  certificate: z
    .string()
    .min(1)
    .max(16_384)
    .regex(/^[\w-]+$/),
  reason: z.int().optional(),
});

/** Thu hồi chứng thư theo ACME (RFC 8555, 7.6), by an account of the system or by who has the certificate's own key. */
export async function revokeByAcme(deps: AcmeDeps, signed: Signed): Promise<void> {
  const shown = readCertificate(payloadOf(Revocation, signed).certificate);
  await inTransaction(deps.db, async (tx) => {
    const found = shown && (await findIssued(tx, shown.serialNumber.toLowerCase()));
    if (!found || !new X509Certificate(found.certificate).raw.equals(shown.raw))
      throw refuse('exchange.acme_not_found');
    const isTheirs =
      signed.by === 'account'
        ? signed.account.systemId === found.systemId
        : thumbprintOf(signed.key) === found.keyThumbprint;
    if (!isTheirs) throw refuse('exchange.acme_not_found');
    await lockSystem(tx, found.systemId);
    const { credentialId, systemId } = found;
    if (!(await revokeCredential(tx, { id: credentialId, systemId, at: deps.now() })))
      throw refuse('exchange.acme_revoked_already');
    const account = signed.by === 'account' ? signed.account.id : null;
    await auditAcme(tx, deps, { action: 'exchange.credential_revoked', code: found.code, account });
  });
}

function readCertificate(text: string): X509Certificate | undefined {
  try {
    return new X509Certificate(Buffer.from(text, 'base64url'));
  } catch {
    return undefined;
  }
}

const thumbprintOf = (key: AccountKey): string =>
  hash('sha256', createPublicKey({ format: 'jwk', key }).export({ format: 'der', type: 'spki' }), 'base64url');

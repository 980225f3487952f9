import { randomBytes } from 'node:crypto';
import { dayMs } from '#infrastructure/clock.ts';
import type { Actor } from '#infrastructure/actor.ts';
import { inTransaction } from '#infrastructure/database/transaction.ts';
import { refuse } from '../../exchange.errors.ts';
import type { ManagementDeps } from '../../management/management-deps.ts';
import { audit } from '../../management/audit-change.ts';
import { requireKeeper } from '../../management/require-keeper.ts';
import { holdsCertificate } from '../certificates.queries.ts';
import { requireIssuing } from '../issue-certificate.ts';
import { insertAcmeKey, removeAcmeKey } from './acme-keys.queries.ts';

/** In base64url, never with a dash in front: clients of ACME are given it on a command line, where that begins an option. */
export function drawKey(count: number): string {
  const bytes = randomBytes(count);
  bytes[0] = (bytes[0] ?? 0) & 0x7f;
  return bytes.toString('base64url');
}

/**
 * Cấp khóa ghép tài khoản ACME, shown once: accounts made with it may ask for certificates of this system. For who owns the system or
 * manages the axis, once the system holds a certificate of ours: that somebody has looked at it is what lets it renew by itself.
 */
export async function takeAcmeKey(
  deps: ManagementDeps,
  { actor, code }: { actor: Actor; code: string },
): Promise<{ clientId: string; clientSecret: string }> {
  const [clientId, clientSecret] = [drawKey(12), drawKey(32)];
  await inTransaction(deps.db, async (tx) => {
    const { id: systemId } = await requireKeeper(tx, deps, actor, code);
    const at = deps.now();
    const { acmeKeyDays } = requireIssuing(deps).rule;
    if (!(await holdsCertificate(tx, systemId, at))) throw refuse('exchange.first_by_request');
    const endsAt = new Date(at.getTime() + acmeKeyDays * dayMs);
    await insertAcmeKey(tx, { id: clientId, systemId, sealedKey: deps.sealing.seal(clientSecret), at, endsAt });
    await audit(tx, deps, { actor, action: 'exchange.acme_key_taken', code });
  });
  return { clientId, clientSecret };
}

/** Bỏ khóa ghép tài khoản ACME: the accounts made with it end too. */
export async function dropAcmeKey(
  deps: ManagementDeps,
  { actor, code, id }: { actor: Actor; code: string; id: string },
): Promise<void> {
  await inTransaction(deps.db, async (tx) => {
    const { id: systemId } = await requireKeeper(tx, deps, actor, code);
    if (!(await removeAcmeKey(tx, { id, systemId, at: deps.now() }))) throw refuse('exchange.not_found');
    await audit(tx, deps, { actor, action: 'exchange.acme_key_removed', code, reason: id });
  });
}

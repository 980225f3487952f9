import { randomUUID } from 'node:crypto';
import { calculateJwkThumbprint, flattenedVerify } from 'jose';
import { z } from 'zod';
import { insertAudit } from '#infrastructure/audit/audit.queries.ts';
import type { Tx } from '#infrastructure/database/connect.ts';
import { inTransaction } from '#infrastructure/database/transaction.ts';
import { refuse } from '../../exchange.errors.ts';
import { lockSystem } from '../certificates.queries.ts';
import { tellOwners } from '../tell-owners.ts';
import { acmePath } from './acme-addresses.ts';
import type { AcmeDeps } from './acme-deps.ts';
import { findAcmeKey } from './acme-keys.queries.ts';
import { changeAccount, findAccount, findAccountByKey, insertAccount, type AccountRow } from './acme.queries.ts';
import { AccountKey, accountOf, jsonOf, payloadOf, readFlattened, type Signed } from './read-signed.ts';

const Contact = z.array(z.string().max(300)).max(10);
const NewAccount = z.object({
  contact: Contact.default([]),
  onlyReturnExisting: z.boolean().default(false),
  externalAccountBinding: z.unknown().optional(),
});
const BindingHeader = z.object({ alg: z.literal('HS256'), kid: z.string().max(100), url: z.string() });

/** Mở tài khoản ACME: tied to a system by a key its owner was given; the account of a key that is known already is that one. */
export async function openAccount(deps: AcmeDeps, signed: Signed): Promise<{ account: AccountRow; isNew: boolean }> {
  if (signed.by !== 'key') throw refuse('exchange.acme_malformed');
  const { key, keyThumbprint } = signed;
  const { contact, onlyReturnExisting, externalAccountBinding: binding } = payloadOf(NewAccount, signed);
  const known = await findAccountByKey(deps.db, keyThumbprint);
  if (known) return { account: requireValid(known), isNew: false };
  if (onlyReturnExisting) throw refuse('exchange.acme_no_account');
  if (binding === undefined) throw refuse('exchange.acme_binding_needed');
  return inTransaction(deps.db, async (tx) => {
    const { systemId, acmeKeyId } = await readBinding(tx, deps, { binding, keyThumbprint });
    const { state, code, ownerUnitId: unitId } = await lockSystem(tx, systemId);
    if (state !== 'active') throw refuse('exchange.system_not_active');
    const id = randomUUID();
    const at = deps.now();
    const isNew = await insertAccount(tx, { id, systemId, acmeKeyId, keyThumbprint, publicKey: key, contact, at });
    const account = await findAccountByKey(tx, keyThumbprint);
    if (!account) throw new Error('An account that was just opened is not there');
    if (isNew) {
      await auditAcme(tx, deps, { action: 'exchange.acme_account_opened', code, account: id });
      // From now on certificates come without anybody: who has the session of one official does not have those of the others.
      tellOwners(tx, deps, { systemId, unitId, code, what: 'acme_account_opened', reason: '' });
    }
    return { account: requireValid(account), isNew };
  });
}

function requireValid(account: AccountRow): AccountRow {
  if (account.state !== 'valid') throw refuse('exchange.acme_account_ended');
  return account;
}

/** Khóa ghép tài khoản (RFC 8555, 7.3.4): signs, with the key we gave, the very key of the account, for this address. */
async function readBinding(
  tx: Tx,
  deps: AcmeDeps,
  { binding, keyThumbprint }: { binding: unknown; keyThumbprint: string },
): Promise<{ systemId: string; acmeKeyId: string }> {
  const jws = readFlattened(binding);
  const header = BindingHeader.safeParse(jsonOf(Buffer.from(jws.protected, 'base64url').toString('utf8')));
  if (!header.success || header.data.url !== `${deps.publicUrl}${acmePath}/new-account`)
    throw refuse('exchange.acme_binding_wrong');
  const given = await findAcmeKey(tx, header.data.kid, deps.now());
  if (!given) throw refuse('exchange.acme_binding_wrong');
  const secret = Buffer.from(deps.sealing.open(given.sealedKey), 'base64url');
  const said = await flattenedVerify(jws, secret, { algorithms: ['HS256'] }).catch(() => undefined);
  const bound = said && AccountKey.safeParse(jsonOf(Buffer.from(said.payload).toString('utf8')));
  if (!bound?.success || (await calculateJwkThumbprint(bound.data)) !== keyThumbprint)
    throw refuse('exchange.acme_binding_wrong');
  return { systemId: given.systemId, acmeKeyId: given.id };
}

const AccountChange = z.object({ contact: Contact.optional(), status: z.literal('deactivated').optional() });

/** Sửa hoặc đóng tài khoản ACME, by itself; empty only looks. */
export async function keepAccount(deps: AcmeDeps, signed: Signed, id: string): Promise<AccountRow> {
  const account = accountOf(signed);
  if (account.id !== id) throw refuse('exchange.acme_not_found');
  if (signed.isEmpty) return account;
  const { contact, status } = payloadOf(AccountChange, signed);
  return inTransaction(deps.db, async (tx) => {
    await changeAccount(tx, id, { contact, isEnded: status === 'deactivated' });
    if (status === 'deactivated')
      await auditAcme(tx, deps, { action: 'exchange.acme_account_ended', code: account.code, account: id });
    return (await findAccount(tx, id)) ?? account;
  });
}

/** Nobody signed in did it: the account is told. */
export async function auditAcme(
  tx: Tx,
  { now }: Pick<AcmeDeps, 'now'>,
  { action, code, account }: { action: string; code: string; account: string | null },
): Promise<void> {
  const subject = { kind: 'exchange', id: code };
  await insertAudit(tx, { at: now(), actorId: null, action, subject, details: { acmeAccount: account } });
}

import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { hourMs } from '#infrastructure/clock.ts';
import { inTransaction } from '#infrastructure/database/transaction.ts';
import { refuse } from '../../exchange.errors.ts';
import { findIssued, holdsCertificate, lockSystem } from '../certificates.queries.ts';
import { checkRequest, nameOf } from '../check-request.ts';
import { issueCertificate, requireIssuing } from '../issue-certificate.ts';
import type { AcmeDeps } from './acme-deps.ts';
import {
  findAccount,
  findOrder,
  findOrderForUpdate,
  insertOrder,
  setOrderSerial,
  type OrderRow,
} from './acme.queries.ts';
import { auditAcme } from './keep-account.ts';
import { accountOf, payloadOf, type Signed } from './read-signed.ts';

const NewOrder = z.object({
  identifiers: z
    .array(z.object({ type: z.string().max(20), value: z.string().max(300) }))
    .min(1)
    .max(10),
  notBefore: z.never().optional(),
  notAfter: z.never().optional(),
});
/** base64url of the DER. */
const Finalize = z.object({
  csr: z
    .string()
    .min(1)
    .max(16_384)
    .regex(/^[\w-]+$/),
});

/**
 * Xin chứng thư theo ACME: for the name of the account's own system and no other. What other authorities have proven by a challenge the
 * account has by its binding, so an order is ready at once; but only for a system that still holds a certificate of ours.
 */
export async function openOrder(deps: AcmeDeps, signed: Signed): Promise<OrderRow> {
  const account = accountOf(signed);
  const { identifiers } = payloadOf(NewOrder, signed);
  const { rule } = requireIssuing(deps);
  const wanted = nameOf(account.code, rule.zone);
  const isOwn = identifiers.every(({ type, value }) => type === 'dns' && value.toLowerCase() === wanted);
  if (!isOwn) throw refuse('exchange.acme_identifier_foreign', { wanted });
  return inTransaction(deps.db, async (tx) => {
    const at = deps.now();
    const system = await lockSystem(tx, account.systemId);
    if (system.state !== 'active') throw refuse('exchange.system_not_active');
    if (!(await holdsCertificate(tx, system.id, at))) throw refuse('exchange.first_by_request');
    const order = { id: randomUUID(), identifier: wanted, endsAt: new Date(at.getTime() + rule.orderHours * hourMs) };
    await insertOrder(tx, { ...order, accountId: account.id, at });
    return { ...order, serial: null };
  });
}

/** Nộp CSR của lần xin: the certificate is issued at once; the same request again is answered with the same certificate. */
export async function finalizeOrder(deps: AcmeDeps, signed: Signed, id: string): Promise<OrderRow> {
  const account = accountOf(signed);
  const { csr } = payloadOf(Finalize, signed);
  return inTransaction(deps.db, async (tx) => {
    const order = await findOrderForUpdate(tx, { id, accountId: account.id });
    if (!order) throw refuse('exchange.acme_not_found');
    const { zone } = requireIssuing(deps).rule;
    const request = await checkRequest(Buffer.from(csr, 'base64url').toString('base64'), { code: account.code, zone });
    if (order.serial !== null) {
      const issued = await findIssued(tx, order.serial);
      if (issued?.keyThumbprint !== request.keyThumbprint) throw refuse('exchange.acme_order_not_ready');
      return order;
    }
    const at = deps.now();
    if (order.endsAt <= at) throw refuse('exchange.acme_order_not_ready');
    if (request.names.length === 0 || request.names.some((name) => name !== order.identifier))
      throw refuse('exchange.acme_csr_names', { wanted: order.identifier });
    const system = await lockSystem(tx, account.systemId);
    // Whatever was taken away since the request was read.
    if ((await findAccount(tx, account.id))?.state !== 'valid') throw refuse('exchange.acme_account_ended');
    if (!(await holdsCertificate(tx, system.id, at))) throw refuse('exchange.first_by_request');
    const serial = await issueCertificate(tx, deps, { system, request, requestId: null });
    await setOrderSerial(tx, id, serial);
    await auditAcme(tx, deps, { action: 'exchange.certificate_issued', code: account.code, account: account.id });
    return { ...order, serial };
  });
}

export async function getOrder(deps: AcmeDeps, signed: Signed, id: string): Promise<OrderRow> {
  const order = await findOrder(deps.db, { id, accountId: accountOf(signed).id });
  if (!order) throw refuse('exchange.acme_not_found');
  return order;
}

/** Chứng thư kèm chuỗi, PEM, for an account of its system. */
export async function getCertificate(deps: AcmeDeps, signed: Signed, serial: string): Promise<string> {
  const account = accountOf(signed);
  const found = await findIssued(deps.db, serial);
  if (found?.systemId !== account.systemId) throw refuse('exchange.acme_not_found');
  return `${found.certificate}${found.chain}`;
}

import { insertAudit } from '#infrastructure/audit/audit.queries.ts';
import type { Tx } from '#infrastructure/database/connect.ts';
import { refuse } from '../exchange.errors.ts';
import type { IssuingDeps } from './certificate-deps.ts';
import { findRequest, findWaiting, insertRequest, setDecided } from './certificate-requests.queries.ts';
import { holdsCertificate, lockSystem } from './certificates.queries.ts';
import { checkRequest } from './check-request.ts';
import { issueCertificate, requireIssuing } from './issue-certificate.ts';

/**
 * Nhận yêu cầu cấp chứng thư of a system, once for an id. A system that holds a certificate of ours in force gets the next at once: it
 * is known, and a renewal must not wait for anybody's holiday. The first, and one after all were revoked or have run out, waits for the
 * agency in charge.
 */
export async function takeRequest(
  tx: Tx,
  deps: IssuingDeps,
  {
    systemId,
    id,
    csr,
    by,
  }: { systemId: string; id: string; csr: string; by: { accountId: string | null; name: string } },
): Promise<'issued' | 'waiting' | 'known'> {
  const system = await lockSystem(tx, systemId);
  const at = deps.now();
  const checked = await checkRequest(csr, { code: system.code, zone: requireIssuing(deps).rule.zone });
  if (system.state !== 'active') throw refuse('exchange.system_not_active');
  const waiting = await findWaiting(tx, systemId);
  if (waiting === id) return 'known';
  if (waiting !== undefined) throw refuse('exchange.request_waits');
  if (!(await insertRequest(tx, { id, systemId, csr: csr.trim(), ...checked, by, at }))) {
    // An id that is another system's is not to tell so.
    if ((await findRequest(tx, id))?.systemId !== systemId) throw refuse('exchange.not_found');
    return 'known';
  }
  const note = (action: string) =>
    insertAudit(tx, { at, actorId: by.accountId, action, subject: { kind: 'exchange', id: system.code } });
  await note('exchange.certificate_requested');
  if (!(await holdsCertificate(tx, systemId, at))) return 'waiting';
  await issueCertificate(tx, deps, { system, request: checked, requestId: id });
  await setDecided(tx, { id, state: 'issued', by: { accountId: null, name: '' }, reason: '', at });
  await note('exchange.certificate_issued');
  return 'issued';
}

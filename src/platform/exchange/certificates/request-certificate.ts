import type { Actor } from '#infrastructure/actor.ts';
import { inTransaction } from '#infrastructure/database/transaction.ts';
import { refuse } from '../exchange.errors.ts';
import { managesExchange } from '../management/exchange.policy.ts';
import type { ManagementDeps } from '../management/management-deps.ts';
import { audit } from '../management/audit-change.ts';
import { requireKeeper } from '../management/require-keeper.ts';
import { requireReason } from '../management/require-reason.ts';
import { findRequestForUpdate, setDecided } from './certificate-requests.queries.ts';
import { lockSystem } from './certificates.queries.ts';
import { checkRequest } from './check-request.ts';
import { issueCertificate, requireIssuing } from './issue-certificate.ts';
import { takeRequest } from './take-request.ts';
import { tellOwners } from './tell-owners.ts';

/** Xin cấp chứng thư by PKCS#10, for who owns the system or manages the axis. */
export async function requestCertificate(
  deps: ManagementDeps,
  { actor, code, id, csr }: { actor: Actor; code: string; id: string; csr: string },
): Promise<void> {
  await inTransaction(deps.db, async (tx) => {
    const { id: systemId, owner_unit_id: unitId } = await requireKeeper(tx, deps, actor, code);
    const taken = await takeRequest(tx, deps, { systemId, id, csr, by: { accountId: actor.id, name: actor.name } });
    // Who has the session of one official does not have those of the others.
    if (taken === 'issued') tellOwners(tx, deps, { systemId, unitId, code, what: 'certificate_issued', reason: '' });
  });
}

/** Duyệt hoặc từ chối yêu cầu cấp chứng thư, by the agency in charge; who asked does not decide. */
export async function decideRequest(
  deps: ManagementDeps,
  { actor, id, action, reason }: { actor: Actor; id: string; action: 'approve' | 'refuse'; reason: string },
): Promise<void> {
  if (!managesExchange(actor, deps.isManagerUnit)) throw refuse('exchange.not_found');
  await inTransaction(deps.db, async (tx) => {
    const request = await findRequestForUpdate(tx, id);
    if (!request) throw refuse('exchange.not_found');
    const state = action === 'approve' ? 'issued' : 'refused';
    // The same decision once more.
    if (request.state === state) return;
    if (request.state !== 'waiting') throw refuse('exchange.request_settled');
    if (request.askedBy === actor.id) throw refuse('exchange.own_certificate_request');
    const system = await lockSystem(tx, request.systemId);
    const { code } = system;
    const at = deps.now();
    if (action === 'approve') {
      const checked = await checkRequest(request.csr, { code, zone: requireIssuing(deps).rule.zone });
      await issueCertificate(tx, deps, { system, request: checked, requestId: id });
    } else requireReason(reason);
    const { ownerUnitId: unitId } = system;
    tellOwners(tx, deps, { systemId: system.id, unitId, code, what: `certificate_${state}`, reason });
    await setDecided(tx, { id, state, by: { accountId: actor.id, name: actor.name }, reason, at });
    await audit(tx, deps, { actor, action: `exchange.certificate_${state}`, code, reason });
  });
}

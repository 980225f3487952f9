import type { Actor } from '#infrastructure/actor.ts';
import { inTransaction } from '#infrastructure/database/transaction.ts';
import { refuse } from '../exchange.errors.ts';
import { managesExchange, ownsSystem } from '../management/exchange.policy.ts';
import type { ManagementDeps } from '../management/management-deps.ts';
import { requireKeeper } from '../management/require-keeper.ts';
import { selectSystems } from '../management/systems.queries.ts';
import { selectAcmeKeys } from './acme/acme-keys.queries.ts';
import { CertificatesView } from './certificate.contract.ts';
import { selectLastRequests } from './certificate-requests.queries.ts';
import { findIssued, selectHeld } from './certificates.queries.ts';
import { nameOf } from './check-request.ts';
import { describeIssuing } from './describe-issuing.ts';

/** Chứng thư của các hệ thống, of one's own or, for who manages the axis, of all; not found for others. */
export async function listCertificates(deps: ManagementDeps, actor: Actor): Promise<CertificatesView> {
  const { db, now } = deps;
  const at = now();
  const mayManage = managesExchange(actor, deps.isManagerUnit);
  const systems = (await selectSystems(db)).filter(({ owner_unit_id: unit }) => mayManage || ownsSystem(actor, unit));
  if (systems.length === 0 && !mayManage) throw refuse('exchange.not_found');
  const ids = systems.map(({ id }) => id);
  const [requests, held, keys] = await Promise.all([
    selectLastRequests(db, ids),
    selectHeld(db, ids, at),
    selectAcmeKeys(db, ids, at),
  ]);
  const requestOf = new Map(requests.map((request) => [request.systemId, request]));
  const heldBy = Map.groupBy(held, ({ systemId }) => systemId);
  const keysOf = Map.groupBy(keys, ({ systemId }) => systemId);
  const issuing = describeIssuing(deps);
  return CertificatesView.parse({
    directory: issuing?.directory ?? null,
    systems: systems.map(({ id, code, name }) => {
      const request = requestOf.get(id);
      const issued = heldBy.get(id) ?? [];
      const acmeKeys = keysOf.get(id) ?? [];
      return {
        ...{ code, systemName: name, name: nameOf(code, issuing?.zone ?? '') },
        request: request
          ? {
              ...{
                id: request.id,
                keyKind: request.keyKind,
                keyMark: request.keyMark,
                state: request.state,
                reason: request.reason,
              },
              ...{ askedName: request.askedName, askedAt: request.askedAt.toISOString() },
              ...{ decidedName: request.decidedName, decidedAt: request.decidedAt?.toISOString() ?? null },
              mayDecide: mayManage && request.state === 'waiting' && request.askedBy !== actor.id,
            }
          : null,
        issued: issued.map(({ serial, issuedAt, notAfter, renewsItself }) => ({
          ...{ serial, issuedAt: issuedAt.toISOString(), notAfter: notAfter.toISOString(), renewsItself },
        })),
        acmeKeys: acmeKeys.map((key) => ({
          ...{ id: key.id, createdAt: key.createdAt.toISOString(), accounts: Number(key.accounts) },
        })),
        mayTakeAcmeKey: issued.length > 0,
      };
    }),
  });
}

/** Tải chứng thư with its chain, PEM; not found for who may not see the system. */
export async function openCertificate(
  deps: ManagementDeps,
  { actor, code, serial }: { actor: Actor; code: string; serial: string },
): Promise<string> {
  const system = await inTransaction(deps.db, (tx) => requireKeeper(tx, deps, actor, code));
  const found = await findIssued(deps.db, serial);
  if (found?.systemId !== system.id) throw refuse('exchange.not_found');
  return `${found.certificate}${found.chain}`;
}

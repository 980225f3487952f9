import type { Actor } from '#infrastructure/actor.ts';
import type { Tx } from '#infrastructure/database/connect.ts';
import { inTransaction } from '#infrastructure/database/transaction.ts';
import { storedContract } from '../contracts/stored-contract.ts';
import { findGrantFault } from '../declared/check-declared.ts';
import { refuse } from '../exchange.errors.ts';
import { managesExchange, ownsSystem } from './exchange.policy.ts';
import { grantStep, reasonNeeded, type GrantParty } from './grant-steps.ts';
import {
  findGrant,
  findGrantForUpdate,
  insertGrantRequest,
  insertGrantStep,
  setGrantState,
  type GrantRow,
} from './grants.queries.ts';
import { stepBy, type ManagementDeps } from './management-deps.ts';
import { GrantView, type GrantRequest, type GrantStepInput } from './management.contract.ts';
import { requireAgreement } from './require-agreement.ts';
import { requireReason } from './require-reason.ts';
import { reviewActions } from './review.contract.ts';
import { findLastStep } from './reviews.queries.ts';
import { findService } from './services.queries.ts';
import { findSystem } from './systems.queries.ts';

/** Xin quyền khai thác, by who owns the calling system (NĐ 47/2020 Đ35: who, on what basis, what for, which data, how long). */
export async function requestGrant(
  deps: ManagementDeps,
  { actor, request }: { actor: Actor; request: GrantRequest },
): Promise<string> {
  return inTransaction(deps.db, async (tx) => {
    const consumer = await findSystem(tx, request.consumer);
    const mayAsk =
      consumer && (ownsSystem(actor, consumer.owner_unit_id) || managesExchange(actor, deps.isManagerUnit));
    if (!mayAsk) throw refuse('exchange.not_found');
    const service = await findService(tx, request.service);
    if (!service || service.state === 'draft' || service.state === 'retired')
      throw refuse('exchange.no_service', { service: request.service });
    if (service.environment !== consumer.environment)
      throw refuse('exchange.other_environment', { system: consumer.code, service: request.service });
    const fault = findGrantFault(request, {
      contract: storedContract(service.contract).contract,
      personal: service.personal,
    });
    if (fault) throw fault;
    const at = deps.now();
    const id = await insertGrantRequest(tx, { consumerId: consumer.id, serviceId: service.id, request, at });
    if (id === undefined) throw refuse('exchange.grant_exists');
    await insertGrantStep(tx, { grantId: id, at, by: stepBy(actor), action: 'request', reason: request.purpose });
    return id;
  });
}

/** Một bước của quyền khai thác: agree, approve, refuse, suspend, resume, renew, end. Whoever asked may not be who approves. */
export async function stepGrant(
  deps: ManagementDeps,
  { actor, id, step }: { actor: Actor; id: string; step: GrantStepInput },
): Promise<void> {
  await inTransaction(deps.db, async (tx) => {
    const grant = await findGrantForUpdate(tx, id);
    const parties = grant ? partiesOf(deps, actor, grant) : [];
    if (!grant || parties.length === 0) throw refuse('exchange.not_found');
    const state = GrantView.shape.state.parse(grant.state);
    const allowed = grantStep(state, step.action);
    if (!allowed || !allowed.by.some((party) => parties.includes(party))) throw refuse('exchange.step_not_allowed');
    if (step.action === 'approve' && grant.requestedBy === actor.id) throw refuse('exchange.own_request');
    if (reasonNeeded(state, [step.action], grant.keeper_unit_id === null).length > 0) requireReason(step.reason);
    if (step.action === 'approve') await requireAgreement(tx, deps, grant);
    if (step.action === 'renew' && (step.to === undefined || step.to < grant.valid_from))
      throw refuse('exchange.dates_wrong');
    if (step.action === 'renew') await requireKept(tx, id);
    if (step.priority !== undefined && step.action !== 'approve') throw refuse('exchange.step_not_allowed');
    const at = deps.now();
    const validTo = step.action === 'renew' ? step.to : undefined;
    await setGrantState(tx, { id, state: allowed.to, action: step.action, validTo, priority: step.priority, at });
    await insertGrantStep(tx, { grantId: id, at, by: stepBy(actor), action: step.action, reason: step.reason });
  });
}

/** What the keeper of the data has left to end is asked for anew, not renewed over their head. */
async function requireKept(tx: Tx, id: string): Promise<void> {
  const last = await findLastStep(tx, { id, actions: reviewActions });
  if (last?.action === 'lapse') throw refuse('exchange.grant_lapses');
}

/** In which of its parties' names somebody may act on a grant. */
export function partiesOf(
  { isManagerUnit }: Pick<ManagementDeps, 'isManagerUnit'>,
  actor: Actor,
  { consumer_unit_id: consumerUnit, keeper_unit_id: keeperUnit }: Pick<GrantRow, 'consumer_unit_id' | 'keeper_unit_id'>,
): GrantParty[] {
  // A ministry has no officials here: who manages the axis writes down what it answered, as with reviews.
  const keepsData = (one: Actor) =>
    keeperUnit === null ? managesExchange(one, isManagerUnit) : ownsSystem(one, keeperUnit);
  return [
    ...(ownsSystem(actor, consumerUnit) ? (['consumer'] as const) : []),
    ...(keepsData(actor) ? (['keeper'] as const) : []),
    ...(managesExchange(actor, isManagerUnit) ? (['manager'] as const) : []),
  ];
}

/** A grant, and in which of its parties' names somebody may act on it; not found for whoever is none of them. */
export async function requireSeenGrant(
  deps: Pick<ManagementDeps, 'db' | 'isManagerUnit'>,
  actor: Actor,
  id: string,
): Promise<{ grant: GrantRow; parties: GrantParty[] }> {
  const grant = await findGrant(deps.db, id);
  const parties = grant ? partiesOf(deps, actor, grant) : [];
  if (!grant || parties.length === 0) throw refuse('exchange.not_found');
  return { grant, parties };
}

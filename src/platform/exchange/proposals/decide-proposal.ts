import type { Actor } from '#infrastructure/actor.ts';
import type { Tx } from '#infrastructure/database/connect.ts';
import { inTransaction } from '#infrastructure/database/transaction.ts';
import { z } from 'zod';
import { refuse } from '../exchange.errors.ts';
import type { RecordedChange } from '../management-log/record-change.ts';
import { audit } from '../management/audit-change.ts';
import { managesExchange } from '../management/exchange.policy.ts';
import { stepBy, type ManagementDeps } from '../management/management-deps.ts';
import { requireReason } from '../management/require-reason.ts';
import { AxisCommand } from './axis-command.ts';
import { changedSince } from './describe-changes.ts';
import { prepareCommand } from './prepare-command.ts';
import type { ProposalDecision, ProposalState } from './proposal.contract.ts';
import {
  findProposal,
  findProposalForUpdate,
  lockChanges,
  settleProposal,
  type ProposalRow,
} from './proposals.queries.ts';
import { pinnedBy, readAffected } from './read-affected.ts';

type Action = ProposalDecision['action'];
const Digests = z.record(z.string(), z.string());
const endOf = { confirm: 'carried_out', refuse: 'refused', withdraw: 'withdrawn' } as const satisfies Record<
  Action,
  ProposalState
>;

/** Ai được quyết định: whoever proposed withdraws as long as nothing is done; another who manages the axis confirms or refuses. */
export function proposalActionsOf(
  actor: Actor,
  { proposed_by: proposer, state, decide_by: decideBy }: Pick<ProposalRow, 'proposed_by' | 'state' | 'decide_by'>,
  { isManager, at }: { isManager: boolean; at: Date },
): Action[] {
  if (state !== 'waiting' && state !== 'urgent') return [];
  if (proposer === actor.id) return state === 'waiting' ? ['withdraw'] : [];
  if (!isManager) return [];
  return state === 'waiting' && decideBy <= at ? ['refuse'] : ['confirm', 'refuse'];
}

/**
 * Quyết định một đề xuất. Confirming carries the command out in the same transaction, by the function a single person's change takes,
 * on the state it was proposed on: where that has changed the proposal is over, and the refusal tells what changed. A decision that
 * arrives twice is made once.
 */
export async function decideProposal(
  deps: ManagementDeps,
  { actor, id, decision }: { actor: Actor; id: string; decision: ProposalDecision },
): Promise<void> {
  const isManager = managesExchange(actor, deps.isManagerUnit);
  const seen = await findProposal(deps.db, id);
  if (!seen || !(isManager || seen.proposed_by === actor.id)) throw refuse('exchange.not_found');
  const command = AxisCommand.parse(seen.command);
  const mayConfirm = proposalActionsOf(actor, seen, { isManager, at: deps.now() }).includes('confirm');
  const carryOut =
    decision.action === 'confirm' && seen.state === 'waiting' && mayConfirm
      ? await prepareCommand(deps, { actor, command, reason: seen.reason })
      : undefined;
  const changed = await inTransaction(deps.db, async (tx) => {
    await lockChanges(tx);
    const proposal = await findProposalForUpdate(tx, id);
    if (!proposal || isAlready(proposal, { actor, decision })) return [];
    requireAllowed(deps, { actor, proposal, action: decision.action, isManager });
    if (decision.action === 'refuse') requireReason(decision.reason);
    if (decision.action === 'confirm' && proposal.state === 'waiting') {
      const before = await readAffected(tx, command);
      const since = changedSince(Digests.parse(proposal.base), pinnedBy(command, before));
      if (since.length > 0) {
        await settle(tx, deps, { actor, id, state: 'outdated', reason: since.join(', ') });
        return since;
      }
      // Late when it was looked at, and in time now: a clock was set back.
      if (!carryOut) throw refuse('exchange.proposal_late');
      await carryOut(tx);
      const state = { before, after: await readAffected(tx, command) };
      await settle(tx, deps, { actor, id, state: 'carried_out', reason: decision.reason, change: state });
      return [];
    }
    await settle(tx, deps, { actor, id, state: endOf[decision.action], reason: decision.reason });
    return [];
  });
  if (changed.length > 0) throw refuse('exchange.proposal_outdated', { what: changed.join(', ') });
}

const isAlready = (
  { state, settled_by: by }: ProposalRow,
  { actor, decision }: { actor: Actor; decision: ProposalDecision },
): boolean => by === actor.id && state === endOf[decision.action];

function requireAllowed(
  { now }: ManagementDeps,
  { actor, proposal, action, isManager }: { actor: Actor; proposal: ProposalRow; action: Action; isManager: boolean },
): void {
  const at = now();
  if (proposalActionsOf(actor, proposal, { isManager, at }).includes(action)) return;
  if (proposal.settled_at !== null) throw refuse('exchange.proposal_settled');
  if (proposal.proposed_by === actor.id && action !== 'withdraw') throw refuse('exchange.own_proposal');
  if (action === 'confirm' && proposal.decide_by <= at) throw refuse('exchange.proposal_late');
  throw refuse('exchange.proposal_settled');
}

async function settle(
  tx: Tx,
  deps: ManagementDeps,
  {
    actor,
    id,
    state,
    reason,
    change,
  }: { actor: Actor; id: string; state: ProposalState; reason: string; change?: RecordedChange['state'] },
): Promise<void> {
  await settleProposal(tx, { id, state, at: deps.now(), by: stepBy(actor), reason });
  await audit(tx, deps, {
    actor,
    action: `exchange.proposal_${state}`,
    code: id,
    reason,
    ...(change && { state: change }),
  });
}

import { z } from 'zod';
import type { Actor } from '#infrastructure/actor.ts';
import { vietnamDay } from '#infrastructure/clock.ts';
import { ruleOn } from '../dated-rules.ts';
import { refuse } from '../exchange.errors.ts';
import { managesExchange, unitsWorkedIn } from '../management/exchange.policy.ts';
import type { ManagementDeps } from '../management/management-deps.ts';
import { haveSystems } from '../management/systems.queries.ts';
import { proposalActionsOf } from './decide-proposal.ts';
import { ChangedThing, ProposalView, type ProposalsView } from './proposal.contract.ts';
import { selectOpenProposals, selectPastProposals, type ShownProposal } from './proposals.queries.ts';

/**
 * Chờ người thứ hai: all proposals for who manages the axis, their own for who owns a system; not found for anybody else.
 */
export async function listProposals(deps: ManagementDeps, actor: Actor): Promise<ProposalsView> {
  const { db, now, rules, isManagerUnit } = deps;
  const isManager = managesExchange(actor, isManagerUnit);
  const own = unitsWorkedIn(actor);
  if (!isManager && !(await haveSystems(db, own))) throw refuse('exchange.not_found');
  const at = now();
  const proposer = isManager ? null : actor.id;
  const [open, past] = await Promise.all([selectOpenProposals(db, proposer), selectPastProposals(db, proposer)]);
  const rule = ruleOn(rules.twoPersons, vietnamDay(at));
  const view = (row: ShownProposal) => proposalView(row, { actor, isManager, at });
  return {
    rule: rule
      ? {
          needed: rule.needed,
          decideWithinHours: rule.decideWithinHours,
          emergencyHours: rule.emergency?.confirmWithinHours ?? null,
          source: rule.source,
          verified: rule.verified,
        }
      : null,
    mayUrge: isManager && rule?.emergency !== undefined,
    open: open.map(view),
    past: past.map(view),
  };
}

function proposalView(
  row: ShownProposal,
  { actor, isManager, at }: { actor: Actor; isManager: boolean; at: Date },
): ProposalView {
  return {
    id: row.id,
    proposedAt: row.proposed_at.toISOString(),
    proposerName: row.proposer_name,
    proposerUnit: row.proposer_unit,
    reason: row.reason,
    dangers: ProposalView.shape.dangers.parse(row.dangers),
    changes: z.array(ChangedThing).parse(row.changes),
    state: ProposalView.shape.state.parse(row.state),
    decideBy: row.decide_by.toISOString(),
    isLate: row.settled_at === null && row.decide_by <= at,
    settled:
      row.settled_at === null
        ? null
        : {
            at: row.settled_at.toISOString(),
            name: row.settler_name ?? '',
            unit: row.settler_unit ?? '',
            reason: row.settle_reason ?? '',
          },
    allowedActions: proposalActionsOf(actor, row, { isManager, at }),
  };
}

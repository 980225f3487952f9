import { z } from 'zod';
import type { App } from '#infrastructure/http/app.ts';
import { requireOfficer } from '#infrastructure/http/require-actor.ts';
import type { ManagementDeps } from '../management/management-deps.ts';
import { decideProposal } from './decide-proposal.ts';
import { listProposals } from './list-proposals.ts';
import { ProposalDecision, ProposalsView } from './proposal.contract.ts';

const root = '/api/exchange/proposals';

/** Đề xuất thay đổi chờ người thứ hai; a decision answers with how they stand then. */
export function proposalRoutes(app: App, deps: ManagementDeps): void {
  const answer = { response: { 200: ProposalsView } };

  app.get(root, { schema: answer }, (request) => listProposals(deps, requireOfficer(request)));

  app.post(
    `${root}/:id`,
    { schema: { params: z.object({ id: z.uuid() }), body: ProposalDecision, ...answer } },
    async (request) => {
      const actor = requireOfficer(request);
      await decideProposal(deps, { actor, ...request.params, decision: request.body });
      return listProposals(deps, actor);
    },
  );
}

import { z } from 'zod';
import type { App } from '#infrastructure/http/app.ts';
import { requireOfficer } from '#infrastructure/http/require-actor.ts';
import { sendFile } from '#platform/papers/index.ts';
import { AgreementInput } from './agreement.contract.ts';
import { linkAgreement, openAgreement } from './link-agreement.ts';
import type { ManagementDeps } from './management-deps.ts';
import { ExchangeOverview } from './management.contract.ts';
import { GrantReviews, ReviewInput } from './review.contract.ts';
import { listReviews, reviewGrant } from './review-grants.ts';
import { viewExchange } from './view-exchange.ts';

const root = '/api/exchange';
const ById = z.object({ id: z.uuid() });

/** Rà soát quyền khai thác và văn bản thoả thuận; a review answers with what is left to review. */
export function reviewRoutes(app: App, deps: ManagementDeps): void {
  const answer = { response: { 200: GrantReviews } };

  app.get(`${root}/reviews`, { schema: answer }, (request) => listReviews(deps, requireOfficer(request)));

  app.post(
    `${root}/grants/:id/reviews`,
    { schema: { params: ById, body: ReviewInput, ...answer } },
    async (request) => {
      const actor = requireOfficer(request);
      await reviewGrant(deps, { actor, ...request.params, review: request.body });
      return listReviews(deps, actor);
    },
  );

  app.post(
    `${root}/grants/:id/agreement`,
    { schema: { params: ById, body: AgreementInput, response: { 200: ExchangeOverview } } },
    async (request) => {
      const actor = requireOfficer(request);
      await linkAgreement(deps, { actor, ...request.params, agreement: request.body });
      return viewExchange(deps, actor);
    },
  );

  app.get(`${root}/grants/:id/agreement`, { schema: { params: ById } }, async (request, reply) =>
    sendFile(reply, deps.storage, await openAgreement(deps, { actor: requireOfficer(request), ...request.params })),
  );
}

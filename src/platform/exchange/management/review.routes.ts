import { z } from 'zod';
import type { App } from '#infrastructure/http/app.ts';
import { requireOfficer } from '#infrastructure/http/require-actor.ts';
import type { ManagementDeps } from './management-deps.ts';
import { GrantReviews, ReviewInput } from './review.contract.ts';
import { listReviews, reviewGrant } from './review-grants.ts';

const root = '/api/exchange';
const ById = z.object({ id: z.uuid() });

/** Rà soát quyền khai thác; a review answers with what is left to review. */
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
}

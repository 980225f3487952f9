import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { App } from '#infrastructure/http/app.ts';
import { languageOf } from '#infrastructure/http/language.ts';
import { requireOfficer } from '#infrastructure/http/require-actor.ts';
import type { ManagementDeps } from '../management/management-deps.ts';
import { askForTrial, listTrials } from './ask-for-trial.ts';
import { ConnectionTrialInput, ConnectionTrialView } from './connection-trial.contract.ts';

const path = '/api/exchange/grants/:id/connection-trials';
const ById = z.object({ id: z.uuid() });

/** Thử kết nối của một quyền khai thác; asking answers with the trials as they stand then. */
export function trialRoutes(app: App, deps: ManagementDeps): void {
  const shown = { params: ById, response: { 200: z.array(ConnectionTrialView) } };
  const view = (request: FastifyRequest, grantId: string) =>
    listTrials(deps, { actor: requireOfficer(request), grantId, lang: languageOf(request) });

  app.get(path, { schema: shown }, (request) => view(request, request.params.id));

  app.post(path, { schema: { ...shown, body: ConnectionTrialInput } }, async (request) => {
    const grantId = request.params.id;
    await askForTrial(deps, { actor: requireOfficer(request), grantId, id: request.body.id });
    return view(request, grantId);
  });
}

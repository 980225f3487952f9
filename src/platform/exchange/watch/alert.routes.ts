import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { App } from '#infrastructure/http/app.ts';
import { languageOf } from '#infrastructure/http/language.ts';
import { requireOfficer } from '#infrastructure/http/require-actor.ts';
import type { ManagementDeps } from '../management/management-deps.ts';
import { AlertsView, NewRecipient, SilenceInput } from './alert.contract.ts';
import { addRecipient, listAlerts, removeRecipient, silenceAlert } from './manage-alerts.ts';

const root = '/api/exchange/alerts';

/** Cảnh báo của nền tảng; every change answers with how things stand then. */
export function alertRoutes(app: App, deps: ManagementDeps): void {
  const view = (request: FastifyRequest) =>
    listAlerts(deps, { actor: requireOfficer(request), lang: languageOf(request) });
  const changed = { response: { 200: AlertsView } };

  app.get(root, { schema: changed }, view);

  app.post(`${root}/silences`, { schema: { body: SilenceInput, ...changed } }, async (request) => {
    await silenceAlert(deps, { actor: requireOfficer(request), silence: request.body });
    return view(request);
  });

  app.post(
    `${root}/recipients`,
    { schema: { body: NewRecipient, response: { 200: z.object({ secret: z.string().nullable() }) } } },
    async (request, reply) => {
      reply.header('cache-control', 'no-store');
      return addRecipient(deps, { actor: requireOfficer(request), recipient: request.body });
    },
  );

  app.delete(
    `${root}/recipients/:id`,
    { schema: { params: z.object({ id: z.uuid() }), ...changed } },
    async (request) => {
      await removeRecipient(deps, { actor: requireOfficer(request), ...request.params });
      return view(request);
    },
  );
}

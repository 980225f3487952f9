import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { unitsWithRole, type Actor } from '#infrastructure/actor.ts';
import type { App } from '#infrastructure/http/app.ts';
import { refuseHttp } from '#infrastructure/http/errors.ts';
import { languageOf } from '#infrastructure/http/language.ts';
import { requireOfficer } from '#infrastructure/http/require-actor.ts';
import type { RegistryDeps } from '../reading/registry-deps.ts';
import { AccessAlarm, ReviewInput } from './alarms.contract.ts';
import { listAlarms, reviewAlarm } from './list-alarms.ts';

const Which = z.object({ reviewed: z.enum(['0', '1']).default('0') });

/** Cảnh báo khai thác dữ liệu, to administrators only. */
export function alarmRoutes(app: App, deps: RegistryDeps): void {
  app.get(
    '/api/access-alarms',
    { schema: { querystring: Which, response: { 200: z.array(AccessAlarm) } } },
    (request, reply) => {
      requireAdministrator(request);
      return listAlarms(deps, { isReviewed: request.query.reviewed === '1', lang: languageOf(request, reply) });
    },
  );

  app.post(
    '/api/access-alarms/:id/review',
    { schema: { params: z.object({ id: z.uuid() }), body: ReviewInput } },
    async (request, reply) => {
      const actor = requireAdministrator(request);
      await reviewAlarm(deps, { actor, id: request.params.id, text: request.body.text });
      return reply.status(204).send();
    },
  );
}

function requireAdministrator(request: FastifyRequest): Actor {
  const actor = requireOfficer(request);
  if (unitsWithRole(actor, 'administrator').length === 0) throw refuseHttp('http.not_found');
  return actor;
}

import { z } from 'zod';
import type { App } from '#infrastructure/http/app.ts';
import { requireOfficer } from '#infrastructure/http/require-actor.ts';
import type { ManagementDeps } from '../management/management-deps.ts';
import { KeptBodies } from './kept-bodies.contract.ts';
import { readBodies } from './read-bodies.ts';

/** Nội dung trao đổi đã lưu: asked for by POST, since every reading is put on record. */
export function keptBodiesRoutes(app: App, deps: ManagementDeps): void {
  app.post(
    '/api/exchange/log/:gateway/:seq/bodies',
    {
      schema: {
        params: z.object({ gateway: z.string().max(40), seq: z.coerce.number().int().min(1) }),
        body: z.object({ reason: z.string().trim().max(500) }),
        response: { 200: KeptBodies },
      },
    },
    async (request, reply) => {
      reply.header('cache-control', 'no-store');
      return readBodies(deps, { actor: requireOfficer(request), ...request.params, ...request.body });
    },
  );
}

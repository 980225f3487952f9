import { z } from 'zod';
import type { App } from '#infrastructure/http/app.ts';
import { languageOf } from '#infrastructure/http/language.ts';
import { requireOfficer } from '#infrastructure/http/require-actor.ts';
import { listNotices, Notice } from '#platform/notifications/index.ts';
import type { DossierDeps } from './dossier-deps.ts';
import { FoundDossier } from './views/dossier-lists.contract.ts';
import { followDossier, viewFollowed } from './views/list-followed.ts';

const Follows = z.object({ follows: z.boolean() });

/** Tin của cán bộ: what the system has to tell, and the dossiers one follows. */
export function inboxRoutes(app: App, deps: DossierDeps): void {
  app.get('/api/desk/notices', { schema: { response: { 200: z.array(Notice) } } }, (request, reply) =>
    listNotices(deps.db, requireOfficer(request).id, languageOf(request, reply)),
  );

  app.get('/api/desk/followed', { schema: { response: { 200: z.array(FoundDossier) } } }, (request, reply) =>
    viewFollowed(deps, requireOfficer(request), languageOf(request, reply)),
  );

  app.post(
    '/api/desk/dossiers/:code/follow',
    { schema: { params: z.object({ code: z.string().max(60) }), body: Follows, response: { 200: Follows } } },
    (request) =>
      followDossier(deps, {
        actor: requireOfficer(request),
        code: request.params.code,
        follows: request.body.follows,
      }),
  );
}

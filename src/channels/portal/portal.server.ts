import fastifyStatic from '@fastify/static';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { App } from '#infrastructure/http/app.ts';
import { catalogueRoutes } from './catalogue.server.ts';
import { dataPages } from './data.server.ts';
import { developerPages } from './developers.server.ts';
import { dossierPages } from './dossiers.server.ts';
import { draftPages } from './drafts.server.ts';
import type { Context } from './portal-context.server.ts';
import { figurePages } from './figures.server.ts';
import { paperFormPages } from './paper-form.server.ts';
import { queuePages } from './queue.server.ts';
import { sessionRoutes } from './session.server.ts';
import type { SystemAsking } from './sign-on.server.ts';

export { createContext, type PortalDeps } from './portal-context.server.ts';

const assets = fileURLToPath(new URL('../../../dist/portal', import.meta.url));

/** Cổng dịch vụ công: pages drawn on the server, light, usable without script. */
export async function portalRoutes(app: App, context: Context, signOn: SystemAsking): Promise<void> {
  await app.register(fastifyStatic, {
    root: join(assets, 'assets'),
    prefix: '/assets/portal/assets/',
    decorateReply: false,
    immutable: true,
    maxAge: '365d',
    cacheControl: true,
  });
  catalogueRoutes(app, context);
  queuePages(app, context);
  sessionRoutes(app, context, signOn);
  paperFormPages(app, context);
  draftPages(app, context);
  dossierPages(app, context);
  dataPages(app, context);
  developerPages(app, context);
  figurePages(app, context);
}

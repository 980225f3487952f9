import { createServer } from 'node:net';
import { z } from 'zod';
import type { Actor } from '#infrastructure/actor.ts';
import type { Config } from '#infrastructure/config/config.ts';
import { gatewayUrlOf } from '#infrastructure/config/gateway-settings.ts';
import { createApp } from '#infrastructure/http/app.ts';
import { httpEn } from '#infrastructure/http/http.en.ts';
import { httpVi } from '#infrastructure/http/http.vi.ts';
import type { Log } from '#infrastructure/log.ts';
import { correspondenceRoutes } from '#applications/correspondence/index.ts';
import { designEn, designRoutes, designVi } from '#applications/design/index.ts';
import {
  deskRoutes,
  dossierFileRoutes,
  dossiersEn,
  dossiersVi,
  draftRoutes,
  inboxRoutes,
  nationalSyncRoutes,
  officeRoutes,
} from '#applications/dossiers/index.ts';
import { catalogueApi, proceduresEn, proceduresVi } from '#applications/procedures/index.ts';
import { queueEn, queueRoutes, queueVi } from '#applications/queue/index.ts';
import {
  acmeRoutes,
  exchangeEn,
  exchangeRoutes,
  exchangeVi,
  managesExchange,
  publishRoutes,
} from '#platform/exchange/index.ts';
import { calendarEn, calendarVi } from '#platform/calendar/index.ts';
import { placeRoutes } from '#data/code-lists/index.ts';
import { registryEn, registryRoutes, registryVi } from '#data/registry/index.ts';
import { createActorOf, createCallerTokens, identityEn, identityRoutes, identityVi } from '#platform/identity/index.ts';
import { sharedFilesEn, sharedFilesVi } from '#platform/shared-files/index.ts';
import { papersEn, papersVi, uploadRoutes } from '#platform/papers/index.ts';
import { paymentRoutes, paymentsEn, paymentsVi } from '#platform/payments/index.ts';
import { consolePages } from './channels/console/console.server.ts';
import { deskPages } from './channels/desk/desk.server.ts';
import { createContext, portalRoutes } from './channels/portal/portal.server.ts';
import { signOnRoutes } from './channels/portal/sign-on.server.ts';
import { openSignOn } from './open-sign-on.ts';
import { signOnServiceRoutes } from './channels/services/sign-on.server.ts';
import { serviceRoutes } from './channels/services/services.server.ts';
import { manageExchange } from './manage-exchange.ts';
import type { ContractTests } from './test-contracts.ts';
import type { ModuleDeps } from './wire-modules.ts';

const Health = z.object({ system: z.literal('motcua') });

/** The port is taken: by this system already running, or by something else. */
export class PortBusy extends Error {
  /** Asks before anything is opened, so that a second start finds the first at once. */
  static async check({ host, port, roles }: Config): Promise<void> {
    if (!roles.includes('web') || port === 0) return;
    const isFree = await new Promise<boolean>((resolve) => {
      const probe = createServer();
      probe.once('error', () => resolve(false));
      probe.listen(port, host, () => probe.close(() => resolve(true)));
    });
    if (isFree) return;
    const url = `http://${host}:${port}`;
    const answer = await fetch(`${url}/api/health`, { signal: AbortSignal.timeout(2000) })
      .then((response) => response.json())
      .catch(() => null);
    if (Health.safeParse(answer).success) throw new PortBusy(`Một Cửa đã chạy tại ${url}.`);
    throw new PortBusy(`Cổng ${port} đang được chương trình khác dùng; hãy đặt PORT thành một cổng khác.`);
  }
}

/** Role `web`: the portal, the desk, and the interfaces behind them. */
export async function startWeb({
  config,
  log,
  deps,
  contractTests,
}: {
  config: Config;
  log: Log;
  deps: ModuleDeps;
  contractTests: ContractTests;
}) {
  const { db, now } = deps;
  const exchange = manageExchange(deps, { config, runTests: contractTests.run });
  const gatewayUrl = gatewayUrlOf(config);
  const context = await createContext({ ...deps, exchange, gatewayUrl });
  const app = await createApp({
    log,
    texts: {
      vi: {
        ...httpVi,
        ...calendarVi,
        ...designVi,
        ...dossiersVi,
        ...exchangeVi,
        ...identityVi,
        ...papersVi,
        ...paymentsVi,
        ...proceduresVi,
        ...queueVi,
        ...registryVi,
        ...sharedFilesVi,
      },
      en: {
        ...httpEn,
        ...calendarEn,
        ...designEn,
        ...dossiersEn,
        ...exchangeEn,
        ...identityEn,
        ...papersEn,
        ...paymentsEn,
        ...proceduresEn,
        ...queueEn,
        ...registryEn,
        ...sharedFilesEn,
      },
    },
    actorOf: createActorOf({ db, now, postsOf: deps.organisation.postsOf }),
    trustProxy: config.trustProxy,
    errorPage: context.errorPage,
    signInUrl: (url) => `/dang-nhap?tiep=${encodeURIComponent(url)}`,
  });
  app.get('/api/health', { schema: { response: { 200: Health } } }, async () => ({ system: 'motcua' as const }));
  identityRoutes(app, deps);
  await uploadRoutes(app, deps.uploads);
  draftRoutes(app, deps);
  deskRoutes(app, deps);
  inboxRoutes(app, deps);
  officeRoutes(app, deps);
  dossierFileRoutes(app, deps);
  catalogueApi(app, deps);
  queueRoutes(app, deps);
  registryRoutes(app, deps);
  placeRoutes(app, deps);
  const callerTokens = await createCallerTokens({ issuer: deps.gatewayIssuer, keys: deps.signingKeys, now: deps.now });
  exchangeRoutes(app, exchange);
  acmeRoutes(app, exchange);
  publishRoutes(app, exchange);
  const managesConnections = (actor: Actor) => managesExchange(actor, exchange.isManagerUnit);
  nationalSyncRoutes(app, { ...deps, managesConnections });
  correspondenceRoutes(app, { ...deps, managesConnections });
  serviceRoutes(app, { ...deps, callerTokens });
  const signOn = openSignOn(deps, {
    log,
    parseCookie: (header) => app.parseCookie(header),
    allowLoopback: config.tryingOut,
  });
  signOnServiceRoutes(app, { signOn, callerTokens });
  await signOnRoutes(app, context, signOn);
  designRoutes(app, deps);
  paymentRoutes(app, deps);
  await portalRoutes(app, context, signOn);
  await deskPages(app);
  await consolePages(app);
  const address = await app.listen({ port: config.port, host: config.host }).catch((cause: unknown) => {
    throw new PortBusy(`Không mở được cổng ${config.port}; có thể chương trình khác đang dùng.`, { cause });
  });
  return { address, close: () => app.close() };
}

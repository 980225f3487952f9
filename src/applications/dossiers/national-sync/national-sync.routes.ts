import { z } from 'zod';
import type { Actor } from '#infrastructure/actor.ts';
import type { App } from '#infrastructure/http/app.ts';
import { refuseHttp } from '#infrastructure/http/errors.ts';
import { requireOfficer } from '#infrastructure/http/require-actor.ts';
import type { DossierDeps } from '../dossier-deps.ts';
import { NationalSyncView } from './national-sync.contract.ts';
import type { NationalPortal } from './national-portal.ts';
import { countSync, listNotInStep, tryNow } from './national-sync.queries.ts';

type Deps = Pick<DossierDeps, 'db' | 'now'> & {
  nationalPortal: NationalPortal | undefined;
  /** Port: who is in charge of connections between systems; to others this is not there. */
  managesConnections: (actor: Actor) => boolean;
};

const root = '/api/national-sync';
const mostShown = 200;

/** Đồng bộ với Cổng Dịch vụ công quốc gia: what is not in step and why, and trying again by hand. */
export function nationalSyncRoutes(app: App, deps: Deps): void {
  const { db, now, nationalPortal, managesConnections } = deps;
  const shown = { response: { 200: NationalSyncView } };
  const view = async (): Promise<NationalSyncView> => {
    const [counts, rows] = await Promise.all([countSync(db), listNotInStep(db, mostShown)]);
    return { isConnected: nationalPortal !== undefined, ...counts, rows };
  };
  const requireManager = (actor: Actor) => {
    if (!managesConnections(actor)) throw refuseHttp('http.not_found');
  };

  app.get(root, { schema: shown }, async (request) => {
    requireManager(requireOfficer(request));
    return view();
  });

  app.post(
    `${root}/retry`,
    { schema: { body: z.object({ code: z.string().max(60).nullable() }), ...shown } },
    async (request) => {
      requireManager(requireOfficer(request));
      await tryNow(db, request.body.code, now());
      return view();
    },
  );
}

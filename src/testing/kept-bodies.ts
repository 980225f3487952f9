import type { Db } from '#infrastructure/database/connect.ts';
import { exchangeEn, exchangeRoutes, exchangeVi, shipLog, type ManagementDeps } from '#platform/exchange/index.ts';
import type { Actor } from '#infrastructure/actor.ts';
import { LogRow } from '../platform/exchange/management/management.contract.ts';
import { allSealed } from './all-sealed.ts';
import { buildHttp } from './build.ts';
import { applyDeclared, buildFile, testSealing, type TestGateway } from './exchange-office.ts';

/** The declarations most tests begin with, whose bodies are kept. */
export async function applyKeepingBodies(db: Db, upstream: string, purposeKeys: unknown[] = []): Promise<void> {
  const file = buildFile(upstream, {}, purposeKeys);
  const services = file.services.map((service) => ({ ...service, settings: { keepBodies: true } }));
  await applyDeclared(db, { ...file, services });
}

/** The search of the log as somebody sees it. */
export async function openLogSearch(deps: ManagementDeps) {
  const signedIn: { actor?: Actor } = {};
  const app = await buildHttp({ vi: exchangeVi, en: exchangeEn }, async () => signedIn.actor);
  exchangeRoutes(app, deps);
  const as = (who: Actor | undefined, path: string, payload: Record<string, unknown>) => {
    if (who) signedIn.actor = who;
    else delete signedIn.actor;
    return app.inject({ method: 'POST', url: `/api/exchange${path}`, payload });
  };
  return {
    as,
    /** The line of one call, found by its trace. */
    find: async (who: Actor, trace: string | null) => {
      const found = await as(who, '/log', { reason: 'Kiểm tra nội dung trao đổi', trace });
      const [row] = LogRow.array().parse(found.json());
      if (!row) throw new Error('no line');
      return row;
    },
    read: (who: Actor | undefined, { gateway, seq }: { gateway: string; seq: number }, reason = readingReason) =>
      as(who, `/log/${gateway}/${seq}/bodies`, { reason }),
  };
}

export const readingReason = 'Đối chiếu theo đơn khiếu nại số 7';

/** Brings what a gateway has written to the database. */
export async function shipAll(db: Db, gateway: TestGateway): Promise<void> {
  await allSealed(gateway);
  const ship = shipLog({ db, now: () => new Date(), gateway, sealing: testSealing, tellLooks: async () => undefined });
  while (await ship.run());
}

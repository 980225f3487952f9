import { z } from 'zod';
import { unitsWithRole, type Actor } from '#infrastructure/actor.ts';
import type { App } from '#infrastructure/http/app.ts';
import { refuseHttp } from '#infrastructure/http/errors.ts';
import { requireOfficer } from '#infrastructure/http/require-actor.ts';
import { listRefunds, listTakings, markRefunded, Refund, Taking } from '#platform/payments/index.ts';
import { Day } from './day.contract.ts';
import type { DossierDeps } from './dossier-deps.ts';

/** Number of the voucher by which money was given back. */
const GivenBack = z.object({ note: z.string().trim().min(1).max(100) });

/** Thu ngân: what a place of payment took in a day, and what it has to give back. */
export function cashierRoutes(app: App, deps: Pick<DossierDeps, 'db' | 'now'>): void {
  app.get(
    '/api/desk/takings',
    { schema: { querystring: z.object({ on: Day }), response: { 200: z.array(Taking) } } },
    async (request) => {
      return listTakings(deps.db, { unitId: cashierUnit(requireOfficer(request)), on: request.query.on });
    },
  );

  app.get('/api/desk/refunds', { schema: { response: { 200: z.array(Refund) } } }, (request) =>
    listRefunds(deps.db, cashierUnit(requireOfficer(request))),
  );

  app.post(
    '/api/desk/refunds/:reference',
    { schema: { params: z.object({ reference: z.uuid() }), body: GivenBack, response: { 200: z.array(Refund) } } },
    async (request) => {
      const officer = requireOfficer(request);
      const unitId = cashierUnit(officer);
      const { reference } = request.params;
      const given = { reference, unitId, by: officer.id, note: request.body.note, at: deps.now() };
      if (!(await markRefunded(deps.db, given))) throw refuseHttp('http.not_found');
      return listRefunds(deps.db, unitId);
    },
  );
}

/** The place whose takings are an official's; to others they do not exist. */
function cashierUnit(officer: Actor): string {
  const [unitId] = unitsWithRole(officer, 'cashier');
  if (!unitId) throw refuseHttp('http.not_found');
  return unitId;
}

import { z } from 'zod';
import type { App } from '#infrastructure/http/app.ts';
import { languageOf } from '#infrastructure/http/language.ts';
import { requireOfficer } from '#infrastructure/http/require-actor.ts';
import type { DossierDeps } from './dossier-deps.ts';
import { actOnMany } from './office/act-on-many.ts';
import { cancelAbsence, recordAbsence, viewAbsences } from './office/absences.ts';
import { listLoad } from './office/list-load.ts';
import { AbsenceInput, AbsencesView, LoadTask, ManyCommand, ManyDone, Workload } from './office/office.contract.ts';
import { viewWorkload } from './office/view-workload.ts';

const OfUnit = z.object({ unitId: z.uuid() });
const OfPerson = z.object({ accountId: z.uuid().optional() });

/** Việc của cơ quan: who is away and who stands in, how much lies with whom, the same action on many tasks. */
export function officeRoutes(app: App, deps: DossierDeps): void {
  const view = { response: { 200: AbsencesView } };
  app.get('/api/desk/absences', { schema: view }, (request) => viewAbsences(deps, requireOfficer(request)));

  app.post('/api/desk/absences', { schema: { body: AbsenceInput, ...view } }, (request) =>
    recordAbsence(deps, requireOfficer(request), request.body),
  );

  app.post('/api/desk/absences/:id/end', { schema: { params: z.object({ id: z.uuid() }), ...view } }, (request) =>
    cancelAbsence(deps, requireOfficer(request), request.params.id),
  );

  app.get('/api/desk/workload', { schema: { response: { 200: z.array(Workload) } } }, (request) =>
    viewWorkload(deps, requireOfficer(request)),
  );

  app.get(
    '/api/desk/workload/:unitId',
    { schema: { params: OfUnit, querystring: OfPerson, response: { 200: z.array(LoadTask) } } },
    (request, reply) =>
      listLoad(deps, requireOfficer(request), {
        unitId: request.params.unitId,
        accountId: request.query.accountId ?? null,
        lang: languageOf(request, reply),
      }),
  );

  app.post('/api/desk/many', { schema: { body: ManyCommand, response: { 200: ManyDone } } }, (request, reply) =>
    actOnMany(deps, {
      actor: requireOfficer(request),
      command: request.body,
      lang: languageOf(request, reply),
      logFault: (err, dossier) => request.log.error({ err, dossier, reqId: request.id }, 'one of many failed'),
    }),
  );
}

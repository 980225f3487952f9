import { z } from 'zod';
import type { App } from '#infrastructure/http/app.ts';
import { languageOf } from '#infrastructure/http/language.ts';
import { requireActor, requireOfficer } from '#infrastructure/http/require-actor.ts';
import { findPaper, openPaper, sendFile, type PaperDeps } from '#platform/papers/index.ts';
import { findBill } from '#platform/payments/index.ts';
import { unitsWithRole } from '#infrastructure/actor.ts';
import { refuseHttp } from '#infrastructure/http/errors.ts';
import { Acted } from './actions/act-on-dossier.ts';
import { commandDossier } from './actions/command-dossier.ts';
import {
  CounterIntake,
  IntakeKnown,
  IntakeKnownInput,
  IntakeQuote,
  IntakeQuoteInput,
} from './intake/counter.contract.ts';
import { DraftView, SaveDraftInput } from './intake/drafts.contract.ts';
import { findDraft } from './store/drafts.queries.ts';
import { cashierRoutes } from './cashier.routes.ts';
import { Day } from './day.contract.ts';
import type { DossierDeps } from './dossier-deps.ts';
import { DeskDossierView } from './views/dossier-views.contract.ts';
import { FoundDossier, PostedResult, ReceivedDossier } from './views/dossier-lists.contract.ts';
import { OfficerCommand } from './actions/officer-command.contract.ts';
import { refuse } from './dossiers.errors.ts';
import { handInAtCounter } from './intake/hand-in-at-counter.ts';
import { listReceived } from './views/list-received.ts';
import { listWork } from './views/list-work.ts';
import { printControlSheet, printHandOverSheet, printRegister } from './papers/print-sheet.ts';
import { listPosted, printPosted } from './papers/posted-results.ts';
import { printJointSlip } from './papers/print-joint-slip.ts';
import { quoteIntake } from './intake/quote-intake.ts';
import { lookUpAtIntake } from './known-data/intake-known.ts';
import type { KnownDeps } from './known-data/refresh-known.ts';
import { saveDraft } from './intake/save-draft.ts';
import { getDocumentFile } from './views/document-file.ts';
import { getVisibleDossier } from './views/visible-dossier.ts';
import { viewAtDesk } from './views/view-at-desk.ts';
import { foundDossiers } from './views/list-followed.ts';
import { isPartyPaper } from './views/view-for-party.ts';
import { DossierProcess } from './views/process-view.contract.ts';
import { CompetentUnit, viewCompetentUnit } from './reorganisation/competent-unit-on.ts';
import { viewProcess } from './views/view-process.ts';
import { WorkListPage, WorkListQuery } from './views/work-list.contract.ts';
import { searchDossiers } from './store/work-list.queries.ts';

type Deps = DossierDeps & PaperDeps & KnownDeps;

const ByCode = z.object({ code: z.string().max(60) });
const ById = z.object({ id: z.uuid() });
const PaperMade = z.object({ paperId: z.uuid() });

/** Bàn làm việc của cán bộ. */
export function deskRoutes(app: App, deps: Deps): void {
  app.get(
    '/api/desk/work',
    { schema: { querystring: WorkListQuery, response: { 200: WorkListPage } } },
    (request, reply) => listWork(deps, requireOfficer(request), request.query, languageOf(request, reply)),
  );

  app.get(
    '/api/desk/search',
    {
      schema: {
        querystring: z.object({ q: z.string().trim().min(2).max(100) }),
        response: { 200: z.array(FoundDossier) },
      },
    },
    async (request, reply) => {
      const rows = await searchDossiers(deps.db, requireOfficer(request), request.query.q);
      return foundDossiers(deps.db, rows, languageOf(request, reply));
    },
  );

  app.get(
    '/api/desk/dossiers/:code',
    { schema: { params: ByCode, response: { 200: DeskDossierView } } },
    (request, reply) => {
      const actor = requireOfficer(request);
      return viewAtDesk(deps, { actor, code: request.params.code, lang: languageOf(request, reply) });
    },
  );

  app.get(
    '/api/desk/dossiers/:code/process',
    { schema: { params: ByCode, response: { 200: DossierProcess } } },
    (request, reply) => {
      const actor = requireOfficer(request);
      return viewProcess(deps, { actor, code: request.params.code, lang: languageOf(request, reply) });
    },
  );

  app.get(
    '/api/desk/dossiers/:code/competent-unit',
    {
      schema: {
        params: ByCode,
        querystring: z.object({ on: Day }),
        response: { 200: CompetentUnit },
      },
    },
    (request) => {
      const actor = requireOfficer(request);
      return viewCompetentUnit(deps, { actor, code: request.params.code, on: request.query.on });
    },
  );

  app.post(
    '/api/desk/dossiers/:code/actions',
    { schema: { params: ByCode, body: OfficerCommand, response: { 200: Acted } } },
    (request) => {
      const actor = requireOfficer(request);
      return commandDossier(deps, { actor, code: request.params.code, command: request.body });
    },
  );

  app.post('/api/desk/intake', { schema: { body: CounterIntake, response: { 200: Acted } } }, (request) =>
    handInAtCounter(deps, { actor: requireOfficer(request), input: request.body }),
  );

  app.post(
    '/api/desk/intake/known',
    {
      config: { rateLimit: { max: 120, timeWindow: '1 minute' } },
      schema: { body: IntakeKnownInput, response: { 200: IntakeKnown } },
    },
    (request) => lookUpAtIntake(deps, { actor: requireOfficer(request), input: request.body }),
  );

  app.post(
    '/api/desk/intake/quote',
    { schema: { body: IntakeQuoteInput, response: { 200: IntakeQuote } } },
    (request) => {
      requireOfficer(request);
      return quoteIntake(deps, request.body);
    },
  );

  app.post(
    '/api/desk/dossiers/:code/control-sheet',
    { schema: { params: ByCode, response: { 200: PaperMade } } },
    async (request) => ({
      paperId: await printControlSheet(deps, requireOfficer(request), request.params.code),
    }),
  );

  app.post(
    '/api/desk/dossiers/:code/hand-over-sheet',
    { schema: { params: ByCode, response: { 200: PaperMade } } },
    async (request) => ({
      paperId: await printHandOverSheet(deps, requireOfficer(request), request.params.code),
    }),
  );

  app.get(
    '/api/desk/register',
    { schema: { querystring: z.object({ on: Day }), response: { 200: z.array(ReceivedDossier) } } },
    (request, reply) =>
      listReceived(deps, requireOfficer(request), { on: request.query.on, lang: languageOf(request, reply) }),
  );

  app.post(
    '/api/desk/register',
    { schema: { body: z.object({ on: Day }), response: { 200: PaperMade } } },
    async (request) => ({
      paperId: await printRegister(deps, requireOfficer(request), request.body.on),
    }),
  );

  app.get(
    '/api/desk/post',
    { schema: { querystring: z.object({ on: Day }), response: { 200: z.array(PostedResult) } } },
    (request) => listPosted(deps, requireOfficer(request), request.query.on),
  );

  app.post(
    '/api/desk/post',
    { schema: { body: z.object({ on: Day }), response: { 200: PaperMade } } },
    async (request) => ({
      paperId: await printPosted(deps, requireOfficer(request), request.body.on),
    }),
  );

  app.post(
    '/api/desk/joint-slip',
    {
      schema: {
        body: z.object({ codes: z.array(ByCode.shape.code).min(1).max(50) }),
        response: { 200: PaperMade },
      },
    },
    async (request) => ({
      paperId: await printJointSlip(deps, requireOfficer(request), request.body.codes),
    }),
  );
  cashierRoutes(app, deps);
}

/** Tệp và phiếu của hồ sơ, for officials of its units and for its parties. */
export function dossierFileRoutes(app: App, deps: Deps): void {
  app.get(
    '/api/dossiers/:code/documents/:id',
    { schema: { params: ByCode.extend({ id: z.uuid() }) } },
    async (request, reply) => {
      const file = await getDocumentFile(deps, requireActor(request), request.params);
      return sendFile(reply, deps.storage, file);
    },
  );

  app.get(
    '/api/dossiers/:code/papers/:id',
    { schema: { params: ByCode.extend({ id: z.uuid() }) } },
    async (request, reply) => {
      const { code, id } = request.params;
      const actor = requireActor(request);
      const dossier = await getVisibleDossier(deps, actor, code);
      const paper = await findPaper(deps.db, id);
      const theirs = paper?.subject.kind === 'dossier' && paper.subject.id === dossier.id;
      if (!paper || !theirs || (actor.kind !== 'officer' && !isPartyPaper(dossier, paper)))
        throw refuse('dossier.not_found', { code });
      const { sha256, fileName, sizeBytes } = await openPaper(deps, id);
      return sendFile(reply, deps.storage, { sha256, name: fileName, mediaType: 'application/pdf', sizeBytes });
    },
  );

  app.get(
    '/api/dossiers/:code/payments/:reference/bill',
    { schema: { params: ByCode.extend({ reference: z.uuid() }) } },
    async (request, reply) => {
      const { code, reference } = request.params;
      const { id } = await getVisibleDossier(deps, requireActor(request), code);
      const bill = await findBill(deps.db, { subject: { kind: 'dossier', id }, reference });
      if (!bill) throw refuse('dossier.not_found', { code });
      return sendFile(reply, deps.storage, { ...bill, name: `bien-lai-${code}.pdf`, mediaType: 'application/pdf' });
    },
  );

  app.get('/api/desk/register/:id', { schema: { params: ById } }, async (request, reply) => {
    const actor = requireOfficer(request);
    const paper = await findPaper(deps.db, request.params.id);
    const units = unitsWithRole(actor, 'reception_officer');
    if (paper?.subject.kind !== 'register' || !units.includes(paper.subject.id)) throw refuseHttp('http.not_found');
    const { sha256, fileName, sizeBytes } = await openPaper(deps, paper.id);
    return sendFile(reply, deps.storage, { sha256, name: fileName, mediaType: 'application/pdf', sizeBytes });
  });
}

/** Bản khai đang soạn, saved as one types. */
export function draftRoutes(app: App, deps: Deps): void {
  app.get('/api/drafts/:id', { schema: { params: ById, response: { 200: DraftView } } }, async (request) => {
    const draft = await findDraft(deps.db, { id: request.params.id, accountId: requireActor(request).id });
    if (!draft) throw refuse('dossier.draft_not_found');
    const { id, procedureCode, content, revision, updatedAt } = draft;
    return { id, procedureCode, content, revision, savedAt: updatedAt.toISOString() };
  });

  app.put(
    '/api/drafts/:id',
    {
      schema: {
        params: ById,
        body: SaveDraftInput,
        response: { 200: z.object({ revision: z.number(), savedAt: z.string() }) },
      },
    },
    (request) => saveDraft(deps, { actor: requireActor(request), id: request.params.id, ...request.body }),
  );
}

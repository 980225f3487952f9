import { z } from 'zod';
import type { App } from '#infrastructure/http/app.ts';
import { migratePage, type DossierDeps, type PlannedDossier } from '#applications/dossiers/index.ts';
import {
  beginPackageDraft,
  discardPackageDraft,
  getPackageDraft,
  listsOfForm,
  rollBackPackage,
  savePackageDraft,
  type PackageDraft,
} from '#applications/procedures/index.ts';
import { vietnamDay } from '#infrastructure/clock.ts';
import { languageOf } from '#infrastructure/http/language.ts';
import { accountNames } from '#platform/identity/index.ts';
import * as shapes from './design.contract.ts';
import type { DraftChecker } from './draft-checker.ts';
import { checkDraft, differencesOf, playOne, previewOf, viewDraftAtDesk } from './drafts.ts';
import { affectedBy, listDesigned, viewVersions } from './list-procedures.ts';
import { publishDraft } from './publish-draft.ts';
import { requireAdministrator } from './require-administrator.ts';

type Area = { code: string; name: string; parent: string | null };
export type DesignDeps = DossierDeps & { draftChecker: DraftChecker; areasNow: () => readonly Area[] };

const ByCode = z.object({ code: z.string().max(20) });
const ById = z.object({ id: z.uuid() });
const OneGolden = z.object({ golden: z.coerce.number().int().min(0).max(500).optional() });
/** Dossiers planned or moved in one request: bounded in time, however many there are. */
const movedAtOnce = 50;

/** Quản trị thủ tục: the console's interface. */
export function designRoutes(app: App, deps: DesignDeps): void {
  app.get(
    '/api/console/procedures',
    { schema: { response: { 200: z.array(shapes.DesignedProcedure) } } },
    (request) => {
      requireAdministrator(request);
      deps.draftChecker.warm();
      return listDesigned(deps);
    },
  );

  app.get(
    '/api/console/procedures/:code',
    { schema: { params: ByCode, response: { 200: shapes.ProcedureVersions } } },
    (request) => {
      requireAdministrator(request);
      return viewVersions(deps, request.params.code);
    },
  );

  app.post(
    '/api/console/procedures/:code/roll-back',
    { schema: { params: ByCode, body: shapes.RollBackInput, response: { 200: z.object({ version: z.string() }) } } },
    (request) => {
      const { id: actorId } = requireAdministrator(request);
      const { code } = request.params;
      return rollBackPackage(deps.db, { code, expected: request.body.version, at: deps.now(), actorId });
    },
  );

  app.post(
    '/api/console/procedures/:code/migration',
    { schema: { params: ByCode, body: shapes.MigrationInput, response: { 200: shapes.MigrationPage } } },
    async (request) => {
      const { id: actorId } = requireAdministrator(request);
      const dossiers: PlannedDossier[] = [];
      const page = await migratePage(
        deps,
        { ...request.body, procedureCode: request.params.code, actorId, atMost: movedAtOnce },
        (planned) => dossiers.push(planned),
      );
      return { ...page, dossiers: dossiers.map(({ code, changes, obstacles }) => ({ code, changes, obstacles })) };
    },
  );
  draftRoutes(app, deps);
}

/** Registers as a source is chosen from them: a part of a value is named by its path. */
function registerChoices({ registers }: DesignDeps) {
  return [...registers.values()].map(({ register, name, article, fields }) => ({
    code: register,
    name,
    article,
    fields: Object.entries(fields).map(([code, { label }]) => ({ code, name: label })),
  }));
}

function choicesOf({ codeLists }: DesignDeps, list: string) {
  return codeLists.entries(list).map(({ code }) => ({ code, name: codeLists.name(list, code, 'vi') ?? code }));
}

function draftRoutes(app: App, deps: DesignDeps): void {
  const draftOf = (id: string): Promise<PackageDraft> => getPackageDraft(deps.db, id);

  app.post(
    '/api/console/drafts',
    { schema: { body: shapes.BeginDraftInput, response: { 200: ById } } },
    async (request) => ({
      id: await beginPackageDraft(deps, { actor: requireAdministrator(request), ...request.body }),
    }),
  );

  app.get(
    '/api/console/drafts/:id',
    { schema: { params: ById, response: { 200: shapes.DesignDraft } } },
    async (request) => {
      requireAdministrator(request);
      const { updatedAt, updatedBy, ...draft } = await draftOf(request.params.id);
      const names = await accountNames(deps.db, [updatedBy]);
      return {
        ...draft,
        name: /^name: (.+)$/m.exec(draft.files['procedure.yaml'] ?? '')?.[1] ?? draft.code,
        savedAt: updatedAt.toISOString(),
        savedBy: names.get(updatedBy) ?? '',
        processXml: await deps.draftChecker.ask({ kind: 'lay_out', process: draft.files['process.bpmn'] ?? '' }),
        choices: {
          sectors: choicesOf(deps, 'sectors'),
          lifeEvents: choicesOf(deps, 'life-events'),
          registers: registerChoices(deps),
        },
      };
    },
  );

  app.put(
    '/api/console/drafts/:id',
    { schema: { params: ById, body: shapes.SaveDraftInput, response: { 200: z.object({ revision: z.number() }) } } },
    (request) => {
      const actor = requireAdministrator(request);
      return savePackageDraft(deps, { actor, id: request.params.id, ...request.body });
    },
  );

  app.delete('/api/console/drafts/:id', { schema: { params: ById } }, async (request, reply) => {
    const actor = requireAdministrator(request);
    await discardPackageDraft(deps, { actor, id: request.params.id });
    return reply.status(204).send();
  });

  app.post(
    '/api/console/drafts/:id/check',
    { schema: { params: ById, body: shapes.CheckInput, response: { 200: shapes.Checked } } },
    async (request, reply) => {
      requireAdministrator(request);
      const { package: checked, problems } = await checkDraft(deps, await draftOf(request.params.id), {
        lang: languageOf(request, reply),
        changes: request.body.files,
      });
      return { problems, goldens: checked?.goldens.map(({ name }) => name) ?? [] };
    },
  );

  app.post(
    '/api/console/drafts/:id/play',
    { schema: { params: ById, body: shapes.PlayInput, response: { 200: shapes.PlayedDossier } } },
    async (request, reply) => {
      requireAdministrator(request);
      const asked = { golden: request.body.golden, lang: languageOf(request, reply) };
      return playOne(deps, await draftOf(request.params.id), asked);
    },
  );

  app.get(
    '/api/console/drafts/:id/differences',
    { schema: { params: ById, response: { 200: shapes.Differences } } },
    async (request, reply) => {
      requireAdministrator(request);
      const draft = await draftOf(request.params.id);
      const lang = languageOf(request, reply);
      const { package: checked, problems } = await checkDraft(deps, draft, { lang });
      const told = checked ? await differencesOf(deps, checked, lang) : { liveVersion: null, differences: [] };
      const affected = await affectedBy(deps, { code: draft.code, version: checked?.version ?? '' });
      return { ...told, problems, affected };
    },
  );

  app.post(
    '/api/console/drafts/:id/publish',
    { schema: { params: ById, body: shapes.PublishInput, response: { 200: shapes.Published } } },
    (request, reply) => {
      const actor = requireAdministrator(request);
      const lang = languageOf(request, reply);
      return publishDraft(deps, { actor, id: request.params.id, ...request.body, lang });
    },
  );

  app.get(
    '/api/console/drafts/:id/desk-preview',
    { schema: { params: ById, querystring: OneGolden, response: { 200: shapes.DeskPreview } } },
    async (request, reply) => {
      requireAdministrator(request);
      const asked = { golden: request.query.golden, lang: languageOf(request, reply) };
      return viewDraftAtDesk(deps, await draftOf(request.params.id), asked);
    },
  );

  app.get('/api/console/drafts/:id/preview', { schema: { params: ById } }, async (request) => {
    requireAdministrator(request);
    const { definition, form } = await previewOf(deps, await draftOf(request.params.id));
    const lists = listsOfForm(form.definition, deps.codeLists);
    return { definition, form, lists, areas: deps.areasNow(), today: vietnamDay(deps.now()) };
  });
}

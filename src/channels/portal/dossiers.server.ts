import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { vietnamDay } from '#infrastructure/clock.ts';
import type { App } from '#infrastructure/http/app.ts';
import { languageOf } from '#infrastructure/http/language.ts';
import { readInput } from '#infrastructure/http/read-input.ts';
import type { Language } from '#infrastructure/language.ts';
import { Refusal, refusalText } from '#infrastructure/refusal.ts';
import {
  CitizenCommand,
  commandOwnDossier,
  dossiersEn,
  dossiersVi,
  findDossier,
  listDrafts,
  listOwnDossiers,
  openAmendment,
  progressOf,
  refuseDossier,
  startPayment,
  viewForParty,
} from '#applications/dossiers/index.ts';
import { documentsFor, getPackage } from '#applications/procedures/index.ts';
import { formVariables } from '#platform/forms/index.ts';
import { listNotices, markNoticesRead } from '#platform/notifications/index.ts';
import { paymentsEn, paymentsVi } from '#platform/payments/index.ts';
import { receiveFormFile, toUploadView } from '#platform/papers/index.ts';
import { readForm } from './multipart.server.ts';
import { listsFor, requireVisitor, type Context } from './portal-context.server.ts';

const ByCode = z.object({ code: z.string().max(60) });
const LookUp = z.object({ ma: z.string().trim().max(60).default('') });
const Posted = z.record(z.string().max(100), z.string().max(4000));

const payingTexts = { vi: { ...dossiersVi, ...paymentsVi }, en: { ...dossiersEn, ...paymentsEn } };

/** Hồ sơ của tôi, một hồ sơ, tra cứu. */
export function dossierPages(app: App, context: Context): void {
  const { deps, page } = context;

  app.get(
    '/tra-cuu',
    { config: { rateLimit: { max: 60, timeWindow: '1 minute' } }, schema: { querystring: LookUp } },
    async (request, reply) => {
      const code = request.query.ma;
      const dossier = code ? await findDossier(deps.db, code) : undefined;
      const found = dossier ? { code, ...progressOf(dossier, languageOf(request, reply)) } : null;
      return page(request, reply, 'lookUp', { code, found });
    },
  );

  app.get('/ho-so', async (request, reply) => {
    const actor = requireVisitor(request);
    if (actor.kind === 'officer') return reply.redirect('/ban-lam-viec/', 303);
    const lang = languageOf(request, reply);
    const [dossiers, drafts, notices] = await Promise.all([
      listOwnDossiers(deps, actor, lang),
      listDrafts(deps.db, actor.id),
      listNotices(deps.db, actor.id, lang),
    ]);
    const named = await Promise.all(
      drafts.map(async ({ id, procedureCode, packageVersion, updatedAt }) => ({
        id,
        procedureName: nameIn(lang, (await getPackage(deps.db, procedureCode, packageVersion)).definition),
        savedAt: updatedAt.toISOString(),
      })),
    );
    return page(request, reply, 'mine', { dossiers, drafts: named, notices });
  });

  app.post('/thong-bao/:id/da-doc', { schema: { params: z.object({ id: z.uuid() }) } }, async (request, reply) => {
    const actor = requireVisitor(request);
    await markNoticesRead(deps.db, { accountId: actor.id, id: request.params.id, at: deps.now() });
    return reply.redirect('/ho-so', 303);
  });

  app.get('/ho-so/:code/da-nop', { schema: { params: ByCode } }, async (request, reply) =>
    page(request, reply, 'receipt', {
      dossier: await viewForParty(deps, requireVisitor(request), request.params.code, languageOf(request, reply)),
    }),
  );

  app.get('/ho-so/:code', { schema: { params: ByCode } }, async (request, reply) => {
    const visitor = { actor: requireVisitor(request), lang: languageOf(request, reply) };
    const model = await dossierModel(context, request.params.code, visitor, null);
    // The receipt is recorded within a moment: the page shows it by itself, also where there is no script.
    if (model.dossier.paymentConfirming) reply.header('refresh', '1');
    return page(request, reply, 'dossier', model);
  });

  app.post('/ho-so/:code/rut', { schema: { params: ByCode, body: Posted } }, (request, reply) =>
    act(request, reply, {
      kind: 'withdraw',
      commandId: request.body['commandId'],
      revision: Number(request.body['revision']),
      reason: request.body['reason'] ?? '',
    }),
  );

  app.post('/ho-so/:code/bao-sai-sot', { schema: { params: ByCode, body: Posted } }, (request, reply) =>
    act(request, reply, {
      kind: 'report_error',
      commandId: request.body['commandId'],
      revision: Number(request.body['revision']),
      what: request.body['what'],
    }),
  );

  app.post('/ho-so/:code/sua', { schema: { params: ByCode } }, async (request, reply) => {
    const id = await openAmendment(deps, { actor: requireVisitor(request), code: request.params.code });
    return reply.redirect(`/to-khai/${id}`, 303);
  });

  app.post('/ho-so/:code/bo-sung', { schema: { params: ByCode } }, async (request, reply) => {
    const actor = requireVisitor(request);
    const { fields, files } = await readForm(request);
    const documents: Record<string, string[]> = {};
    for (const file of files) {
      const upload = await receiveFormFile(deps.uploads, { accountId: actor.id, file });
      const problem = toUploadView(upload, { ...deps.uploads, lang: languageOf(request) }).problem?.message;
      if (upload.state !== 'ready') {
        const visitor = { actor, lang: languageOf(request) };
        const model = await dossierModel(context, request.params.code, visitor, `${file.filename}: ${problem ?? ''}`);
        return page(request, reply.status(422), 'dossier', model);
      }
      const target = file.field.replace(/^file\./, '');
      documents[target] = [...(documents[target] ?? []), upload.id];
    }
    const { commandId, revision, note = '' } = fields;
    return act(request, reply, { kind: 'supplement', commandId, revision: Number(revision), documents, note });
  });

  // A link, not a form: a browser lets no form lead to another site (form-action), and asked twice it is one transaction.
  app.get('/ho-so/:code/nop-phi', { schema: { params: ByCode } }, async (request, reply) => {
    const { code } = request.params;
    const visitor = { actor: requireVisitor(request), lang: languageOf(request, reply) };
    try {
      return await reply.redirect(await startPayment(deps, { actor: visitor.actor, code }), 303);
    } catch (error) {
      if (!(error instanceof Refusal) || error.status === 404) throw error;
      const problem = refusalText(error, payingTexts, visitor.lang);
      return page(request, reply.status(error.status), 'dossier', await dossierModel(context, code, visitor, problem));
    }
  });

  app.post('/ho-so/:code/nhan-ket-qua', { schema: { params: ByCode } }, async (request, reply) => {
    const { code } = request.params;
    const actor = requireVisitor(request);
    const dossier = await viewForParty(deps, actor, code);
    const paperId = dossier.result?.paperId;
    if (!paperId || !dossier.papers.some(({ id }) => id === paperId))
      throw refuseDossier('dossier.not_found', { code });
    if (dossier.allowedActions.some(({ kind }) => kind === 'receive_result')) {
      await commandOwnDossier(deps, {
        actor,
        code,
        command: { kind: 'receive_result', commandId: randomUUID(), revision: dossier.revision },
      });
    }
    return reply.redirect(`/api/dossiers/${code}/papers/${paperId}`, 303);
  });

  async function act(
    request: { params: { code: string }; actor: Parameters<typeof viewForParty>[1] | undefined } & Parameters<
      Context['page']
    >[0],
    reply: Parameters<Context['page']>[1],
    input: unknown,
  ) {
    const actor = requireVisitor(request);
    const { code } = request.params;
    try {
      await commandOwnDossier(deps, { actor, code, command: readInput(CitizenCommand, input) });
      return reply.redirect(`/ho-so/${code}`, 303);
    } catch (error) {
      if (!(error instanceof Refusal) || error.status === 404 || error.code === 'http.invalid') throw error;
      const lang = languageOf(request);
      const problem = refusalText(error, { vi: dossiersVi, en: dossiersEn }, lang);
      const model = await dossierModel(context, code, { actor, lang }, problem);
      return page(request, reply.status(error.status), 'dossier', model);
    }
  }
}

const nameIn = (lang: Language, { name, nameEn }: { name: string; nameEn: string }) => (lang === 'en' ? nameEn : name);

async function dossierModel(
  { deps }: Context,
  code: string,
  { actor, lang }: { actor: ReturnType<typeof requireVisitor>; lang: Language },
  problem: string | null,
) {
  const dossier = await viewForParty(deps, actor, code, lang);
  const stored = await findDossier(deps.db, code);
  const installed = await getPackage(deps.db, dossier.procedureCode, stored?.packageVersion ?? '');
  const today = vietnamDay(deps.now());
  const variables = formVariables(installed.form, dossier.form, { today });
  await markNoticesRead(deps.db, { accountId: actor.id, subjectCode: code, at: deps.now() });
  return {
    dossier,
    documents: documentsFor(installed.definition, variables),
    commandId: randomUUID(),
    maxFileMb: Math.floor(deps.uploads.maxFileBytes / 1_048_576),
    problem,
    form: { installed: installed.form, lists: listsFor(installed, deps.codeLists), areas: deps.areasNow() },
    today,
  };
}

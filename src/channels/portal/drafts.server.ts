import { inTransaction } from '#infrastructure/database/transaction.ts';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Actor } from '#infrastructure/actor.ts';
import { Refusal } from '#infrastructure/refusal.ts';
import { refuseHttp } from '#infrastructure/http/errors.ts';
import { languageOf } from '#infrastructure/http/language.ts';
import { readInput } from '#infrastructure/http/read-input.ts';
import type { App } from '#infrastructure/http/app.ts';
import {
  deleteDraft,
  handInAmendment,
  handInDraft,
  refreshDraft,
  refuseDossier,
  saveDraft,
} from '#applications/dossiers/index.ts';
import { withheldPaths } from '#applications/dossiers/known-data/withheld.browser.ts';
import { receiveFormFile, toUploadView } from '#platform/papers/index.ts';
import { checkModel, openDraftPage, type Opened } from './drafts/draft-model.server.ts';
import { Flat, mergePosted } from './drafts/posted-step.server.ts';
import { withPlacesElsewhere } from './drafts/places-elsewhere.server.ts';
import { nextStep, stepsOf, stepUrl } from './drafts/steps.ts';
import { readForm, type FormFile } from './multipart.server.ts';
import { requireVisitor, type Context } from './portal-context.server.ts';

const ById = z.object({ id: z.uuid() });
const ByStep = ById.extend({ step: z.string().regex(/^[a-zA-Z0-9_-]{1,60}$/) });
const ShowProblems = z.object({ loi: z.enum(['1']).optional() });
const Pressed = z.object({
  contest: z.string().optional(),
  uncontest: z.string().optional(),
  compare: z.string().optional(),
});

/** Files one part of a form may bring along. */
const mostFormFiles = 20;

/** Bản khai: one page a part, works without script; with script the same parts save as one types. */
export function draftPages(app: App, context: Context): void {
  const { deps, page } = context;

  app.get('/to-khai/:id', { schema: { params: ById } }, async (request, reply) => {
    const { model } = await openDraftPage(context, request, request.params.id);
    const [first = 'kiem-tra'] = model.sectionStates.filter(({ visible }) => visible).map(({ id }) => id);
    return reply.redirect(stepUrl(request.params.id, first), 303);
  });

  app.get('/to-khai/:id/:step', { schema: { params: ByStep, querystring: ShowProblems } }, async (request, reply) => {
    const { id, step } = request.params;
    const opened = await openDraftPage(context, request, id);
    if (opened.submittedAs) return reply.redirect(`/ho-so/${opened.submittedAs}`, 303);
    if (step === 'kiem-tra')
      return page(request, reply, 'check', await checkModel(context, opened, languageOf(request)));
    const { model, form } = opened;
    if (!model.sectionStates.some(({ id: known }) => known === step)) throw refuseHttp('http.not_found');
    const problems =
      request.query.loi === '1'
        ? form.validate(model.content.form, {
            today: model.today,
            given: withheldPaths(model.content.known),
          }).problems
        : [];
    return page(request, reply, 'formSection', { ...model, step, problems });
  });

  app.post('/to-khai/:id/:step', { schema: { params: ByStep, body: Flat } }, async (request, reply) => {
    const { id, step } = request.params;
    const actor = requireVisitor(request);
    if (step === 'xoa') {
      await inTransaction(deps.db, (tx) => deleteDraft(tx, { id, accountId: actor.id }));
      return reply.redirect('/ho-so', 303);
    }
    if (step === 'nop') return handIn(context, request, { id, actor, flat: request.body, reply });
    return reply.redirect(await takeStep(context, request, { id, step, actor, flat: request.body }), 303);
  });

  // A part with files is posted here by browsers without script: its files come along.
  app.post('/to-khai/:id/:step/tep', { schema: { params: ByStep } }, async (request, reply) => {
    const { id, step } = request.params;
    const actor = requireVisitor(request);
    const { lists, files } = await readForm(request, { mostFiles: mostFormFiles });
    const posted = Object.entries(lists).map(([name, [first = '', ...more]]) => [
      name,
      more.length > 0 ? [first, ...more] : first,
    ]);
    for (const file of files) {
      const upload = await takeFormFile(context, request, { actor, file });
      posted.push([`${file.field}.upload`, upload.id], [`${file.field}.name`, upload.fileName]);
    }
    const flat = readInput(Flat, Object.fromEntries(posted));
    return reply.redirect(await takeStep(context, request, { id, step, actor, flat }), 303);
  });

  app.post(
    '/to-khai/:id/giay-to/:documentId',
    { schema: { params: ById.extend({ documentId: z.string().max(100) }) } },
    async (request, reply) => {
      const { id, documentId } = request.params;
      const actor = requireVisitor(request);
      const opened = await openDraftPage(context, request, id);
      if (!opened.model.documents.some((asked) => asked.id === documentId)) throw refuseHttp('http.not_found');
      const { files } = await readForm(request);
      const documents = { ...opened.model.content.documents };
      for (const file of files) {
        const upload = await takeFormFile(context, request, { actor, file });
        documents[documentId] = [...(documents[documentId] ?? []), upload.id];
      }
      await saveDraft(deps, {
        actor,
        id,
        revision: opened.model.revision,
        content: { ...opened.model.content, documents },
      });
      return reply.redirect(`${stepUrl(id, 'giay-to')}#${documentId}`, 303);
    },
  );
}

type PostedStep = { id: string; step: string; actor: Actor; flat: Flat };

/** Saves what was posted of a step; the answer is where it leads. */
async function takeStep(
  context: Context,
  request: FastifyRequest,
  { id, step, actor, flat: posted }: PostedStep,
): Promise<string> {
  const flat = withPlacesElsewhere(posted, context.deps);
  const opened = await openDraftPage(context, request, id, 'as_it_is');
  if (!opened.model.sectionStates.some((section) => section.id === step)) throw refuseHttp('http.not_found');
  const content = mergePosted(opened, { step, flat });
  const revision = Number(flat['revision'] ?? opened.model.revision);
  await saveDraft(context.deps, { actor, id, revision, content });
  return afterStep(context, request, { id, step, before: opened, flat });
}

/** A file posted by a browser without script, checked like every other; refused with the reason. */
async function takeFormFile(
  { deps }: Context,
  request: FastifyRequest,
  { actor, file }: { actor: Actor; file: FormFile },
) {
  const upload = await receiveFormFile(deps.uploads, { accountId: actor.id, file });
  if (upload.state === 'ready') return upload;
  throw refuseDossier('dossier.file_refused', {
    why: toUploadView(upload, { ...deps.uploads, lang: languageOf(request) }).problem?.message ?? '',
  });
}

/**
 * Where a saved step leads: on to the next, or back to the same one after contesting a value, after asking for a comparison, and the
 * first time what was declared of somebody does not agree with the register.
 */
async function afterStep(
  context: Context,
  request: FastifyRequest,
  { id, step, before, flat }: { id: string; step: string; before: Opened; flat: Flat },
): Promise<string> {
  const pressed = Pressed.safeParse(flat).data ?? {};
  const path = pressed.contest ?? pressed.uncontest;
  if (path !== undefined) return `${stepUrl(id, step)}#${path}`;
  const told = before.model.content.known[step];
  const { model, form } = await openDraftPage(context, request, id, [step]);
  const now = model.content.known[step];
  const isNews = now !== undefined && (now.asked !== told?.asked || now.state !== told.state);
  if (pressed.compare !== undefined || (isNews && now.state === 'differs')) return `${stepUrl(id, step)}#doi-chieu`;
  const steps = stepsOf(model, (section) => form.evaluate(model.content.form, { today: model.today }).visible(section));
  return stepUrl(id, nextStep(steps, step));
}

const Posted = z.looseObject({ commandId: z.uuid() });

async function handIn(
  { deps }: Context,
  request: FastifyRequest,
  {
    id,
    actor,
    flat,
    reply,
  }: { id: string; actor: Actor; flat: unknown; reply: { redirect: (url: string, code?: number) => unknown } },
) {
  const { commandId } = readInput(Posted, flat);
  try {
    const draft = await refreshDraft(deps, { actor, id });
    if (draft.amends && draft.submittedAs === null) {
      const { code } = await handInAmendment(deps, { actor, draft: { ...draft, amends: draft.amends }, commandId });
      return reply.redirect(`/ho-so/${code}`, 303);
    }
    const { code } = await handInDraft(deps, { actor, draftId: id, revision: draft.revision, commandId });
    return reply.redirect(draft.amends ? `/ho-so/${code}` : `/ho-so/${code}/da-nop`, 303);
  } catch (error) {
    // What is wrong is listed on the check page itself, linked to its place.
    const isTheirs =
      error instanceof Refusal &&
      ['dossier.form_wrong', 'dossier.document_missing', 'dossier.no_authority'].includes(error.code);
    if (!isTheirs) throw error;
    request.log.info({ code: error.code }, 'hand-in refused');
    return reply.redirect(stepUrl(id, 'kiem-tra'), 303);
  }
}

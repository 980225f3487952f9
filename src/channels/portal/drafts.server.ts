import { randomUUID } from 'node:crypto';
import { inTransaction } from '#infrastructure/database/transaction.ts';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Actor } from '#infrastructure/actor.ts';
import { vietnamDay } from '#infrastructure/clock.ts';
import { Refusal } from '#infrastructure/refusal.ts';
import { refuseHttp } from '#infrastructure/http/errors.ts';
import { languageOf } from '#infrastructure/http/language.ts';
import { readInput } from '#infrastructure/http/read-input.ts';
import type { App } from '#infrastructure/http/app.ts';
import type { Language } from '#infrastructure/language.ts';
import {
  deleteDraft,
  DraftContent,
  findDraft,
  handInAmendment,
  handInDraft,
  refuseDossier,
  saveDraft,
  type Draft,
} from '#applications/dossiers/index.ts';
import { chooseVariant, computeFees, documentsFor, getPackage } from '#applications/procedures/index.ts';
import { createForm, formFromFlatFields, formVariables, problemText, type Form } from '#platform/forms/index.ts';
import { listUploads, receiveFormFile, toUploadView } from '#platform/papers/index.ts';
import { readForm } from './multipart.server.ts';
import { listsFor, requireVisitor, type Context } from './portal-context.server.ts';
import type { DraftPageModel } from './page-model.ts';
import { nextStep, stepsOf, stepUrl } from './drafts/steps.ts';

const ById = z.object({ id: z.uuid() });
const ByStep = ById.extend({ step: z.string().regex(/^[a-zA-Z0-9_-]{1,60}$/) });
const ShowProblems = z.object({ loi: z.enum(['1']).optional() });
const Flat = z.record(z.string().max(200), z.union([z.string(), z.array(z.string())]));

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
      request.query.loi === '1' ? form.validate(model.content.form, { today: model.today }).problems : [];
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
    const opened = await openDraftPage(context, request, id);
    if (!opened.model.sectionStates.some((section) => section.id === step)) throw refuseHttp('http.not_found');
    const content = mergePosted(opened, { step, flat: request.body });
    const revision = Number(request.body['revision'] ?? opened.model.revision);
    await saveDraft(deps, { actor, id, revision, content });
    const steps = stepsOf(opened.model, (section) =>
      opened.form.evaluate(content.form, { today: opened.model.today }).visible(section),
    );
    return reply.redirect(stepUrl(id, nextStep(steps, step)), 303);
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
        const upload = await receiveFormFile(deps.uploads, { accountId: actor.id, file });
        if (upload.state === 'ready') documents[documentId] = [...(documents[documentId] ?? []), upload.id];
        else
          throw refuseDossier('dossier.file_refused', {
            why: toUploadView(upload, { ...deps.uploads, lang: languageOf(request) }).problem?.message ?? '',
          });
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

type Opened = Awaited<ReturnType<typeof openDraftPage>>;

async function openDraftPage({ deps }: Context, request: FastifyRequest, id: string) {
  const actor = requireVisitor(request);
  const draft: Draft | undefined = await findDraft(deps.db, { id, accountId: actor.id });
  if (!draft) throw refuseDossier('dossier.draft_not_found');
  const installed = await getPackage(deps.db, draft.procedureCode, draft.packageVersion);
  const { definition } = installed;
  const lang = languageOf(request);
  const today = vietnamDay(deps.now());
  const form = createForm(installed.form, { codeLists: deps.codeLists });
  const { content } = draft;
  const uploads = await listUploads(deps.db, { accountId: actor.id, ids: Object.values(content.documents).flat() });
  const variables = formVariables(installed.form, form.evaluate(content.form, { today }).data, { today });
  const model: DraftPageModel = {
    draftId: id,
    amends: draft.amends,
    revision: draft.revision,
    procedure: {
      code: definition.code,
      name: lang === 'en' ? definition.nameEn : definition.name,
      level: definition.level,
    },
    form: installed.form,
    lists: listsFor(installed, deps.codeLists),
    areas: deps.areasNow(),
    content,
    today,
    sectionStates: [],
    documents: documentsFor(definition, variables).filter(isAsked),
    uploads: uploads.map((upload) => toUploadView(upload, { ...deps.uploads, lang })),
    maxFileMb: Math.floor(deps.uploads.maxFileBytes / 1_048_576),
  };
  const opened = { actor, installed, form, variables, submittedAs: draft.submittedAs, lang };
  return { ...opened, model: { ...model, sectionStates: statesOf(model, opened) } };
}

/** A paper with a condition is asked for only where the condition holds. */
function isAsked(document: { required: boolean | string; isRequired: boolean }): boolean {
  return typeof document.required === 'boolean' || document.isRequired;
}

/** “Chưa khai / Đang khai / Đã khai” for each part. */
function statesOf(
  model: DraftPageModel,
  { form, lang }: { form: Form; lang: Language },
): DraftPageModel['sectionStates'] {
  const { content, today } = model;
  const { problems } = form.validate(content.form, { today });
  const evaluation = form.evaluate(content.form, { today });
  const sections = model.form.definition.sections.map((section) => {
    const hasErrors = problems.some(
      ({ path, level }) => level === 'error' && path.replace(/[.[].*$/, '') === section.id,
    );
    const isBegun = JSON.stringify(content.form[section.id] ?? {}).length > 2;
    const state = !isBegun ? ('empty' as const) : hasErrors ? ('partial' as const) : ('done' as const);
    return {
      id: section.id,
      title: lang === 'en' ? section.titleEn : section.title,
      state,
      visible: evaluation.visible(section.id),
    };
  });
  const isNew = model.amends === null;
  const placed = model.procedure.level === 'province' || content.areaCode !== null;
  const asked = model.documents.filter((document) => !document.replacedBy);
  const missing = isNew && asked.some((document) => document.isRequired && !content.documents[document.id]?.length);
  const hasFiles = Object.values(content.documents).some((ids) => ids.length > 0);
  const english = lang === 'en';
  return [
    {
      id: 'chung',
      title: english ? 'Applicant' : 'Người nộp, chủ hồ sơ',
      state: placed ? 'done' : 'empty',
      visible: isNew,
    },
    ...sections,
    {
      id: 'giay-to',
      title: english ? 'Papers' : 'Giấy tờ kèm theo',
      state: missing ? (hasFiles ? 'partial' : 'empty') : 'done',
      visible: asked.length > 0,
    },
  ];
}

/** What a plain HTML form of one step says, laid into the draft. */
function mergePosted(
  { model, form }: Opened,
  { step, flat }: { step: string; flat: z.infer<typeof Flat> },
): DraftContent {
  const { content } = model;
  const text = (name: string) => (typeof flat[name] === 'string' ? flat[name] : null);
  if (step !== 'chung') {
    const posted = formFromFlatFields(form, flat);
    return { ...content, form: { ...content.form, [step]: posted[step] } };
  }
  const isOther = flat['owner'] === 'other';
  return readInput(DraftContent, {
    ...content,
    areaCode: text('areaCode') || null,
    applicantPhone: text('applicantPhone') || null,
    applicantEmail: text('applicantEmail') || null,
    owner: isOther
      ? {
          kind: 'citizen',
          name: text('owner.name') || '?',
          personalId: text('owner.personalId'),
          taxCode: null,
          phone: null,
          email: null,
          address: null,
        }
      : null,
    authorisation: isOther ? { number: text('authorisation.number') ?? '', note: '' } : null,
    delivery: { how: text('delivery.how') ?? 'online', address: text('delivery.address') || null },
  });
}

async function checkModel({ deps }: Context, opened: Opened, lang: Language) {
  const { model, form, installed, variables } = opened;
  const { content, today, draftId } = model;
  const { problems } = form.validate(content.form, { today });
  const listed = problems
    .filter(({ level }) => level === 'error')
    .map((problem) => {
      const section = problem.path.replace(/[.[].*$/, '');
      return {
        text: problemText(problem, form, lang),
        href: `${stepUrl(draftId, section)}?loi=1#${problem.path}`,
      };
    });
  const needsPlace = model.procedure.level !== 'province' && !content.areaCode;
  const place = needsPlace
    ? [
        {
          text: lang === 'en' ? 'Choose where it is decided' : 'Chưa chọn nơi giải quyết',
          href: `${stepUrl(draftId, 'chung')}#areaCode`,
        },
      ]
    : [];
  const ready = new Set(model.uploads.filter(({ state }) => state === 'ready').map(({ id }) => id));
  // Papers of a dossier that is amended stay unless others take their place.
  const missing = (model.amends === null ? model.documents : [])
    .filter((document) => document.isRequired && !document.replacedBy)
    .filter((document) => !(content.documents[document.id] ?? []).some((id) => ready.has(id)))
    .map((document) => ({
      text: `${lang === 'en' ? 'Missing paper' : 'Còn thiếu giấy tờ'}: ${document.name}`,
      href: `${stepUrl(draftId, 'giay-to')}#${document.id}`,
    }));
  const area = deps.areasNow().find(({ code }) => code === content.areaCode);
  const parent = area?.parent ? deps.areasNow().find(({ code }) => code === area.parent) : undefined;
  const hasErrors = listed.length + place.length + missing.length > 0;
  return {
    ...model,
    rows: form.toRows(content.form, { lang }),
    problems: [...place, ...listed, ...missing],
    fees:
      hasErrors || model.amends !== null
        ? []
        : computeFees(installed.definition, { channel: 'online', on: today, form: variables }),
    placeText: [area?.name, parent?.name].filter(Boolean).join(', ') || (lang === 'en' ? 'Province' : 'Cấp tỉnh'),
    ownerText: content.owner ? `${opened.actor.name} → ${content.owner.name}` : opened.actor.name,
    commandId: randomUUID(),
    variant: hasErrors ? null : chooseVariant(installed.definition, variables).id,
  };
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
    const draft = await findDraft(deps.db, { id, accountId: actor.id });
    if (draft?.amends && draft.submittedAs === null) {
      const { code } = await handInAmendment(deps, { actor, draft: { ...draft, amends: draft.amends }, commandId });
      return reply.redirect(`/ho-so/${code}`, 303);
    }
    const { code } = await handInDraft(deps, { actor, draftId: id, commandId });
    return reply.redirect(draft?.amends ? `/ho-so/${code}` : `/ho-so/${code}/da-nop`, 303);
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

import { randomUUID } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { vietnamDay } from '#infrastructure/clock.ts';
import { languageOf } from '#infrastructure/http/language.ts';
import type { Language } from '#infrastructure/language.ts';
import { findDraft, refreshDraft, refuseDossier } from '#applications/dossiers/index.ts';
import { withheldPaths } from '#applications/dossiers/known-data/withheld.browser.ts';
import { chooseVariant, computeFees, documentsFor, getPackage } from '#applications/procedures/index.ts';
import { registerNames } from '#data/registry/index.ts';
import { createForm, formVariables, problemText, type Form } from '#platform/forms/index.ts';
import { listUploads, toUploadView } from '#platform/papers/index.ts';
import { listsFor, requireVisitor, type Context } from '../portal-context.server.ts';
import type { DraftPageModel } from '../page-model.ts';
import { placesElsewhere } from './places-elsewhere.server.ts';
import { stepUrl } from './steps.ts';

export type Opened = Awaited<ReturnType<typeof openDraftPage>>;

/**
 * The draft as its owner may see it, with what registers know of whoever it is about; `compare` names parts to be compared now. With
 * `as_it_is` nothing is asked and the revision stays: what is posted was made from it.
 */
export async function openDraftPage(
  { deps }: Context,
  request: FastifyRequest,
  id: string,
  compare: readonly string[] | 'as_it_is' = [],
) {
  const actor = requireVisitor(request);
  const draft =
    compare === 'as_it_is'
      ? await findDraft(deps.db, { id, accountId: actor.id })
      : await refreshDraft(deps, { actor, id, compare });
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
    lists: {
      ...listsFor(installed, deps.codeLists),
      elsewhere: placesElsewhere(installed.form.definition, content.form, deps),
    },
    registerNames: registerNames(deps.registers, lang),
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
  const { problems } = form.validate(content.form, { today, given: withheldPaths(content.known) });
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
  const missing =
    isNew && asked.some(({ id, isRequired }) => isRequired && !content.documents[id]?.length && !content.covers[id]);
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

/** What the check page shows: everything filled in, and what keeps it from being handed in. */
export async function checkModel({ deps }: Context, opened: Opened, lang: Language) {
  const { model, form, installed, variables } = opened;
  const { content, today, draftId } = model;
  const { problems } = form.validate(content.form, { today, given: withheldPaths(content.known) });
  const listed = nameParts(
    problems
      .filter(({ level }) => level === 'error')
      .map((problem) => {
        const section = problem.path.replace(/[.[].*$/, '');
        return {
          text: problemText(problem, form, lang),
          part: model.sectionStates.find(({ id }) => id === section)?.title ?? '',
          href: `${stepUrl(draftId, section)}?loi=1#${problem.path}`,
        };
      }),
  );
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
    .filter((document) => document.isRequired && !document.replacedBy && !content.covers[document.id])
    .filter((document) => !(content.documents[document.id] ?? []).some((id) => ready.has(id)))
    .map((document) => ({
      text:
        lang === 'en' ? `Missing paper: ${document.nameEn ?? document.name}` : `Còn thiếu giấy tờ: ${document.name}`,
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

/** Of the bride and the groom the same may be missing: what is said twice says of which part it is. */
function nameParts(listed: readonly { text: string; part: string; href: string }[]): { text: string; href: string }[] {
  return listed.map(({ text, part, href }) => {
    const isTwice = listed.some((other) => other.text === text && other.part !== part);
    return { text: isTwice ? `${part}: ${text}` : text, href };
  });
}

import type { Actor } from '#infrastructure/actor.ts';
import { vietnamDay } from '#infrastructure/clock.ts';
import type { Language } from '#infrastructure/language.ts';
import { getPackage } from '#applications/procedures/index.ts';
import { createForm } from '#platform/forms/index.ts';
import { listPapersOf } from '#platform/papers/index.ts';
import { listOnlinePayments } from '#platform/payments/index.ts';
import { allowedActions, factsOf, type TaskToDo } from '../course/allowed-actions.ts';
import type { currentForm } from '../course/current-form.ts';
import type { DossierAction } from '../course/dossier-action.ts';
import type { Dossier } from '../course/dossier.ts';
import type { DossierDeps } from '../dossier-deps.ts';
import type { Appointment } from '../dossiers.contract.ts';
import type { Cover } from '../known-data/cover.contract.ts';
import { listActions } from '../store/actions.queries.ts';
import { listDocuments, type SuppliedDocument } from '../store/documents.queries.ts';
import { listDoneTasks, listOpenTasks } from '../store/tasks.queries.ts';
import { statusText } from './status-text.ts';
import type { Telling } from './action-words.ts';
import { givenTo, isGiven, isOfWhole, namedPapers } from './supplied-papers.ts';
import { stepWords, type StepWords } from './step-words.ts';
import { whereNow } from './where-now.ts';

export type Reader = { actor: Actor; lang: Language };

/** Everything the views of a dossier show, and the parts they show differently. `formOf` says how much of the form its reader may see. */
export async function readDossier(
  deps: DossierDeps,
  { actor, lang, formOf }: Reader & { formOf: typeof currentForm },
  dossier: Dossier,
) {
  const { db } = deps;
  const at = deps.now();
  const subject = { kind: 'dossier', id: dossier.id };
  const [installed, chain, tasks, done, documents, papers, onlinePayments] = await Promise.all([
    getPackage(db, dossier.procedureCode, dossier.packageVersion),
    listActions(db, dossier.id),
    listOpenTasks(db, dossier.id),
    listDoneTasks(db, dossier.id),
    listDocuments(db, dossier.id),
    listPapersOf(db, subject, lang),
    listOnlinePayments(db, subject),
  ]);
  const log = chain.map(({ action }) => action);
  const on = vietnamDay(at);
  const unitName = (id: string) => deps.organisation.findUnit(id, on)?.name ?? '';
  const form = formOf(log);
  const { state } = dossier;
  const given = givenTo(actor, dossier);
  const seen = documents.filter((one) => isOfWhole(state.consultations, one) || isGiven(given, one));
  const stepName = stepWords(installed.process, lang);
  const telling: Telling = {
    lang,
    stepName,
    partnerName: (partner) => state.consultations.findLast((one) => one.partner === partner)?.unitName ?? partner,
    ownPartners: given.map(({ partner }) => partner),
  };
  const timelineBy = (describe: (action: DossierAction, telling: Telling) => string | undefined) =>
    chain.flatMap(({ action, sequence }) => {
      const text = describe(action, telling);
      if (text === undefined) return [];
      const { name: actorName, title: actorTitle, unitId } = action.by;
      const actorUnitName = unitId ? unitName(unitId) : null;
      return [{ sequence, kind: action.kind, at: action.at.toISOString(), actorName, actorUnitName, actorTitle, text }];
    });
  const isPast = state.appointment !== null && on > state.appointment.dueOn;
  const mayExtend = isPast ? 0 : deps.rulesOn(vietnamDay(dossier.acceptedAt ?? at)).extension.atMost;
  const allowed = allowedActions(actor, factsOf(dossier, { mayExtend }), tasks);
  const { fees } = installed.definition;
  const feeName = ({ id, name }: { id: string; name: string }) =>
    (lang === 'en' && fees.find((one) => one.id === id && one.name === name)?.nameEn) || name;
  const common = {
    code: dossier.code,
    procedureCode: dossier.procedureCode,
    procedureName: lang === 'en' ? installed.definition.nameEn : dossier.procedureName,
    status: dossier.status,
    statusText: statusText(dossier.status, lang),
    whereNow: whereNow({ dossier, tasks, unitName, reader: actor.kind === 'officer' ? 'officer' : 'party', at, lang }),
    channel: dossier.channel,
    parties: state.parties,
    delivery: state.delivery,
    postedIn: state.postedIn,
    postedOut: state.postedOut,
    unitNames: {
      helped: dossier.helpedUnitId ? unitName(dossier.helpedUnitId) : null,
      received: unitName(dossier.receivedUnitId),
      deciding: unitName(dossier.decidingUnitId),
    },
    submittedAt: dossier.submittedAt.toISOString(),
    acceptedAt: dossier.acceptedAt?.toISOString() ?? null,
    finishedAt: dossier.finishedAt?.toISOString() ?? null,
    appointment: state.appointment && explained(log, lang),
    rows: [...createForm(installed.form, { codeLists: deps.codeLists }).toRows(form, { lang })],
    documents: namedPapers(seen, { definition: installed.definition, lang }).map(documentView),
    papers: papers.map(({ id, template, title, createdAt }) => ({
      id,
      template,
      title,
      createdAt: createdAt.toISOString(),
    })),
    fees: state.fees.map((fee) => ({ ...fee, name: feeName(fee) })),
    onlinePayments,
    payment: state.payment && { amountVnd: state.payment.amountVnd, receiptNumber: state.payment.receiptNumber },
    supplements: state.supplements,
    result: state.result,
    corrections: state.corrections,
    allowedActions: allowed.map((one) => allowedView(one, stepName)),
    revision: dossier.revision,
  };
  return { common, timelineBy, log, tasks, done, installed, form, unitName, stepName, at };
}

export function allowedView({ kind, task }: { kind: string; task: TaskToDo | null }, stepName: StepWords) {
  return {
    kind,
    partner: task?.partner ?? null,
    instance: task?.instance ?? null,
    taskId: task?.taskId ?? null,
    taskName: task && stepName(task.name),
  };
}

/** The appointment in force with its derivation, from the action that set it. */
function explained(log: readonly DossierAction[], lang: Language): Appointment | null {
  const set = log.findLast((action) => 'appointment' in action.content && action.content.appointment !== null);
  const appointment = set && 'appointment' in set.content ? set.content.appointment : null;
  if (!appointment) return null;
  return lang === 'en' && appointment.sentencesEn
    ? { ...appointment, sentences: appointment.sentencesEn }
    : appointment;
}

export function documentView({ file, ...document }: SuppliedDocument) {
  return {
    id: document.id,
    documentId: document.documentId,
    name: document.name,
    paperOriginals: document.paperOriginals,
    paperCopies: document.paperCopies,
    round: document.round,
    replaced: document.replaced,
    fileName: file?.name ?? null,
    mediaType: file?.mediaType ?? null,
    sizeBytes: file?.sizeBytes ?? null,
    pageCount: file?.pageCount ?? null,
    sha256: file?.sha256 ?? null,
    cover: document.cover ? coverView(document.cover) : null,
  };
}

const coverView = ({ by, from, text, textEn }: Pick<Cover, 'by' | 'from' | 'text' | 'textEn'>) => ({
  ...{ by, from, text },
  ...(textEn !== undefined && { textEn }),
});

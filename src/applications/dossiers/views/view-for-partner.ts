import type { Actor } from '#infrastructure/actor.ts';
import { vietnamDay } from '#infrastructure/clock.ts';
import type { Language } from '#infrastructure/language.ts';
import { getPackage } from '#applications/procedures/index.ts';
import { createForm } from '#platform/forms/index.ts';
import { accountNames } from '#platform/identity/index.ts';
import { allowedActions, factsOf, isTaskOf } from '../course/allowed-actions.ts';
import type { Consultation } from '../course/consultation.contract.ts';
import { officialForm } from '../course/current-form.ts';
import type { DossierAction } from '../course/dossier-action.ts';
import type { Dossier } from '../course/dossier.ts';
import type { DossierDeps } from '../dossier-deps.ts';
import { listActions } from '../store/actions.queries.ts';
import { listDocuments } from '../store/documents.queries.ts';
import { listOpenTasks, markReceived } from '../store/tasks.queries.ts';
import { consultationView } from './consultation-view.ts';
import { describeForOfficer } from './describe-for-officer.ts';
import type { PartnerDossierView } from './dossier-views.contract.ts';
import { taskHolders } from './people-of-unit.ts';
import { givenTo, isGiven } from './supplied-papers.ts';
import { allowedView, documentView } from './read-dossier.ts';
import { stepWords } from './step-words.ts';

/** Hồ sơ tại cơ quan phối hợp: the question, the papers and sections it was given, its own tasks and answer — nothing else. */
export async function viewForPartner(
  deps: DossierDeps,
  { actor, dossier, lang }: { actor: Actor; dossier: Dossier; lang: Language },
): Promise<PartnerDossierView> {
  const at = deps.now();
  const given = givenTo(actor, dossier);
  const partners = given.map(({ partner }) => partner);
  const [installed, chain, tasks, documents] = await Promise.all([
    getPackage(deps.db, dossier.procedureCode, dossier.packageVersion),
    listActions(deps.db, dossier.id),
    listOpenTasks(deps.db, dossier.id),
    listDocuments(deps.db, dossier.id),
  ]);
  const own = tasks.filter(({ instance }) => partners.includes(instance));
  const unread = own.filter((task) => task.receivedAt === null && isTaskOf(actor, task)).map(({ id }) => id);
  await markReceived(deps.db, { taskIds: unread, by: actor.id, at });
  const holders = new Map(own.map((task) => [task.id, taskHolders(deps, { actor, task, at })]));
  const ids = [
    ...own.flatMap(({ assigneeId }) => assigneeId ?? []),
    ...[...holders.values()].flat().map(({ accountId }) => accountId),
  ];
  const names = await accountNames(deps.db, ids);
  const sections = new Set(given.flatMap((one) => one.sections));
  const log = chain.map(({ action }) => action);
  const form = officialForm(log.filter(({ at: done }) => done <= (lastAnswerOf(given) ?? at)));
  const rows = createForm(installed.form, { codeLists: deps.codeLists }).toRows(form, { lang });
  const { definition } = installed;
  const seesParties = given.some((one) => one.seesParties);
  const unitName = (id: string) => deps.organisation.findUnit(id, vietnamDay(at))?.name ?? '';
  const stepName = stepWords(installed.process, lang);
  const telling = {
    lang,
    stepName,
    partnerName: (key: string) => given.find((one) => one.partner === key)?.unitName ?? key,
    ownPartners: partners,
  };
  return {
    view: 'partner',
    code: dossier.code,
    procedureCode: dossier.procedureCode,
    procedureName: lang === 'en' ? definition.nameEn : dossier.procedureName,
    leadUnitName: unitName(dossier.decidingUnitId),
    parties: seesParties ? dossier.state.parties : null,
    consultations: given.map((one) => consultationView(one, { definition, at, lang })),
    rows: rows.filter(({ path }) => sections.has(path.split(/[.[]/)[0] ?? '')),
    // Under the names the procedure gives them: what is missing is told back by them, on official papers.
    documents: documents.filter((document) => isGiven(given, document)).map(documentView),
    tasks: own.map((task) => ({
      instance: task.instance,
      taskId: task.taskId,
      name: stepName(task.name),
      assigneeName: task.assigneeId ? (names.get(task.assigneeId) ?? null) : null,
      stepDueAt: task.stepDueAt?.toISOString() ?? null,
      openedAt: task.openedAt.toISOString(),
      unitName: unitName(task.unitId),
      holders: (holders.get(task.id) ?? []).map(({ accountId, title }) => ({
        id: accountId,
        name: names.get(accountId) ?? '',
        title,
      })),
    })),
    timeline: chain
      .filter(({ action }) => isAbout(partners, action))
      .map(({ action, sequence }) => ({
        sequence,
        kind: action.kind,
        at: action.at.toISOString(),
        actorName: isOfParty(action) && !seesParties ? '' : action.by.name,
        actorUnitName: action.by.unitId ? unitName(action.by.unitId) : null,
        actorTitle: action.by.title,
        text: describeForOfficer(narrowed(partners, action), telling),
      })),
    allowedActions: allowedActions(actor, factsOf(dossier), own).map((one) => allowedView(one, stepName)),
    revision: dossier.revision,
  };
}

/** When the agencies gave their last answer: what is declared later they were not asked about. Undefined while one is asked. */
function lastAnswerOf(given: readonly Consultation[]): Date | undefined {
  const ends = given.flatMap(({ endedAt }) => endedAt ?? []).toSorted();
  const last = ends.length === given.length ? ends.at(-1) : undefined;
  return last === undefined ? undefined : new Date(last);
}

/** Whether the applicant or the owner did it; what the system does is done in no unit either. */
function isOfParty({ by }: DossierAction): boolean {
  return by.id !== null && by.unitId === null;
}

function isAbout(partners: readonly string[], action: DossierAction): boolean {
  if (action.kind === 'consult') return action.content.requests.some(({ partner }) => partners.includes(partner));
  if (action.kind === 'withdraw' || action.kind === 'stop' || action.kind === 'close') return true;
  if ('partner' in action.content) return partners.includes(action.content.partner);
  return 'instance' in action.content && partners.includes(action.content.instance);
}

/** Of a question to several agencies only the part that was put to these. */
function narrowed(partners: readonly string[], action: DossierAction): DossierAction {
  if (action.kind !== 'consult') return action;
  const requests = action.content.requests.filter(({ partner }) => partners.includes(partner));
  return { ...action, content: { ...action.content, requests } };
}

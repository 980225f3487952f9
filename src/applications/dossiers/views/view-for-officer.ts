import type { Actor } from '#infrastructure/actor.ts';
import { vietnamDay } from '#infrastructure/clock.ts';
import type { Language } from '#infrastructure/language.ts';
import { documentsFor } from '#applications/procedures/index.ts';
import { lateness, parseTerm, remaining, termText } from '#platform/calendar/index.ts';
import { formVariables } from '#platform/forms/index.ts';
import { accountNames } from '#platform/identity/index.ts';
import { colleagueRoles } from '../actions/hold-task.ts';
import { isTaskOf } from '../course/allowed-actions.ts';
import { decidingCalendar } from '../course/deciding-calendar.ts';
import { pausesOf } from '../course/dossier-pauses.ts';
import { isEnded } from '../course/dossier-status.ts';
import type { Dossier } from '../course/dossier.ts';
import type { DossierAction } from '../course/dossier-action.ts';
import type { Origins } from '../known-data/known.contract.ts';
import { partnersFor } from '../course/plan-consultation.ts';
import type { DossierDeps } from '../dossier-deps.ts';
import { isFollowing } from '../store/follows.queries.ts';
import { listDocuments } from '../store/documents.queries.ts';
import { markReceived } from '../store/tasks.queries.ts';
import { visitDossier } from '../store/visits.queries.ts';
import { consultationView } from './consultation-view.ts';
import { describeForOfficer } from './describe-for-officer.ts';
import type { OfficerDossierView } from './dossier-views.contract.ts';
import { handOversOf, holdingsOf, ledgerTasks } from './hand-overs.ts';
import { peopleWithRoles, taskHolders } from './people-of-unit.ts';
import { viewDataChecks, withOrigins } from './data-checks-view.ts';
import { officialForm } from '../course/current-form.ts';
import { readDossier } from './read-dossier.ts';
import { namedPapers } from './supplied-papers.ts';
import { getVisibleDossier } from './visible-dossier.ts';

/** Hồ sơ tại bàn cán bộ; opening it is noted: colleagues see who has it open, and the hand-over to one's tray counts as received. */
export async function viewForOfficer(
  deps: DossierDeps,
  actor: Actor,
  code: string,
  lang: Language = 'vi',
): Promise<OfficerDossierView> {
  const dossier = await getVisibleDossier(deps, actor, code);
  const read = await readDossier(deps, { actor, lang, formOf: officialForm }, dossier);
  const { common, timelineBy, log, tasks, done, installed, form, unitName, stepName, at } = read;
  const visit = await visitDossier(deps.db, {
    dossierId: dossier.id,
    accountId: actor.id,
    at,
    sequence: dossier.revision,
  });
  const mine = tasks.filter((task) => task.receivedAt === null && isTaskOf(actor, task)).map(({ id }) => id);
  await markReceived(deps.db, { taskIds: mine, by: actor.id, at });
  const ledger = ledgerTasks(done, tasks);
  const candidates = peopleWithRoles(deps, { unitId: dossier.decidingUnitId, roles: ['specialist'], at });
  const colleagues = peopleWithRoles(deps, {
    unitId: dossier.decidingUnitId,
    roles: colleagueRoles,
    at,
  });
  const holders = new Map(tasks.map((task) => [task.id, taskHolders(deps, { actor, task, at })]));
  const names = await accountNames(deps.db, [
    ...[...candidates, ...colleagues, ...visit.others, ...[...holders.values()].flat()].map(
      ({ accountId }) => accountId,
    ),
    ...ledger.flatMap(({ assigneeId, receivedBy }) => [assigneeId, receivedBy].filter((id) => id !== null)),
  ]);
  const personName = (id: string) => names.get(id) ?? '';
  const person = ({ accountId, title }: { accountId: string; title: string }) => ({
    id: accountId,
    name: personName(accountId),
    title,
  });
  const documents = namedPapers(await listDocuments(deps.db, dossier.id), { definition: installed.definition, lang });
  const variables = formVariables(installed.form, form, { today: vietnamDay(at) });
  const { definition } = installed;
  const nameBy = { unitName, personName, stepName };
  const { extension, breaches, opinions, consultations } = dossier.state;
  const holderText = (holder: { personName: string; unitName: string }) =>
    [holder.personName, holder.unitName].filter(Boolean).join(', ');
  return {
    ...common,
    view: 'whole',
    form,
    timeline: timelineBy(describeForOfficer),
    clock: clockOf(deps, { dossier, at, lang }),
    pauses: pausesOf(log),
    tasks: tasks.map((task) => ({
      instance: task.instance,
      taskId: task.taskId,
      name: stepName(task.name),
      unitName: unitName(task.unitId),
      assigneeName: task.assigneeId ? personName(task.assigneeId) : null,
      openedAt: task.openedAt.toISOString(),
      stepDueAt: task.stepDueAt?.toISOString() ?? null,
      holders: (holders.get(task.id) ?? []).map(person),
    })),
    handOvers: handOversOf(log, { tasks: ledger, documents, consultations, names: nameBy, at }),
    holdings: holdingsOf(dossier, { log, tasks: ledger, names: nameBy, at }),
    // What an agency has drafted is its own until it is sent.
    consultations: consultations.map((one) =>
      consultationView(one.ended === null ? { ...one, answer: null } : one, { definition, at, lang }),
    ),
    partners: common.allowedActions.some(({ kind }) => kind === 'consult')
      ? partnersFor({ installed }, variables).map((partner) =>
          partnerOption(deps, { partner, dossier, on: vietnamDay(at), lang }),
        )
      : [],
    repeatedRequest: repeatedRule(deps, at),
    extension: {
      draft: extension.draft && { ...extension.draft, holder: holderText(extension.draft.holder) },
      decided: extension.decided,
      article: deps.rulesOn(vietnamDay(dossier.acceptedAt ?? at)).extension.article,
    },
    rows: withOrigins(deps, common.rows, { origins: originsOf(log), checks: dossier.state.dataChecks, lang }),
    dataChecks: viewDataChecks(deps, dossier.state.dataChecks, { form: installed.form, data: form, lang }),
    breaches: breaches.map((breach) => ({ at: breach.at, dueOn: breach.dueOn, holder: holderText(breach.holder) })),
    opinions,
    colleagues: common.allowedActions.some(({ kind }) => kind === 'ask_opinion')
      ? colleagues.filter(({ accountId }) => accountId !== actor.id).map(person)
      : [],
    proposal: dossier.state.proposal,
    assignees: common.allowedActions.some(({ kind }) => kind === 'assign') ? candidates.map(person) : [],
    // What the State holds already is asked for by nobody.
    requiredDocuments: documentsFor(definition, variables)
      .filter(({ replacedBy }) => !replacedBy)
      .map(({ id, name, isRequired }) => ({ id, name, required: isRequired })),
    supplementRounds: {
      used: dossier.state.supplements.length,
      atMost: definition.supplementRounds?.atMost ?? null,
      article: definition.supplementRounds?.article ?? '',
    },
    seenSequence: visit.seenSequence,
    alsoOpenedBy: visit.others.map(({ accountId, openedAt }) => ({
      name: personName(accountId),
      at: openedAt.toISOString(),
    })),
    follows: await isFollowing(deps.db, { dossierId: dossier.id, accountId: actor.id }),
    hasProcessPicture: true,
  };
}

function partnerOption(
  deps: DossierDeps,
  {
    partner,
    dossier,
    on,
    lang,
  }: { partner: ReturnType<typeof partnersFor>[number]; dossier: Dossier; on: string; lang: Language },
) {
  const rule = partner.rules.findLast(({ from, to }) => from <= on && (to === undefined || on <= to));
  const { procedureCode, state } = dossier;
  const of = { unitKind: partner.unitKind, areaCode: state.areaCode, on, procedureCode };
  const unit = deps.organisation.competentUnit(of);
  return {
    id: partner.id,
    name: (lang === 'en' ? partner.nameEn : undefined) ?? partner.name,
    unitName: partner.area === undefined ? (unit?.name ?? '') : '',
    question: partner.question,
    term: rule ? termText(parseTerm(rule.term), lang) : '',
    article: rule?.article ?? '',
    silence: rule?.silence ?? 'wait',
    silenceArticle: rule?.silenceArticle ?? rule?.article ?? '',
  };
}

function clockOf(
  deps: DossierDeps,
  { dossier, at, lang }: { dossier: Dossier; at: Date; lang: Language },
): OfficerDossierView['clock'] {
  const { appointment } = dossier.state;
  if (!appointment) return null;
  const due = { dueOn: appointment.dueOn, dueAt: new Date(appointment.dueAt) };
  const { state, daysLate } = lateness(due, dossier.finishedAt ?? at);
  if (isEnded(dossier.status)) return { state, daysLate, remaining: '' };
  return { state, daysLate, remaining: remaining(due, at, decidingCalendar(deps, { dossier, at }), lang) };
}

/** Bộ chỉ số phục vụ: the text by which asking for more a second time counts as being late. */
function repeatedRule(deps: DossierDeps, at: Date): string | null {
  const on = vietnamDay(at);
  const { repeated } = deps.rulesOn(on).supplement;
  return repeated && repeated.from <= on ? repeated.article : null;
}

/** Where values came from when the dossier was handed in. */
function originsOf(log: readonly DossierAction[]): Origins | undefined {
  const [first] = log;
  return first?.kind === 'submit' ? first.content.origins : undefined;
}

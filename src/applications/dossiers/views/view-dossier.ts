import type { Actor } from '#infrastructure/actor.ts';
import { vietnamDay } from '#infrastructure/clock.ts';
import { documentsFor, getPackage } from '#applications/procedures/index.ts';
import { lateness, remaining } from '#platform/calendar/index.ts';
import { createForm, formVariables } from '#platform/forms/index.ts';
import { accountNames } from '#platform/identity/index.ts';
import { listPapersOf } from '#platform/papers/index.ts';
import { factsOf } from '../actions/act-on-dossier.ts';
import { listActions } from '../store/actions.queries.ts';
import { allowedActions, canSeeDossier } from '../course/allowed-actions.ts';
import { currentForm } from '../course/current-form.ts';
import { describeForOfficer, describeForParty } from './describe-action.ts';
import type { DossierAction } from '../course/dossier-action.ts';
import type { DossierDeps } from '../dossier-deps.ts';
import { pausesOf } from '../course/dossier-pauses.ts';
import { isEnded } from '../course/dossier-status.ts';
import { listDocuments } from '../store/documents.queries.ts';
import type { OfficerDossierView, PartyDossierView } from './dossier-views.contract.ts';
import { refuse } from '../dossiers.errors.ts';
import { findDossier, listDossiersOf, type Dossier } from '../store/dossiers.queries.ts';
import { dossiersVi } from '../dossiers.vi.ts';
import { decidingCalendar } from '../actions/drive-process.ts';
import { listOpenTasks } from '../store/tasks.queries.ts';
import { visitDossier } from '../store/visits.queries.ts';
import { whereNow } from './where-now.ts';

/** The dossier for somebody who may see it; to anybody else it does not exist. */
export async function getVisibleDossier(deps: Pick<DossierDeps, 'db'>, actor: Actor, code: string): Promise<Dossier> {
  const dossier = await findDossier(deps.db, code);
  if (!dossier || !canSeeDossier(actor, factsOf(dossier))) throw refuse('dossier.not_found', { code });
  return dossier;
}

/** Everything both views show, and the parts they show differently. */
async function readDossier(deps: DossierDeps, actor: Actor, dossier: Dossier) {
  const { db } = deps;
  const at = deps.now();
  const [installed, log, tasks, documents, papers] = await Promise.all([
    getPackage(db, dossier.procedureCode, dossier.packageVersion),
    listActions(db, dossier.id),
    listOpenTasks(db, dossier.id),
    listDocuments(db, dossier.id),
    listPapersOf(db, { kind: 'dossier', id: dossier.id }),
  ]);
  const unitIds = [
    dossier.receivedUnitId,
    dossier.decidingUnitId,
    dossier.helpedUnitId,
    ...log.map(({ action }) => action.by.unitId),
  ];
  const units = deps.organisation.getUnits([...new Set(unitIds.filter((id) => id !== null))], vietnamDay(at));
  const unitName = (id: string) => units.get(id)?.name ?? '';
  const form = currentForm(log.map(({ action }) => action));
  const rows = createForm(installed.form, { codeLists: deps.codeLists }).toRows(form, { lang: 'vi' });
  const { state } = dossier;
  const timelineBy = (describe: (action: DossierAction) => string | undefined) =>
    log.flatMap(({ action, sequence }) => {
      const text = describe(action);
      if (text === undefined) return [];
      const actorUnitName = action.by.unitId ? unitName(action.by.unitId) : null;
      return [
        {
          sequence,
          kind: action.kind,
          at: action.at.toISOString(),
          actorName: action.by.name,
          actorUnitName,
          actorTitle: action.by.title,
          text,
        },
      ];
    });
  const common = {
    code: dossier.code,
    procedureCode: dossier.procedureCode,
    procedureName: dossier.procedureName,
    status: dossier.status,
    statusText: dossiersVi[`dossier.status.${dossier.status}`],
    whereNow: whereNow({ dossier, tasks, unitName, reader: actor.kind === 'officer' ? 'officer' : 'party', at }),
    channel: dossier.channel,
    parties: state.parties,
    delivery: state.delivery,
    unitNames: {
      helped: dossier.helpedUnitId ? unitName(dossier.helpedUnitId) : null,
      received: unitName(dossier.receivedUnitId),
      deciding: unitName(dossier.decidingUnitId),
    },
    submittedAt: dossier.submittedAt.toISOString(),
    acceptedAt: dossier.acceptedAt?.toISOString() ?? null,
    finishedAt: dossier.finishedAt?.toISOString() ?? null,
    appointment: state.appointment,
    rows: [...rows],
    documents: documents.map(({ file, ...document }) => ({
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
    })),
    papers: papers.map(({ id, template, title, createdAt }) => ({
      id,
      template,
      title,
      createdAt: createdAt.toISOString(),
    })),
    fees: state.fees,
    payment: state.payment && { amountVnd: state.payment.amountVnd, receiptNumber: state.payment.receiptNumber },
    supplements: state.supplements,
    result: state.result,
    allowedActions: allowedActions(actor, factsOf(dossier), tasks).map(({ kind, task }) => ({
      kind,
      taskId: task?.taskId ?? null,
      taskName: task?.name ?? null,
    })),
    revision: dossier.revision,
  };
  return {
    common,
    timelineBy,
    pauses: pausesOf(log.map(({ action }) => action)),
    tasks,
    installed,
    form,
    unitName,
    at,
  };
}

/** Hồ sơ tại bàn cán bộ; opening it is noted, so that colleagues see who has it open. */
export async function viewForOfficer(deps: DossierDeps, actor: Actor, code: string): Promise<OfficerDossierView> {
  const dossier = await getVisibleDossier(deps, actor, code);
  const { common, timelineBy, pauses, tasks, installed, form, unitName, at } = await readDossier(deps, actor, dossier);
  const visit = await visitDossier(deps.db, {
    dossierId: dossier.id,
    accountId: actor.id,
    at,
    sequence: dossier.revision,
  });
  const candidates = common.allowedActions.some(({ kind }) => kind === 'assign')
    ? deps.organisation.officersWithRole({ unitId: dossier.decidingUnitId, role: 'specialist', at })
    : [];
  const named = [...candidates, ...visit.others].map(({ accountId }) => accountId);
  const names = await accountNames(deps.db, [...named, ...tasks.flatMap(({ assigneeId }) => assigneeId ?? [])]);
  const variables = formVariables(installed.form, form, { today: vietnamDay(at) });
  return {
    ...common,
    form,
    timeline: timelineBy(describeForOfficer),
    clock: await clockOf(deps, dossier, at),
    pauses,
    tasks: tasks.map((task) => ({
      name: task.name,
      unitName: unitName(task.unitId),
      assigneeName: task.assigneeId ? (names.get(task.assigneeId) ?? null) : null,
      openedAt: task.openedAt.toISOString(),
      stepDueAt: task.stepDueAt?.toISOString() ?? null,
    })),
    proposal: dossier.state.proposal,
    assignees: candidates.map(({ accountId, title }) => ({ id: accountId, name: names.get(accountId) ?? '', title })),
    // What the State holds already is asked for by nobody.
    requiredDocuments: documentsFor(installed.definition, variables)
      .filter(({ replacedBy }) => !replacedBy)
      .map(({ id, name, isRequired }) => ({ id, name, required: isRequired })),
    seenSequence: visit.seenSequence,
    alsoOpenedBy: visit.others.map(({ accountId, openedAt }) => ({
      name: names.get(accountId) ?? '',
      at: openedAt.toISOString(),
    })),
  };
}

async function clockOf(deps: DossierDeps, dossier: Dossier, at: Date): Promise<OfficerDossierView['clock']> {
  const { appointment } = dossier.state;
  if (!appointment) return null;
  const due = { dueOn: appointment.dueOn, dueAt: new Date(appointment.dueAt) };
  const until = dossier.finishedAt ?? at;
  const { state, daysLate } = lateness(due, until);
  if (isEnded(dossier.status)) return { state, daysLate, remaining: '' };
  return { state, daysLate, remaining: remaining(due, at, decidingCalendar(deps, { dossier, at })) };
}

/** Hồ sơ của tôi: told in plain words, without internal notes or other people's drafts. */
export async function viewForParty(deps: DossierDeps, actor: Actor, code: string): Promise<PartyDossierView> {
  const dossier = await getVisibleDossier(deps, actor, code);
  const { common, timelineBy, form } = await readDossier(deps, actor, dossier);
  const papers = common.papers.filter(({ id, template }) => isPartyPaper(dossier, { id, template }));
  return { ...common, papers, timeline: timelineBy(describeForParty), form };
}

/** Internal sheets are the administration's; a result is the applicant's once it has been returned. */
export function isPartyPaper(dossier: Dossier, { id, template }: { id: string; template: string }): boolean {
  if (['control-sheet', 'hand-over-sheet', 'dossier-register'].includes(template)) return false;
  if (id === dossier.state.result?.paperId) return dossier.returnedAt !== null;
  return true;
}

/** Hồ sơ của tôi: a line each. */
export async function listOwnDossiers(deps: DossierDeps, actor: Actor) {
  const at = deps.now();
  const dossiers = await listDossiersOf(deps.db, actor.id);
  const unitIds = dossiers.flatMap(({ receivedUnitId, decidingUnitId }) => [receivedUnitId, decidingUnitId]);
  const units = deps.organisation.getUnits([...new Set(unitIds)], vietnamDay(at));
  const unitName = (id: string) => units.get(id)?.name ?? '';
  return dossiers.map((dossier) => ({
    code: dossier.code,
    procedureName: dossier.procedureName,
    ownerName: dossier.state.parties.owner.name,
    status: dossier.status,
    statusText: dossiersVi[`dossier.status.${dossier.status}`],
    whereNow: whereNow({ dossier, tasks: [], unitName, reader: 'party', at }),
    submittedAt: dossier.submittedAt.toISOString(),
    dueOn: dossier.state.appointment?.dueOn ?? null,
    needsApplicant: dossier.status === 'awaiting_supplement' || dossier.status === 'awaiting_payment',
  }));
}

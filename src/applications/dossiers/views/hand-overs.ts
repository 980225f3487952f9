import { vietnamDay } from '#infrastructure/clock.ts';
import { lateness } from '#platform/calendar/index.ts';
import type { Consultation } from '../course/consultation.contract.ts';
import { ledgerOf, type Holding, type LedgerTask } from '../course/ledger.ts';
import type { DossierAction } from '../course/dossier-action.ts';
import { waitsOf } from '../course/dossier-pauses.ts';
import type { Dossier } from '../course/dossier.ts';
import type { SuppliedDocument } from '../store/documents.queries.ts';
import type { DoneTaskRow, OpenTaskRow } from '../store/tasks.queries.ts';
import { isHandedTo, isOfWhole } from './supplied-papers.ts';
import type { HandOverView, HoldingView } from './hand-over-view.contract.ts';
import type { StepWords } from './step-words.ts';

type Names = {
  unitName: (id: string) => string;
  personName: (accountId: string) => string;
  stepName: StepWords;
};

/** Every task the dossier has been or is held for, oldest first. */
export function ledgerTasks(done: readonly DoneTaskRow[], open: readonly OpenTaskRow[]): LedgerTask[] {
  const standing = open.map((task) => ({ ...task, closedAt: null, closedBy: null }));
  return [...done, ...standing].toSorted((a, b) => a.openedAt.getTime() - b.openedAt.getTime());
}

/**
 * Sổ giao nhận: each transfer between persons or agencies, sent, received and acknowledged, with the papers that went with it and
 * whether it was held within its term. What was done about a task counts as its acknowledgement when none was given before.
 */
export function handOversOf(
  log: readonly DossierAction[],
  {
    tasks,
    documents,
    consultations,
    names,
    at,
  }: {
    tasks: readonly LedgerTask[];
    documents: readonly SuppliedDocument[];
    consultations: readonly Consultation[];
    names: Names;
    at: Date;
  },
): HandOverView[] {
  return tasks
    .filter(({ role }) => role !== 'system')
    .map((task) => {
      const sender = log[task.openedBy - 1]?.by;
      // What the system ended, because a term passed, nobody has received.
      const doer = task.closedBy === null ? undefined : byPerson(log[task.closedBy - 1]);
      const held = task.assigneeId === null ? '' : names.personName(task.assigneeId);
      const received = task.receivedBy === null ? '' : names.personName(task.receivedBy);
      const timing = timingOf(task, at);
      return {
        instance: task.instance,
        task: names.stepName(task.name),
        unitName: names.unitName(task.unitId),
        personName: doer?.name ?? (held || received),
        fromName: sender?.name ?? '',
        fromUnitName: sender?.unitId ? names.unitName(sender.unitId) : '',
        sentAt: task.openedAt.toISOString(),
        receivedAt: (task.receivedAt ?? (doer ? task.closedAt : null))?.toISOString() ?? null,
        acknowledgedAt: (acknowledgedAt(log, task) ?? (doer ? task.closedAt : null))?.toISOString() ?? null,
        endedAt: task.closedAt?.toISOString() ?? null,
        dueAt: task.stepDueAt?.toISOString() ?? null,
        ...timing,
        contents: documents
          .filter((document) => isOfWhole(consultations, document))
          .filter((document) => wasThere(document, task.openedAt) && wentTo(task, document, consultations))
          .map(({ name }) => name),
      };
    });
}

function acknowledgedAt(log: readonly DossierAction[], task: LedgerTask): Date | null {
  const given = log.find(
    (action) =>
      action.kind === 'acknowledge' &&
      action.content.instance === task.instance &&
      action.content.taskId === task.taskId,
  );
  return given?.at ?? null;
}

function byPerson(action: DossierAction | undefined): DossierAction['by'] | undefined {
  return action?.by.id ? action.by : undefined;
}

/** A coordinating agency is handed what the process gives it, and keeps the papers of its own answer. */
function wentTo(
  { instance }: LedgerTask,
  { documentId }: SuppliedDocument,
  consultations: readonly Consultation[],
): boolean {
  const asked = consultations.findLast(({ partner }) => partner === instance);
  return asked === undefined ? true : isHandedTo(asked, { documentId });
}

function wasThere({ suppliedAt, replacedAt }: SuppliedDocument, moment: Date): boolean {
  return suppliedAt <= moment && (replacedAt === null || replacedAt > moment);
}

function timingOf({ stepDueAt, closedAt }: LedgerTask, at: Date): Pick<HandOverView, 'timing' | 'daysLate'> {
  if (stepDueAt === null) return { timing: 'none', daysLate: 0 };
  const { state, daysLate } = lateness({ dueOn: vietnamDay(stepDueAt), dueAt: stepDueAt }, closedAt ?? at);
  return { timing: state, daysLate };
}

/** Ai đã giữ hồ sơ bao lâu, from hand-in to the end or to now; the minutes add up to the whole. */
export function holdingsOf(
  dossier: Dossier,
  { log, tasks, names, at }: { log: readonly DossierAction[]; tasks: readonly LedgerTask[]; names: Names; at: Date },
): HoldingView[] {
  const endedAt = dossier.returnedAt ?? dossier.finishedAt;
  const holdings = ledgerOf({ submittedAt: dossier.submittedAt, endedAt, tasks, waits: waitsOf(log) });
  return holdings.map((holding) => ({
    holder: holding.holder,
    name: nameOf(holding, { dossier, tasks, names }),
    task: holding.task ? names.stepName(holding.task.name) : '',
    from: holding.from.toISOString(),
    to: holding.to?.toISOString() ?? null,
    minutes: Math.round(((holding.to ?? at).getTime() - holding.from.getTime()) / 60_000),
  }));
}

function nameOf(
  { holder, task, from }: Holding,
  { dossier, tasks, names }: { dossier: Dossier; tasks: readonly LedgerTask[]; names: Names },
): string {
  switch (holder) {
    case 'task':
      return task ? names.unitName(task.unitId) : '';
    case 'applicant':
      return dossier.state.parties.applicant.name;
    case 'partners': {
      const asked = tasks.filter(
        ({ instance, openedAt, closedAt }) =>
          instance !== 'main' && openedAt <= from && (closedAt === null || closedAt > from),
      );
      return [...new Set(asked.map(({ unitId }) => names.unitName(unitId)))].join('; ');
    }
    case 'nobody':
      return names.unitName(dossier.decidingUnitId);
  }
}

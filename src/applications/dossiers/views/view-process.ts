import type { Actor } from '#infrastructure/actor.ts';
import { vietnamDay } from '#infrastructure/clock.ts';
import type { Language } from '#infrastructure/language.ts';
import { getPackage, getProcessModel } from '#applications/procedures/index.ts';
import { parseTerm, termText, workingMinutesBetween, type UnitCalendar } from '#platform/calendar/index.ts';
import { accountNames } from '#platform/identity/index.ts';
import { describeProcess, layOutProcess, viewCollaboration, type ProcessStep } from '#platform/workflow/index.ts';
import { isEnded } from '../course/dossier-status.ts';
import type { DossierAction } from '../course/dossier-action.ts';
import type { LedgerTask } from '../course/ledger.ts';
import type { DossierDeps } from '../dossier-deps.ts';
import { listActions } from '../store/actions.queries.ts';
import { listDoneTasks, listOpenTasks } from '../store/tasks.queries.ts';
import { ledgerTasks } from './hand-overs.ts';
import type { DossierProcess, ProcessStepView } from './process-view.contract.ts';
import { getVisibleDossier } from './visible-dossier.ts';

/** Hình quy trình của hồ sơ, for officials who see the dossier whole: its own version's model, and how far it is. */
export async function viewProcess(
  deps: DossierDeps,
  { actor, code, lang }: { actor: Actor; code: string; lang: Language },
): Promise<DossierProcess> {
  const dossier = await getVisibleDossier(deps, actor, code);
  const { db } = deps;
  const [model, { process }, chain, open, done, instances] = await Promise.all([
    getProcessModel(db, dossier.procedureCode, dossier.packageVersion),
    getPackage(db, dossier.procedureCode, dossier.packageVersion),
    listActions(db, dossier.id),
    listOpenTasks(db, dossier.id),
    listDoneTasks(db, dossier.id),
    viewCollaboration(db, { kind: 'dossier', id: dossier.id }),
  ]);
  const tasks = ledgerTasks(done, open);
  const holders = await accountNames(
    db,
    tasks.flatMap(({ assigneeId }) => assigneeId ?? []),
  );
  const at = deps.now();
  const on = vietnamDay(at);
  const running = Object.values(instances).filter(({ status }) => status === 'running');
  return {
    xml: await layOutProcess(model, { isEnglish: lang === 'en' }),
    steps: stepsOf(describeProcess(process), {
      tasks,
      log: chain.map(({ action }) => action),
      lang,
      isOver: isEnded(dossier.status),
      at,
      unitName: (id) => deps.organisation.findUnit(id, on)?.name ?? '',
      personName: (id) => holders.get(id) ?? '',
      calendarOf: (unitId) => deps.calendars(deps.organisation.findUnit(unitId, on)?.agencyCode ?? '', on),
    }),
    standing: [
      ...new Set(
        running.flatMap(({ tokens, scopes }) => [
          ...tokens.map(({ node }) => node),
          ...scopes.filter(({ kind }) => kind !== 'process').map(({ of }) => of),
        ]),
      ),
    ],
  };
}

type Known = {
  tasks: readonly LedgerTask[];
  log: readonly DossierAction[];
  lang: Language;
  /** The dossier has ended: what was not reached will not be. */
  isOver: boolean;
  at: Date;
  unitName: (id: string) => string;
  personName: (id: string) => string;
  calendarOf: (unitId: string) => UnitCalendar;
};

/** Each time a step was or is done, oldest first; then, in the order of the model, what it has not come to. */
export function stepsOf(drawn: readonly ProcessStep[], known: Known): ProcessStepView[] {
  const byId = new Map(drawn.map((step) => [step.nodeId, step]));
  const inOrder = known.tasks.toSorted((a, b) => a.openedBy - b.openedBy);
  const taken = inOrder.flatMap((task) => {
    const step = byId.get(task.nodeId);
    return step ? [takenStep(step, task, known)] : [];
  });
  const reached = new Set(taken.map(({ elementId }) => elementId));
  const others = drawn
    .filter(({ nodeId, type }) => !reached.has(nodeId) && type.endsWith('task'))
    .map((step): ProcessStepView => ({
      ...shownStep(step, known.lang),
      state: known.isOver ? 'passed_by' : 'ahead',
      startedAt: null,
      endedAt: null,
      workingMinutes: null,
      holder: '',
    }));
  return [...taken, ...others];
}

function shownStep({ nodeId, name, nameEn, pool = '', poolEn, time }: ProcessStep, lang: Language) {
  const isEnglish = lang === 'en';
  return {
    elementId: nodeId,
    name: (isEnglish && nameEn) || name || nodeId,
    pool: (isEnglish && poolEn) || pool,
    term: time === undefined ? '' : termText(parseTerm(time), lang),
  };
}

function takenStep(step: ProcessStep, task: LedgerTask, { log, at, ...known }: Known): ProcessStepView {
  const doer = task.closedBy === null ? undefined : log[task.closedBy - 1]?.by;
  const person = doer?.name ?? (task.assigneeId === null ? '' : known.personName(task.assigneeId));
  const end = task.closedAt ?? at;
  return {
    ...shownStep(step, known.lang),
    state: task.closedAt === null ? 'now' : 'done',
    startedAt: task.openedAt.toISOString(),
    endedAt: task.closedAt?.toISOString() ?? null,
    workingMinutes: Math.round(workingMinutesBetween(task.openedAt, end, known.calendarOf(task.unitId))),
    holder: [person, known.unitName(task.unitId)].filter(Boolean).join(', '),
  };
}

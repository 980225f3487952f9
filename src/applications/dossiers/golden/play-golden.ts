import { Refusal, refusalText } from '#infrastructure/refusal.ts';
import { chooseVariant, computeFees, documentsFor, type CheckedPackage } from '#applications/procedures/index.ts';
import type { GoldenDossier, GoldenStep } from '#applications/procedures/index.ts';
import { parseVietnamTime } from '#platform/calendar/index.ts';
import { createForm, formVariables, problemText } from '#platform/forms/index.ts';
import { actionOfTimer } from '../actions/fire-timer.ts';
import { advanceCourse } from '../course/advance-course.ts';
import { allowedActions, factsOf } from '../course/allowed-actions.ts';
import { timersOf } from '../course/course-timers.ts';
import type { Course, CourseChange, CourseTask, Ground } from '../course/course.ts';
import type { DossierAction } from '../course/dossier-action.ts';
import type { DossierStatus } from '../course/dossier-status.ts';
import type { DueDate } from '../dossiers.contract.ts';
import { dossiersEn } from '../dossiers.en.ts';
import { dossiersVi } from '../dossiers.vi.ts';
import { compareGolden } from './compare-golden.ts';
import { goldenAction } from './golden-action.ts';
import { goldenActor } from './golden-actor.ts';
import type { GoldenGround } from './golden-ground.ts';
import { goldenTexts } from './golden.vi.ts';
import { openGolden } from './open-golden.ts';

type Playable = Pick<CheckedPackage, 'code' | 'version' | 'definition' | 'form' | 'process'>;

/** What came of a golden dossier; `differences` is empty when all is as expected. */
export type PlayedGolden = {
  name: string;
  variant: string;
  feesVnd: number;
  status: DossierStatus;
  due: DueDate | null;
  differences: string[];
  /** Every action, also those of the system, and what each changed. */
  actions: readonly DossierAction[];
  changes: readonly CourseChange[];
  course: Course | undefined;
};

/** A golden dossier between two steps. */
export type Play = {
  course: Course;
  actions: readonly DossierAction[];
  changes: readonly CourseChange[];
  form: Record<string, unknown>;
};

/**
 * Chạy thử hồ sơ mẫu: plays a golden dossier through form, papers, fees, clock, process and timers — the very course of real
 * dossiers, without a database. With `until` it is played no further than that, and left as it stands then.
 */
export function playGolden(
  installed: Playable,
  golden: GoldenDossier,
  goldenGround: GoldenGround,
  { until }: { until?: Date } = {},
): PlayedGolden {
  const { definition } = installed;
  const differences: string[] = [];
  const differ = (text: string) => differences.push(text);
  const ground: Ground = { ...goldenGround, installed };
  const on = golden.handedInAt.slice(0, 10);
  const read = (input: Record<string, unknown>, day: string) =>
    readForm(installed, input, { codeLists: goldenGround.codeLists, on: day, differ });

  const form = read(golden.form, on);
  const required = documentsFor(definition, form).filter(({ isRequired }) => isRequired);
  const missing = required.filter(({ id, replacedBy }) => !replacedBy && !golden.documents.includes(id));
  for (const { name } of missing) differ(goldenTexts.documentMissing(name));

  const areaCode = golden.area ?? goldenGround.areaCode;
  const opened = openGolden(ground, golden, { form, areaCode, at: parseVietnamTime(golden.handedInAt) });
  if (!opened) differ(goldenTexts.noAuthority);
  let play: Play | undefined = opened && {
    course: opened.change.course,
    actions: [opened.submission],
    changes: [opened.change],
    form,
  };
  let before = golden.handedInAt;
  for (const [index, step] of golden.steps.entries()) {
    if (step.at < before) differ(goldenTexts.turnedBack(index + 1, step.at));
    before = step.at;
    if (!play) break;
    const at = parseVietnamTime(step.at);
    if (until && at > until) break;
    play = passTime(play, ground, at);
    if ('form' in step && step.form) play = { ...play, form: read(step.form, step.at.slice(0, 10)) };
    const next = takeStep(play, step, { ground, onPaper: golden.onPaper, at });
    if (typeof next === 'string') differ(goldenTexts.stepRefused(index + 1, step.action, next));
    play = typeof next === 'string' ? undefined : next;
  }
  if (play && until) play = passTime(play, ground, until);
  const variant = chooseVariant(definition, form).id;
  const fees = computeFees(definition, { channel: golden.channel, on, form });
  const feesVnd = fees.reduce((sum, fee) => sum + fee.amountVnd, 0);
  const { course, actions = [], changes = [] } = play ?? {};
  const requires = required.map(({ id }) => id);
  if (play) differences.push(...compareGolden(golden, { ...play, variant, requires, feesVnd }));
  const status = course?.dossier.status ?? 'submitted';
  const due = course?.dossier.state.appointment ?? null;
  return { name: golden.name, variant, feesVnd, status, due, differences, actions, changes, course };
}

function readForm(
  installed: Playable,
  input: Record<string, unknown>,
  { codeLists, on, differ }: Pick<GoldenGround, 'codeLists'> & { on: string; differ: (text: string) => void },
): Record<string, unknown> {
  const form = createForm(installed.form, { codeLists });
  const { data, problems } = form.validate(input, { today: on });
  for (const problem of problems.filter(({ level }) => level === 'error')) {
    differ(goldenTexts.formWrong(problem.path, problemText(problem, form, 'vi')));
  }
  return formVariables(installed.form, data, { today: on });
}

/** What the system does by itself until then, each thing at its own time. */
function passTime(before: Play, ground: Ground, until: Date): Play {
  let play = before;
  const fired = new Set<string>();
  for (;;) {
    const [timer] = timersOf(play.course.dossier, ground)
      .filter(({ kind, key, dueAt }) => dueAt <= until && !fired.has(`${kind} ${key} ${dueAt.toISOString()}`))
      .toSorted((a, b) => a.dueAt.getTime() - b.dueAt.getTime());
    if (!timer) return play;
    fired.add(`${timer.kind} ${timer.key} ${timer.dueAt.toISOString()}`);
    const at = timer.dueAt;
    const action = actionOfTimer(play.course, timer, { at, ground, nameOf: () => '' });
    if (action) play = take(play, action, null, ground);
  }
}

/** An action taken: what it changes, added to what was played. */
export function take(
  { course, actions, changes, form }: Play,
  action: DossierAction,
  task: Pick<CourseTask, 'instance' | 'taskId'> | null,
  ground: Ground,
): Play {
  const change = advanceCourse(course, { action, task }, ground);
  return { course: change.course, actions: [...actions, action], changes: [...changes, change], form };
}

/** One step, or the reason why it cannot be taken. */
export function takeStep(
  play: Play,
  step: GoldenStep,
  { ground, onPaper, at }: { ground: Ground; onPaper: boolean; at: Date },
): Play | string {
  if (step.action === 'wait') return play;
  const { dossier, tasks } = play.course;
  const partner = 'partner' in step ? step.partner : undefined;
  const mayExtend = ground.rulesOn(step.at.slice(0, 10)).extension.atMost;
  const allowed = allowedActions(goldenActor(play.course), factsOf(dossier, { mayExtend }), tasks).find(
    ({ kind, task }) => kind === step.action && (partner === undefined || task?.partner === partner),
  );
  if (!allowed) return goldenTexts.notAllowed(dossier.status);
  try {
    const action = goldenAction(step, { ground, dossier, form: play.form, onPaper, at });
    return action ? take(play, action, allowed.task, ground) : goldenTexts.notAllowed(dossier.status);
  } catch (error) {
    if (error instanceof Refusal) return refusalText(error, { vi: dossiersVi, en: dossiersEn }, 'vi');
    throw error;
  }
}

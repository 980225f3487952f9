import { parseVietnamTime, type Due } from '#platform/calendar/index.ts';
import { evaluateFeel } from '#platform/forms/index.ts';
import { openTasks, step, type ProcessState, type StepResult } from '#platform/workflow/index.ts';
import { dueAfter, type Clockwork } from './golden-clock.ts';
import { courseAfter, isGoldenStepLawful, isTaskAction, variablesOf, type GoldenCourse } from './golden-course.ts';
import type { GoldenStep } from './golden-dossier.ts';
import type { InstalledPackage } from './procedures.queries.ts';
import { goldenTexts } from './procedures.vi.ts';

/** A golden dossier between two steps. */
export type GoldenPlay = {
  course: GoldenCourse;
  state: ProcessState;
  due?: Due;
  acceptedAt?: Date;
  requestedAt?: Date;
  finishedAt?: Date;
};

type Taking = {
  one: GoldenStep;
  feesVnd: number;
  processingTime: Parameters<typeof dueAfter>[0];
  rules: Clockwork;
};

const ctx = { evaluate: evaluateFeel };

/** One step of a golden dossier, or the reason why it cannot be taken. */
export function takeGoldenStep(
  installed: Pick<InstalledPackage, 'definition' | 'process'>,
  play: GoldenPlay,
  { one, feesVnd, processingTime, rules }: Taking,
): GoldenPlay | string {
  const { action } = one;
  const { course } = play;
  const isEnding = action === 'reject' || action === 'withdraw';
  if (!isGoldenStepLawful(action, course.status)) return goldenTexts.notLawful(course.status);
  if (action === 'withdraw' && course.signed) return goldenTexts.alreadySigned;
  if (action === 'return_result' && course.status === 'finished' && feesVnd > 0 && !course.paid)
    return goldenTexts.unpaid;
  const task = openTasks(installed.process, play.state).find((open) => open.action === action);
  if (isTaskAction(action) && !task) return goldenTexts.noTask;

  let moved: StepResult | undefined;
  if (isEnding) moved = step(installed.process, play.state, { kind: 'cancel' }, ctx);
  else if (isTaskAction(action) && task) {
    const event = { kind: 'complete', taskId: task.taskId, variables: variablesOf(one, course) } as const;
    moved = step(installed.process, play.state, event, ctx);
  }
  if (moved && !moved.accepted) return moved.refusal;
  const incident = moved?.effects.find((effect) => effect.kind === 'incident');
  if (incident) return goldenTexts.stuck(incident.nodeId, incident.incident);

  const at = parseVietnamTime(one.at);
  const waitsForPayment = installed.definition.feeDue === 'on_acceptance' && feesVnd > 0;
  const after: GoldenPlay = {
    ...play,
    state: moved?.state ?? play.state,
    course: courseAfter(course, one, waitsForPayment),
  };
  if (action === 'accept') {
    return { ...after, acceptedAt: at, due: dueAfter(processingTime, { kind: 'accepted', at }, rules) };
  }
  if (action === 'pay' && course.status === 'awaiting_payment' && play.acceptedAt) {
    return { ...after, due: dueAfter(processingTime, { kind: 'paid', acceptedAt: play.acceptedAt, at }, rules) };
  }
  if (action === 'request_supplement') return { ...after, requestedAt: at };
  if (action === 'supplement' && play.acceptedAt && play.requestedAt) {
    const { acceptedAt, requestedAt } = play;
    return { ...after, due: dueAfter(processingTime, { kind: 'supplemented', acceptedAt, requestedAt, at }, rules) };
  }
  return action === 'issue' || isEnding ? { ...after, finishedAt: at } : after;
}

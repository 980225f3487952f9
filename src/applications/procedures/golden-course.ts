import type { GoldenAction, GoldenStatus, GoldenStep } from './golden-dossier.ts';

/** Where a golden dossier stands. */
export type GoldenCourse = {
  status: GoldenStatus;
  /** Status to go back to when what was asked for has come. */
  resume: GoldenStatus;
  outcome: 'grant' | 'refuse';
  signed: boolean;
  paid: boolean;
};

/** The same table as the dossiers module has (compared by a test): from which statuses each action is lawful. */
const lawfulFrom: Readonly<Record<GoldenAction, readonly GoldenStatus[]>> = {
  accept: ['submitted'],
  reject: ['submitted'],
  request_supplement: ['submitted', 'accepted', 'processing'],
  supplement: ['awaiting_supplement'],
  pay: ['awaiting_payment', 'accepted', 'processing', 'finished'],
  assign: ['accepted', 'processing'],
  propose: ['accepted', 'processing'],
  review: ['processing'],
  sign: ['accepted', 'processing'],
  register_result: ['processing'],
  issue: ['processing'],
  archive: ['finished', 'returned', 'stopped'],
  return_result: ['finished', 'stopped'],
  withdraw: ['submitted', 'accepted', 'processing', 'awaiting_supplement', 'awaiting_payment'],
};

export function isGoldenStepLawful(action: GoldenAction, status: GoldenStatus): boolean {
  return lawfulFrom[action].includes(status);
}

const needsNoTask: readonly GoldenAction[] = ['reject', 'request_supplement', 'supplement', 'pay', 'withdraw'];

/** Whether the process must have a task open for it. */
export function isTaskAction(action: GoldenAction): boolean {
  return !needsNoTask.includes(action);
}

/** What a step changes; `waitsForPayment` when the fee is due before processing starts. */
export function courseAfter(course: GoldenCourse, step: GoldenStep, waitsForPayment: boolean): GoldenCourse {
  switch (step.action) {
    case 'accept':
      return waitsForPayment
        ? { ...course, status: 'awaiting_payment', resume: 'accepted' }
        : { ...course, status: 'accepted' };
    case 'reject':
      return { ...course, status: 'rejected' };
    case 'request_supplement':
      return { ...course, status: 'awaiting_supplement', resume: course.status };
    case 'supplement':
      return { ...course, status: course.resume };
    case 'pay':
      return { ...course, paid: true, status: course.status === 'awaiting_payment' ? course.resume : course.status };
    case 'assign':
      return { ...course, status: 'processing' };
    case 'propose':
      return { ...course, status: 'processing', outcome: step.outcome };
    case 'sign':
      return step.approve ? { ...course, status: 'processing', signed: true } : course;
    case 'issue':
      return { ...course, status: course.outcome === 'grant' ? 'finished' : 'stopped' };
    case 'return_result':
      return { ...course, status: course.status === 'stopped' ? 'stopped' : 'returned' };
    case 'withdraw':
      return { ...course, status: 'withdrawn' };
    case 'review':
    case 'register_result':
    case 'archive':
      return course;
  }
}

/** What a completed task tells the process. */
export function variablesOf(step: GoldenStep, course: GoldenCourse): Record<string, unknown> {
  switch (step.action) {
    case 'accept':
      return { accepted: true };
    case 'propose':
      return { outcome: step.outcome };
    case 'review':
      return { agree: step.agree };
    case 'sign':
      return { approve: step.approve, outcome: course.outcome };
    case 'issue':
      return { outcome: course.outcome };
    default:
      return {};
  }
}

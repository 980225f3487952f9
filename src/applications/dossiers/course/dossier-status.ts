/** Trạng thái hồ sơ: national codes 1–10 (TrangThaiHoSo) with the words of this code. */
export const statusCodes = {
  submitted: 1,
  accepted: 2,
  rejected: 3,
  processing: 4,
  awaiting_supplement: 5,
  awaiting_payment: 6,
  withdrawn: 7,
  stopped: 8,
  finished: 9,
  returned: 10,
} as const;
export type DossierStatus = keyof typeof statusCodes;

const entries: readonly DossierStatus[] = [
  'submitted',
  'accepted',
  'rejected',
  'processing',
  'awaiting_supplement',
  'awaiting_payment',
  'withdrawn',
  'stopped',
  'finished',
  'returned',
];

/** Trạng thái theo mã quốc gia. Throws on a code outside 1–10: the column's check makes that a bug. */
export function statusOfCode(code: number): DossierStatus {
  const status = entries[code - 1];
  if (!status) throw new RangeError(`No dossier status ${code}`);
  return status;
}

export const actionKinds = [
  'submit',
  'accept',
  'reject',
  'request_supplement',
  'supplement',
  'pay',
  'assign',
  'propose',
  'review',
  'sign',
  'register_result',
  'issue',
  'archive',
  'return_result',
  'receive_result',
  'withdraw',
] as const;
export type ActionKind = (typeof actionKinds)[number];

/** How an action may be begun: as a task of the process, or by this table alone (drawn in no process). */
export type ActionSource = 'task' | 'table';

const taskActions = new Set<ActionKind>([
  'accept',
  'assign',
  'propose',
  'review',
  'sign',
  'register_result',
  'issue',
  'archive',
  'return_result',
]);

export function actionSource(kind: ActionKind): ActionSource {
  return taskActions.has(kind) ? 'task' : 'table';
}

/** From which statuses each action is lawful; a missing one means it is refused. */
const lawfulFrom: Readonly<Record<ActionKind, readonly DossierStatus[]>> = {
  submit: [],
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
  receive_result: ['returned', 'stopped'],
  withdraw: ['submitted', 'accepted', 'processing', 'awaiting_supplement', 'awaiting_payment'],
};

/** Whether an action is lawful from a status (the table only; tasks, roles and the signed decision are checked beside it). */
export function isLawfulFrom(kind: ActionKind, status: DossierStatus): boolean {
  return lawfulFrom[kind].includes(status);
}

/** Statuses in which nobody in the administration has to act: the applicant has. */
export function isWaitingForApplicant(status: DossierStatus): boolean {
  return status === 'awaiting_supplement' || status === 'awaiting_payment';
}

/** Statuses in which the legal term has ended. */
export function isEnded(status: DossierStatus): boolean {
  return ['rejected', 'withdrawn', 'stopped', 'finished', 'returned'].includes(status);
}

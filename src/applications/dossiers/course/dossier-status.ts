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

export const dossierStatuses: readonly DossierStatus[] = [
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
  const status = dossierStatuses[code - 1];
  if (!status) throw new RangeError(`No dossier status ${code}`);
  return status;
}

/** How an action may be begun: as a task of the process, by this table alone (drawn in no process), or only by the system. */
export type ActionSource = 'task' | 'table' | 'system';

const open = ['submitted', 'accepted', 'processing', 'awaiting_supplement', 'awaiting_payment'] as const;
const underWay = ['accepted', 'processing'] as const;
const partnersWork = ['accepted', 'processing', 'awaiting_supplement'] as const;

/** Every action: how it is begun, and from which statuses it is lawful. */
const actions = {
  submit: { source: 'table', from: [] },
  accept: { source: 'task', from: ['submitted'] },
  reject: { source: 'table', from: ['submitted'] },
  request_supplement: { source: 'table', from: ['submitted', 'accepted', 'processing'] },
  supplement: { source: 'table', from: ['awaiting_supplement'] },
  close: { source: 'system', from: ['awaiting_supplement'] },
  pay: { source: 'table', from: ['awaiting_payment', 'accepted', 'processing', 'finished'] },
  assign: { source: 'task', from: underWay },
  consult: { source: 'task', from: underWay },
  consult_again: { source: 'task', from: underWay },
  partner_receive: { source: 'task', from: partnersWork },
  partner_answer: { source: 'task', from: partnersWork },
  partner_approve: { source: 'task', from: partnersWork },
  partner_send: { source: 'task', from: partnersWork },
  partner_silent: { source: 'system', from: partnersWork },
  propose: { source: 'task', from: underWay },
  review: { source: 'task', from: ['processing'] },
  sign: { source: 'task', from: underWay },
  register_result: { source: 'task', from: ['processing'] },
  issue: { source: 'task', from: ['processing'] },
  archive: { source: 'task', from: ['finished', 'returned', 'stopped'] },
  return_result: { source: 'task', from: ['finished', 'stopped'] },
  receive_result: { source: 'table', from: ['returned', 'stopped'] },
  withdraw: { source: 'table', from: open },
  stop: { source: 'table', from: ['accepted', 'processing', 'awaiting_supplement', 'awaiting_payment'] },
  change: { source: 'table', from: ['submitted', 'accepted', 'processing'] },
  draft_extension: { source: 'system', from: underWay },
  extend: { source: 'table', from: underWay },
  record_breach: { source: 'system', from: underWay },
  desk_late: { source: 'system', from: ['submitted'] },
  report_error: { source: 'table', from: ['finished', 'returned'] },
  correct: { source: 'table', from: ['finished', 'returned'] },
  claim: { source: 'table', from: dossierStatuses },
  reassign: { source: 'table', from: dossierStatuses },
  acknowledge: { source: 'table', from: dossierStatuses },
  note: { source: 'table', from: dossierStatuses },
  verify_data: { source: 'system', from: open },
  settle_data: { source: 'table', from: open },
  ask_opinion: { source: 'table', from: open },
  give_opinion: { source: 'table', from: dossierStatuses },
  migrate: { source: 'system', from: open },
  move_unit: { source: 'system', from: dossierStatuses },
} as const satisfies Record<string, { source: ActionSource; from: readonly DossierStatus[] }>;

export type ActionKind = keyof typeof actions;
export const actionKinds = Object.keys(actions).filter((kind): kind is ActionKind => Object.hasOwn(actions, kind));

export function actionSource(kind: ActionKind): ActionSource {
  return actions[kind].source;
}

/** Whether an action is lawful from a status (the table only; tasks, roles and the signed decision are checked beside it). */
export function isLawfulFrom(kind: ActionKind, status: DossierStatus): boolean {
  const from: readonly DossierStatus[] = actions[kind].from;
  return from.includes(status);
}

/** Statuses in which nobody in the administration has to act: the applicant has. */
export function isWaitingForApplicant(status: DossierStatus): boolean {
  return status === 'awaiting_supplement' || status === 'awaiting_payment';
}

/** Statuses in which the legal term has ended. */
export function isEnded(status: DossierStatus): boolean {
  return ['rejected', 'withdrawn', 'stopped', 'finished', 'returned'].includes(status);
}

/** Trạng thái của số thứ tự. */
export const ticketStatuses = ['waiting', 'called', 'done', 'skipped'] as const;
export type TicketStatus = (typeof ticketStatuses)[number];
export type TicketAction = 'recall' | 'skip' | 'finish';

/** Where each action of an official leads; a missing entry means it is refused. Somebody skipped who turns up is called again. */
const transitions: Record<TicketStatus, Partial<Record<TicketAction, TicketStatus>>> = {
  waiting: {},
  called: { recall: 'called', skip: 'skipped', finish: 'done' },
  skipped: { recall: 'called' },
  done: {},
};

export function nextStatus(current: TicketStatus, action: TicketAction): TicketStatus | undefined {
  return transitions[current][action];
}

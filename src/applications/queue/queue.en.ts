import type { queueVi } from './queue.vi.ts';

export const queueEn = {
  'queue.no_desk': 'There is no such one-stop desk.',
  'queue.group_unknown': 'There is no such group of services; please reload the screen.',
  'queue.priority_unknown': 'This kind of priority is not in the rules in force; please reload the screen.',
  'queue.full': 'Too many people are waiting today; please ask the official who guides visitors.',
  'queue.closed': 'Outside working hours no numbers are given. This desk opens at {time} on {day}.',
  'queue.not_yours': 'Number {code} is being served by a colleague at counter {counter}.',
  'queue.ticket_not_found': 'This number was not found today.',
  'queue.action_not_allowed': 'Number {code} was just dealt with by somebody else; please look at the list again.',
  'queue.finish_first': 'Number {code} is being served; please finish or skip it before calling another one again.',
} as const satisfies Record<keyof typeof queueVi, string>;

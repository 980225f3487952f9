import { defineRefusals } from '#infrastructure/refusal.ts';

export const refuse = defineRefusals({
  'queue.no_desk': 404,
  'queue.group_unknown': 422,
  'queue.priority_unknown': 422,
  'queue.full': 409,
  'queue.closed': 409,
  'queue.not_yours': 409,
  'queue.ticket_not_found': 404,
  'queue.action_not_allowed': 409,
  'queue.finish_first': 409,
});

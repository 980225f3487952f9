import type { proposalsVi } from './proposals.vi.ts';

/** The server's words about changes that wait for a second person. */
export const proposalsEn = {
  'exchange.own_proposal': 'Whoever proposed may not confirm; somebody else of the agency in charge has to.',
  'exchange.proposal_settled': 'This proposal has been decided; please look at the list again.',
  'exchange.proposal_late': 'The time to decide this proposal is over; please propose again.',
  'exchange.proposal_outdated':
    'Not carried out: since it was proposed, {what} has changed. Please look at it and propose again.',
  'exchange.not_urgent':
    "The province's rule does not let one person act alone, or only who manages the axis; please send a proposal.",
  'exchange.alert.changed_urgently':
    '{by} alone has changed {keys} at once. Somebody else has to confirm under “Second person”, {hours} hours are left.',
  'exchange.alert.urgent_unconfirmed':
    '{by} alone has changed {keys} at once, and for {hours} hours past the time nobody else has confirmed. Please look into it now.',
} as const satisfies Record<keyof typeof proposalsVi, string>;

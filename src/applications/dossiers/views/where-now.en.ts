import type { WhereNowKey } from './where-now.vi.ts';

export const whereNowEn = {
  you: 'you',
  applicant: 'the applicant',
  rejected: 'The dossier was not accepted. Reason: {reason}',
  withdrawn: 'The dossier was withdrawn on request.',
  awaiting_supplement: 'Waiting for {waited} to supplement the dossier, since {day}.',
  awaiting_payment: 'Waiting for {waited} to pay the fee, since {day}.',
  finished: 'The result is ready, to be returned at {unit}.',
  refused: 'The dossier does not meet the conditions; the notice below gives the reason.',
  stopped: 'The dossier was stopped. Reason: {reason}',
  returned: 'The result was returned on {day}.',
  checking: '{unit} is checking the dossier, {since}.',
  processing: '{unit} is handling it, {since}.',
  partners: '{unit} is giving its part, {since}; an answer is due by the end of {due}.',
  since_today: 'since today ({day})',
  since: 'for {count} days (since {day})',
  'progress.1': 'Handed in, waiting to be accepted',
  'progress.2': 'Being handled',
  'progress.3': 'The result is ready',
  'progress.4': 'Ended',
} as const satisfies Record<WhereNowKey, string>;

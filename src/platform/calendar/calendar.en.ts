import type { calendarVi } from './calendar.vi.ts';

export const calendarEn = {
  'calendar.term_invalid':
    'The term “{text}” is not understood. Write a term like: 10 working days, 8 working hours, 2 hours, 15 days, 1 month, same day.',
  'calendar.time_invalid':
    'The moment “{text}” is not understood. Write both day and time, like 2026-02-13T16:10; without a time zone it is Vietnamese time.',
  'calendar.pause_invalid': 'The pause “{text}” is not valid: it must end after it begins.',
  'calendar.policy_not_applicable':
    'The late-receipt rule “{policy}” applies only to terms in working hours or working days, or within the same working day.',
  'calendar.policy_unknown': 'There is no late-receipt rule “{policy}” in the rule profile {profile}.',
  'calendar.beyond_known_years':
    'The working calendar only covers {from} to {to}, so this term cannot be computed yet. Please add the holidays of the missing years.',
  'calendar.profile_unknown': 'There is no rule profile for “{wanted}”.',
} as const satisfies Record<keyof typeof calendarVi, string>;

import { defineRefusals } from '#infrastructure/refusal.ts';
import type { calendarVi } from './calendar.vi.ts';

export const refuse = defineRefusals({
  'calendar.term_invalid': 400,
  'calendar.time_invalid': 400,
  'calendar.pause_invalid': 400,
  'calendar.policy_not_applicable': 400,
  'calendar.policy_unknown': 400,
  'calendar.beyond_known_years': 422,
  'calendar.profile_unknown': 404,
} satisfies Record<keyof typeof calendarVi, number>);

export type CalendarErrorCode = Parameters<typeof refuse>[0];

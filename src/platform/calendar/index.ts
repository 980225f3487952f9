export { calendarEn } from './calendar.en.ts';
export { calendarVi } from './calendar.vi.ts';
export { refuse as refuseCalendar, type CalendarErrorCode } from './calendar.errors.ts';
export { readCalendarContent, type CalendarContent } from './content/calendar-content.ts';
export { monthsAfter } from './counting/count-days.ts';
export { computeDue, restartDue, type Due, type DueInput, type DueResult } from './compute-due.ts';
export { ContentFault } from '#infrastructure/content-file.ts';
export { explainDue } from './explain-due.ts';
export { lateness, remaining, type Lateness, type LatenessState } from './lateness.ts';
export { countedTermKinds, parseTerm, termText, termToText, type CountedTermKind, type Term } from './legal-term.ts';
export { TermText } from './term-text.ts';
export type { Pause } from './counting/pauses.ts';
export {
  readRuleProfiles,
  receiptPolicy,
  ruleProfileOn,
  type ReceiptPolicy,
  type RuleProfile,
} from './content/rule-profile.ts';
export type { DerivationStep, UnitCalendar } from './schedule.ts';
export type { Calendar } from './content/special-days.ts';
export { unitCalendarsFrom, type UnitCalendars, type UnitKindOn } from './unit-calendars.ts';
export { formatDueAt, parseVietnamTime } from './vietnam-time.ts';
export { endOfDay, noticeMoment } from './notice-moment.ts';
export { isWorkingDay, nextWorkingMoment, workingMinutesBetween } from './working-moments.ts';
export type { WorkingTime } from './content/working-time.ts';

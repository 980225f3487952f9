import { isDayEnd, upperFirst, type CalendarWords } from './derivation.vi.ts';

const months = 'January February March April May June July August September October November December'.split(' ');
const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;

const pad = (value: number): string => String(value).padStart(2, '0');

/** “1 hour”, “2 hours”. */
const counted = (count: number, unit: string): string => `${count} ${unit}${count === 1 ? '' : 's'}`;

/** `2026-02-13` → “13 February 2026”: with the month in letters no reader takes the day for the month. */
const dateText = (on: string): string =>
  `${Number(on.slice(8, 10))} ${months[Number(on.slice(5, 7)) - 1] ?? ''} ${on.slice(0, 4)}`;

/** “Friday, 13 February 2026”. */
function dayText(on: string): string {
  const weekday = weekdays[new Date(`${on}T00:00:00Z`).getUTCDay()] ?? '';
  return `${weekday}, ${dateText(on)}`;
}

/** Milliseconds from midnight → “16:10”, “07:00”, “24:00”. */
function hourText(sinceMidnightMs: number): string {
  const minutes = Math.floor(sinceMidnightMs / 60_000);
  return `${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
}

function lengthText(ms: number): string {
  const minutes = Math.floor(ms / 60_000);
  const parts = [
    ...(minutes >= 60 ? [counted(Math.floor(minutes / 60), 'hour')] : []),
    ...(minutes % 60 > 0 ? [counted(minutes % 60, 'minute')] : []),
  ];
  return parts.join(' ') || 'less than 1 minute';
}

const term: CalendarWords['term'] = {
  hours: (count) => counted(count, 'hour'),
  working_hours: (count) => counted(count, 'working hour'),
  working_days: (count) => counted(count, 'working day'),
  days: (count) => counted(count, 'day'),
  months: (count) => counted(count, 'month'),
  same_day: 'within the same working day',
};

// Each reason of a day off also follows “on a”.
const reason: CalendarWords['reason'] = {
  weekly_rest: 'weekly rest day',
  holiday: ({ holiday }) => `public holiday for ${holiday}`,
  compensatory: ({ holiday }) => `day off in lieu of ${holiday}`,
  swapped_off: () => 'day off by a swap of working days',
  makeup_work: ({ inPlaceOf }) => `worked in place of ${dateText(inPlaceOf)}`,
};

const why: CalendarWords['why'] = {
  unverified: (article) => `${article}, document not yet verified`,
  dayOff: (reason) => `${upperFirst(reason)}, not counted.`,
  receivedNextDayFirst: (at) => `Accepted at ${hourText(at)}; the term runs from the next day.`,
  receivedNextWorkingDayFirst: (at) => `Accepted at ${hourText(at)}; the term runs from the next working day.`,
  receivedOutside: (at, reason, start) =>
    `Accepted at ${hourText(at)}${reason ? ` on a ${reason}` : ', outside working hours'}; the term runs from ${start}.`,
  receivedLate: (at, cutoff, start) =>
    `Accepted at ${hourText(at)}, after ${hourText(cutoff)}; the term runs from ${start}.`,
  opening: (at) => `Working hours begin at ${hourText(at)}; this day is not yet counted.`,
  workingDay: (count, note) => `Working day ${count}${note ? `, ${note}` : ''}.`,
  lastWorkingDay: (count, note, at) =>
    `Working day ${count}${note ? `, ${note}` : ''}; the result is due at ${hourText(at)}.`,
  workingHours: (length, upTo, note) =>
    `${lengthText(length)} of working time counted, until ${hourText(upTo)}${note ? `; ${note}` : ''}.`,
  hours: (length, upTo) => `${lengthText(length)} counted, until ${hourText(upTo)}.`,
  day: (count) => `Day ${count}.`,
  lastDay: (count) => `Day ${count}, the last day of the term.`,
  month: (count) => `${counted(count, 'full month')}.`,
  shortMonth: (count) => `${counted(count, 'full month')}; this month has no such date, so its last day is taken.`,
  movedHere: 'The last day of the term is a day off; the term ends at 24:00 on this next working day.',
  sameDay: (at) => `The result is due within this working day, by ${hourText(at)}.`,
  paused: 'The term is paused, or prolonged by a pause; not counted.',
  pauseWork: (from, to, length) =>
    `Paused from ${from} to ${to}: ${length > 0 ? lengthText(length) : '0 minutes'} of working time added to the term.`,
  pauseElapsed: (from, to, length) => `Paused from ${from} to ${to}: ${lengthText(length)} added to the term.`,
  restarted: 'The dossier has been fully supplemented; the term runs again from the beginning.',
};

const explain: CalendarWords['explain'] = {
  term: (term) => `Processing time: ${term}.`,
  one: (on, why) => `${dayText(on)}: ${why}`,
  many: (from, to, why) => `From ${dayText(from)} to ${dayText(to)}: ${why}`,
  countedWorkingDays: (first, last) => `Working days ${first} to ${last}.`,
  countedDays: (first, last) => `Days ${first} to ${last}.`,
  due: (on, at) =>
    isDayEnd(at)
      ? `Due date: the end of ${dayText(on)}.`
      : `Due date: ${dayText(on)}; appointment for the result: ${hourText(at)}.`,
};

const progress: CalendarWords['progress'] = {
  workingDaysLeft: (days) => `${counted(days, 'working day')} left`,
  daysLeft: (days) => `${counted(days, 'day')} left`,
  dueToday: (at) => (isDayEnd(at) ? 'due today' : `due today at ${hourText(at)}`),
  pastHour: (at) => `past the appointment at ${hourText(at)} today`,
  overdue: (days) => `${counted(days, 'day')} overdue`,
};

export const derivationEn: CalendarWords = {
  hour: hourText,
  moment: (sinceMidnightMs, on) => `${hourText(sinceMidnightMs)} on ${dateText(on)}`,
  term,
  reason,
  why,
  explain,
  progress,
};

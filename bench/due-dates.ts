/**
 * Due dates: microseconds each, beside a minute-walking reference in the same run, and what a province's year of 700,000 dossiers
 * would take. Run with `node bench/due-dates.ts`.
 */
import { fileURLToPath } from 'node:url';
import {
  computeDue,
  parseTerm,
  readCalendarContent,
  termToText,
  unitCalendarsFrom,
  type Term,
} from '../src/platform/calendar/index.ts';
import { walkWorkingDays, walkWorkingHours, type OfficeDays } from './minute-walk.ts';

const YEAR_OF_DOSSIERS = 700_000;
const STARTS = 5_000;

const content = await readCalendarContent(fileURLToPath(new URL('../content/vinh-phuc', import.meta.url)));
const unitCalendar = unitCalendarsFrom(content)('', '2026-01-01');
const special = [...content.calendar.days.values()];
const days: OfficeDays = {
  off: new Set(special.filter(({ kind }) => kind !== 'makeup_work').map(({ on }) => on)),
  makeup: new Set(special.filter(({ kind }) => kind === 'makeup_work').map(({ on }) => on)),
  sittings: (content.workingTimes[0]?.hours.mon ?? []).map(({ openMinute, closeMinute }) => [openMinute, closeMinute]),
};

// Starts spread over 2024–2026 by a fixed stride, weekends and nights included.
const firstMinute = Date.UTC(2024, 0, 1) / 60_000;
const starts = Array.from({ length: STARTS }, (_, index) => firstMinute + (((index * 7_919) % (2.9 * 365 * 1440)) | 0));

function microseconds(repeats: number, work: (localMinute: number) => unknown): number {
  const begun = performance.now();
  for (let repeat = 0; repeat < repeats; repeat += 1) for (const start of starts) work(start);
  return ((performance.now() - begun) * 1000) / (repeats * starts.length);
}

const engine = (term: Term) => (localMinute: number) =>
  computeDue({ term, from: new Date((localMinute - 420) * 60_000), ...unitCalendar });

const walkers: Partial<Record<Term['kind'], (start: number, count: number) => number>> = {
  working_days: (start, count) => walkWorkingDays(days, start, count),
  working_hours: (start, count) => walkWorkingHours(days, start, count),
};

for (const text of [
  '10 working days',
  '30 working days',
  '8 working hours',
  '15 days',
  '3 months',
  '24 hours',
  'same day',
]) {
  const term = parseTerm(text);
  microseconds(4, engine(term));
  const ours = microseconds(10, engine(term));
  const walk = walkers[term.kind];
  const walked = walk && term.kind !== 'same_day' ? microseconds(1, (start) => walk(start, term.count)) : undefined;
  const beside = walked ? `, minute walk ${walked.toFixed(0)} µs, ratio ${(walked / ours).toFixed(0)}` : '';
  const year = (ours * YEAR_OF_DOSSIERS) / 1e6;
  console.log(`${termToText(term)}: ${ours.toFixed(2)} µs${beside}; ${YEAR_OF_DOSSIERS} in ${year.toFixed(1)} s`);
}

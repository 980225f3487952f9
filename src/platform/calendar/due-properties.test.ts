import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { walkWorkingDays, walkWorkingHours, type OfficeDays } from '../../../bench/minute-walk.ts';
import { computeDue, type DueResult } from './compute-due.ts';
import { readCalendarContent } from './content/calendar-content.ts';
import { countedTermKinds, type Term } from './legal-term.ts';
import { unitCalendarsFrom } from './unit-calendars.ts';
import { isWorkingDay, workingMinutesBetween } from './working-moments.ts';

const content = await readCalendarContent(fileURLToPath(new URL('../../../content/vinh-phuc', import.meta.url)));
const unitCalendar = unitCalendarsFrom(content)('', '2026-01-01');
const MINUTE = 60_000;
const firstMinute = Date.parse('2017-01-02T00:00+07:00') / MINUTE;
const lastMinute = Date.parse('2026-06-30T00:00+07:00') / MINUTE;

const longest: Record<(typeof countedTermKinds)[number], number> = {
  hours: 200,
  working_hours: 120,
  working_days: 60,
  days: 90,
  months: 12,
};
const minute = fc.integer({ min: firstMinute, max: lastMinute });
const gap = fc.oneof(fc.integer({ min: 0, max: 600 }), fc.integer({ min: 0, max: 60 * 1440 }));
const termOf = (kind: (typeof countedTermKinds)[number]): fc.Arbitrary<Term & { count: number }> =>
  fc.integer({ min: 1, max: longest[kind] }).map((count) => ({ kind, count }));
const pause = fc.record({
  after: fc.integer({ min: -3000, max: 30_000 }),
  length: fc.integer({ min: 1, max: 20_000 }),
});

const at = (minute: number): Date => new Date(minute * MINUTE);
type Span = { after: number; length: number };
function due(term: Term, from: number, pauses: Span[] = [], origin = from): DueResult {
  const spans = pauses.map(({ after, length }) => ({ from: at(origin + after), to: at(origin + after + length) }));
  return computeDue({ ...unitCalendar, term, from: at(from), pauses: spans });
}

describe.each(countedTermKinds)('a term in %s', (kind) => {
  it('never ends earlier for starting later', () => {
    fc.assert(
      fc.property(termOf(kind), minute, gap, (term, from, later) => {
        const [first, second] = [due(term, from), due(term, from + later)];
        expect(first.dueAt <= second.dueAt && first.dueOn <= second.dueOn).toBe(true);
      }),
    );
  });

  it('never ends earlier for being longer', () => {
    fc.assert(
      fc.property(termOf(kind), minute, (term, from) => {
        expect(due(term, from).dueAt <= due({ kind, count: term.count + 1 }, from).dueAt).toBe(true);
      }),
    );
  });

  it('is not changed by splitting a pause, and never shortened by one', () => {
    fc.assert(
      fc.property(
        termOf(kind),
        minute,
        pause,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (term, from, whole, share) => {
          const head = Math.max(1, Math.floor(whole.length * share));
          const parts = [
            { after: whole.after + head, length: Math.max(1, whole.length - head) },
            { after: whole.after, length: head },
          ];
          const joined = { after: whole.after, length: parts.reduce((sum, { length }) => sum + length, 0) };
          const one = due(term, from, [joined]);
          expect(due(term, from, parts)).toEqual(one);
          expect(due(term, from).dueAt <= one.dueAt).toBe(true);
        },
      ),
    );
  });

  it('is derived day by day in order, up to the due date', () => {
    fc.assert(
      fc.property(termOf(kind), minute, fc.array(pause, { maxLength: 3 }), (term, from, pauses) => {
        const { derivation, dueOn } = due(term, from, pauses);
        const days = derivation.map(({ on }) => on);
        expect(days).toEqual(days.toSorted());
        expect(days.at(-1)).toBe(dueOn);
        expect(derivation.every(({ why }) => why.endsWith('.'))).toBe(true);
        const counted = derivation.filter(({ counted }) => counted).length;
        expect(counted === term.count || kind === 'hours' || kind === 'working_hours').toBe(true);
      }),
    );
  });
});

describe('with a pause fixed in time', () => {
  // Months are left out: 30 and 31 January both lead to 28 February, but a pause on the 31st concerns only the first of them.
  it.each(['hours', 'working_hours', 'working_days', 'days'] as const)(
    'a term in %s still never ends earlier for starting later',
    (kind) => {
      fc.assert(
        fc.property(termOf(kind), minute, gap, fc.array(pause, { maxLength: 3 }), (term, from, later, pauses) => {
          const [first, second] = [due(term, from, pauses), due(term, from + later, pauses, from)];
          expect(first.dueAt <= second.dueAt).toBe(true);
        }),
      );
    },
  );
});

it('a pause in the wait for an open office moves a term that ran out on Saturday no further than one of Sunday', () => {
  const pauses = [
    { from: new Date('2026-06-30T05:33+07:00'), to: new Date('2026-07-09T00:01+07:00') },
    { from: new Date('2026-07-12T00:00+07:00'), to: new Date('2026-07-17T00:01+07:00') },
  ];
  const dueOn = (from: string): string =>
    computeDue({ ...unitCalendar, term: { kind: 'days', count: 3 }, from: new Date(from), pauses }).dueOn;
  expect([dueOn('2026-06-29T22:49+07:00'), dueOn('2026-06-30T00:00+07:00')]).toEqual(['2026-07-17', '2026-07-17']);
});

describe('the day on which a term ends', () => {
  it.each(['working_hours', 'working_days', 'days', 'months'] as const)('is a working day for %s', (kind) => {
    fc.assert(
      fc.property(termOf(kind), minute, fc.array(pause, { maxLength: 2 }), (term, from, pauses) => {
        expect(isWorkingDay(due(term, from, pauses).dueOn, unitCalendar)).toBe(true);
      }),
    );
  });
});

describe('walking minute by minute', () => {
  const special = [...content.calendar.days.values()];
  const days: OfficeDays = {
    off: new Set(special.filter(({ kind }) => kind !== 'makeup_work').map(({ on }) => on)),
    makeup: new Set(special.filter(({ kind }) => kind === 'makeup_work').map(({ on }) => on)),
    sittings: [
      [420, 690],
      [810, 1020],
    ],
  };
  const OFFSET = 420;

  it('leads to the same end of working days', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), minute, (count, from) => {
        const walked = walkWorkingDays(days, from + OFFSET, count) - OFFSET;
        expect(due({ kind: 'working_days', count }, from).dueAt).toEqual(at(walked));
      }),
    );
  });

  it('leads to the same end of working hours', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), minute, (count, from) => {
        const walked = walkWorkingHours(days, from + OFFSET, count) - OFFSET;
        expect(due({ kind: 'working_hours', count }, from).dueAt).toEqual(at(walked));
      }),
    );
  });

  it('working time between two instants adds up', () => {
    fc.assert(
      fc.property(minute, gap, gap, (from, first, second) => {
        const [a, b, c] = [at(from), at(from + first), at(from + first + second)];
        const minutes = workingMinutesBetween(a, b, unitCalendar) + workingMinutesBetween(b, c, unitCalendar);
        expect(workingMinutesBetween(a, c, unitCalendar)).toBe(minutes);
      }),
    );
  });
});

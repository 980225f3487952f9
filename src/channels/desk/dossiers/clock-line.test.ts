import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layClockLine } from './clock-line.ts';

const at = (day: number) => new Date(Date.UTC(2026, 10, day)).toISOString();
const line = (until: number, pauses: { from: number; to: number | null }[] = []) =>
  layClockLine({
    acceptedAt: at(10),
    dueAt: at(20),
    until: at(until),
    pauses: pauses.map(({ from, to }) => ({ from: at(from), to: to === null ? null : at(to), why: 'supplement' })),
  });

describe('the line of the term', () => {
  it('is run time, then time left up to the appointment', () => {
    expect(line(15)).toEqual({
      segments: [
        { kind: 'run', from: 0, to: 0.5 },
        { kind: 'left', from: 0.5, to: 1 },
      ],
      due: 1,
      until: 0.5,
    });
  });

  it('grows past the appointment when it is late', () => {
    expect(line(30)).toEqual({
      segments: [
        { kind: 'run', from: 0, to: 0.5 },
        { kind: 'late', from: 0.5, to: 1 },
      ],
      due: 0.5,
      until: 1,
    });
  });

  it('shows pauses in their place; an open one lasts until now', () => {
    expect(line(16, [{ from: 12, to: 14 }]).segments.map(({ kind }) => kind)).toEqual(['run', 'pause', 'run', 'left']);
    expect(line(16, [{ from: 12, to: null }]).segments).toEqual([
      { kind: 'run', from: 0, to: 0.2 },
      { kind: 'pause', from: 0.2, to: 0.6 },
      { kind: 'left', from: 0.6, to: 1 },
    ]);
  });

  it('covers the whole line without gap or overlap, whatever the pauses', () => {
    const day = fc.integer({ min: 1, max: 30 });
    const pause = fc.record({ from: day, to: fc.option(day) });
    fc.assert(
      fc.property(day, fc.array(pause, { maxLength: 5 }), (until, pauses) => {
        const { segments } = line(until, pauses);
        let reached = 0;
        for (const { from, to } of segments) {
          expect(from).toBe(reached);
          expect(to).toBeGreaterThan(from);
          reached = to;
        }
        expect(reached).toBe(1);
      }),
    );
  });
});

import { describe, expect, it } from 'vitest';
import { formatDueAt, parseVietnamTime } from './vietnam-time.ts';

describe('Vietnamese time', () => {
  it('is meant when no offset is written', () => {
    expect(parseVietnamTime('2026-02-13T16:10').toISOString()).toBe('2026-02-13T09:10:00.000Z');
    expect(parseVietnamTime('2026-02-13T16:10:30').toISOString()).toBe('2026-02-13T09:10:30.000Z');
  });

  it('gives way to a written offset', () => {
    expect(parseVietnamTime('2026-02-13T09:10Z')).toEqual(parseVietnamTime('2026-02-13T16:10+07:00'));
  });

  it.each(['2026-02-13', '2026-02-30T10:00', '2026-02-13 10:00', '2026-02-13T24:00', '13/02/2026', 'hôm nay', ''])(
    '“%s” is refused',
    (text) => {
      expect(() => parseVietnamTime(text)).toThrow('calendar.time_invalid');
    },
  );

  it('writes the end of a day as 24:00 of that day, and any other instant as it is', () => {
    const midnight = parseVietnamTime('2026-03-03T00:00');
    expect(formatDueAt({ dueOn: '2026-03-02', dueAt: midnight })).toBe('2026-03-02T24:00:00+07:00');
    expect(new Date('2026-03-02T24:00:00+07:00')).toEqual(midnight);
    const noon = parseVietnamTime('2026-03-02T11:30:15');
    expect(formatDueAt({ dueOn: '2026-03-02', dueAt: noon })).toBe('2026-03-02T11:30:15+07:00');
  });
});

import { describe, expect, it } from 'vitest';
import { stepMarks } from './step-marks.ts';
import { processVi } from './process.vi.ts';
import { workingTimeText } from './working-time.ts';

describe('marks on the picture', () => {
  it('add up the times of a step done again, and show it as being done while it is', () => {
    const marks = stepMarks([
      { elementId: 'propose', state: 'done', workingMinutes: 60 },
      { elementId: 'propose', state: 'now', workingMinutes: 30 },
      { elementId: 'sign', state: 'ahead', workingMinutes: null },
    ]);
    expect(marks.get('propose')).toEqual({ state: 'now', minutes: 90, times: 2 });
    expect(marks.get('sign')).toEqual({ state: 'ahead', minutes: null, times: 1 });
  });

  it.each([
    [0, '0 phút'],
    [59, '59 phút'],
    [120, '2 giờ'],
    [1005, '16 giờ 45 phút'],
  ])('%i working minutes read %s', (minutes, text) => {
    const t = (key: keyof typeof processVi, params = {}) =>
      processVi[key].replace(/\{(\w+)\}/g, (_, name: string) => String(new Map(Object.entries(params)).get(name)));
    expect(workingTimeText(minutes, t)).toBe(text);
  });
});

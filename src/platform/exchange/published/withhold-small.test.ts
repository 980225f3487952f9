import { describe, expect, it } from 'vitest';
import { addCalls, toldFigures, withholdSmall } from './withhold-small.ts';

const item = (name: string, calls: number, failed = 0) => ({ name, counted: { calls, failed, times: { 40: calls } } });
const shown = (...items: ReturnType<typeof item>[]) =>
  withholdSmall(items, 10).map(({ name, figures }) => `${name} ${figures.withheld || figures.calls}`);

describe('small counts', () => {
  it('are told as below, and never left alone to be subtracted from the total', () => {
    expect(shown(item('a', 500), item('b', 10))).toEqual(['a 500', 'b 10']);
    expect(shown(item('a', 500), item('b', 9), item('c', 20))).toEqual(['a 500', 'b below', 'c beside']);
    expect(shown(item('a', 500), item('b', 9), item('c', 0), item('d', 20))).toEqual([
      ...['a 500', 'b below', 'c below', 'd 20'],
    ]);
    expect(shown(item('a', 3))).toEqual(['a below']);
    expect(shown()).toEqual([]);
  });

  it('leave shares and times of the others as they are, added up over days', () => {
    const sum = addCalls([item('a', 90, 9).counted, { calls: 10, failed: 1, times: { 60: 10 } }]);
    expect(sum).toEqual({ calls: 100, failed: 10, times: { 40: 90, 60: 10 } });
    const { calls, answeredShare, p50Ms, p95Ms } = toldFigures(sum);
    expect([calls, answeredShare]).toEqual([100, 0.9]);
    // The middle of group 40 and of group 60: 1.1 to the power of 40.5 and 60.5 milliseconds.
    expect([p50Ms, p95Ms]).toEqual([47.5, 319.3]);
  });
});

import { describe, expect, it } from 'vitest';
import { countRecentCalls } from './recent-calls.ts';

describe('calls that may still come to the log together', () => {
  let at = 1000;
  const calls = countRecentCalls(() => at);

  it('are those that began lately and are not over', () => {
    const [over] = [calls.begin(), calls.begin(), calls.begin()];
    expect(calls.underWay()).toBe(3);
    over?.();
    expect(calls.underWay()).toBe(2);
  });

  it('are not those that hang at their provider', () => {
    at += 8;
    const over = calls.begin();
    expect(calls.underWay()).toBe(3);
    at += 8;
    expect(calls.underWay()).toBe(1);
    over();
    expect(calls.underWay()).toBe(0);
    at += 800;
    expect(calls.underWay()).toBe(0);
  });

  it('a call that hung and is over at last takes nobody else away', () => {
    const hung = calls.begin();
    at += 100;
    calls.begin();
    hung();
    expect(calls.underWay()).toBe(1);
  });
});

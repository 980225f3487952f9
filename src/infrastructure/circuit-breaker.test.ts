import { describe, expect, it } from 'vitest';
import { createBreaker } from './circuit-breaker.ts';

function build() {
  let now = 0;
  const breaker = createBreaker<string>({ failures: 3, restMs: 1000 }, () => now);
  return { breaker, pass: (ms: number) => (now += ms) };
}

describe('a circuit breaker', () => {
  it('lets calls through until three have failed in a row', () => {
    const { breaker } = build();
    for (const reason of ['down', 'down']) breaker.failed(reason);
    expect(breaker.closedFor()).toBeUndefined();
    breaker.failed('timeout');
    expect(breaker.closedFor()).toBe('timeout');
  });

  it('counts failures in a row only', () => {
    const { breaker } = build();
    for (let call = 0; call < 10; call += 1) {
      breaker.failed('down');
      breaker.failed('down');
      breaker.succeeded();
    }
    expect(breaker.closedFor()).toBeUndefined();
  });

  it('can be looked at without letting a call through', () => {
    const { breaker, pass } = build();
    expect(breaker.restsFor()).toBeUndefined();
    for (const reason of ['down', 'down', 'down']) breaker.failed(reason);
    pass(999);
    expect([breaker.restsFor(), breaker.closedFor()]).toEqual(['down', 'down']);
    pass(1);
    expect([breaker.restsFor(), breaker.restsFor()]).toEqual([undefined, undefined]);
    expect([breaker.closedFor(), breaker.closedFor(), breaker.restsFor()]).toEqual([undefined, 'down', 'down']);
  });

  it('lets one call through after the rest, and no other before it has come back', () => {
    const { breaker, pass } = build();
    for (const reason of ['down', 'down', 'down']) breaker.failed(reason);
    pass(1000);
    expect([breaker.closedFor(), breaker.closedFor(), breaker.closedFor()]).toEqual([undefined, 'down', 'down']);
    breaker.failed('timeout');
    pass(999);
    expect(breaker.closedFor()).toBe('timeout');
    pass(1);
    expect(breaker.closedFor()).toBeUndefined();
    breaker.succeeded();
    expect([breaker.closedFor(), breaker.closedFor()]).toEqual([undefined, undefined]);
  });
});

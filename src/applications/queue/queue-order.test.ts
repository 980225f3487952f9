import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { estimateWaitMinutes, isPriorityNext, medianOf, planOrder, type Interleave } from './queue-order.ts';

const twoToOne: Interleave = { priority: 2, ordinary: 1 };
const rule = fc.record({ priority: fc.integer({ min: 1, max: 4 }), ordinary: fc.integer({ min: 1, max: 4 }) });
const tickets = fc
  .array(fc.boolean(), { maxLength: 60 })
  .map((flags) => flags.map((isPriority, place) => ({ isPriority, place })));
const history = fc.array(fc.boolean(), { maxLength: 10 });

const order = (text: string) =>
  planOrder(twoToOne, { calls: [], waiting: [...text].map((letter) => ({ isPriority: letter === 'p' })) })
    .map(({ isPriority }) => (isPriority ? 'p' : 'o'))
    .join('');

describe('the order of calling', () => {
  it.each([
    ['ooo', 'ooo'],
    ['ppp', 'ppp'],
    ['oooppp', 'ppopoo'],
    ['oppppo', 'ppoppo'],
    ['po', 'po'],
    ['', ''],
  ])('two with priority, then one without: %s is called %s', (waiting, called) => {
    expect(order(waiting)).toBe(called);
  });

  it('lets an ordinary number in at once after a long row of others', () => {
    const both = { priority: true, ordinary: true };
    expect(isPriorityNext(twoToOne, { calls: [true, true, true, true], waiting: both })).toBe(false);
    expect(isPriorityNext(twoToOne, { calls: [true, true, false], waiting: both })).toBe(true);
  });

  it('calls everybody once, and of one kind in the order they came', () => {
    fc.assert(
      fc.property(rule, history, tickets, (interleave, calls, waiting) => {
        const called = planOrder(interleave, { calls, waiting });
        expect(called.map(({ place }) => place).toSorted((a, b) => a - b)).toEqual(waiting.map(({ place }) => place));
        for (const kind of [true, false]) {
          const places = called.filter(({ isPriority }) => isPriority === kind).map(({ place }) => place);
          expect(places).toEqual(places.toSorted((a, b) => a - b));
        }
      }),
    );
  });

  it('starves nobody: while both wait, neither is passed over more often than the rule says, whoever else comes', () => {
    const events = fc.array(fc.constantFrom('priority', 'ordinary', 'call', 'call'), { maxLength: 300 });
    fc.assert(
      fc.property(rule, history, events, (interleave, before, happenings) => {
        const calls = [...before];
        const waiting = { priority: 0, ordinary: 0 };
        const passed = { priority: 0, ordinary: 0 };
        for (const event of happenings) {
          if (event !== 'call') {
            waiting[event] += 1;
            continue;
          }
          const has = { priority: waiting.priority > 0, ordinary: waiting.ordinary > 0 };
          if (!has.priority && !has.ordinary) continue;
          const kind = isPriorityNext(interleave, { calls, waiting: has }) ? 'priority' : 'ordinary';
          const other = kind === 'priority' ? 'ordinary' : 'priority';
          expect(waiting[kind]).toBeGreaterThan(0);
          waiting[kind] -= 1;
          passed[kind] = 0;
          passed[other] = has[other] ? passed[other] + 1 : 0;
          expect(passed.ordinary).toBeLessThanOrEqual(interleave.priority);
          expect(passed.priority).toBeLessThanOrEqual(interleave.ordinary);
          calls.push(kind === 'priority');
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('the estimated wait', () => {
  it.each([
    [{ ahead: 0, counters: 1, serviceMinutes: 8 }, 0],
    [{ ahead: 3, counters: 1, serviceMinutes: 8 }, 24],
    [{ ahead: 3, counters: 2, serviceMinutes: 8 }, 12],
    [{ ahead: 1, counters: 0, serviceMinutes: 7.5 }, 8],
  ])('of %j is %i minutes', (given, minutes) => {
    expect(estimateWaitMinutes(given)).toBe(minutes);
  });

  it('takes the middle of real times', () => {
    expect([medianOf([]), medianOf([9, 1, 5]), medianOf([4, 2])]).toEqual([undefined, 5, 2]);
  });
});

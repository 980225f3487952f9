import { describe, expect, it } from 'vitest';
import { vietnamDay } from '#infrastructure/clock.ts';
import { anyField } from '../figures/grant-use.ts';
import { confirmBy, confirmedBefore, judgeUse, type UsedGrant } from './judge-use.ts';
import { ruleOn } from '../dated-rules.ts';
import { ReviewRule } from './review-rules.ts';

const rule = ReviewRule.parse({
  ...{ everyMonths: 12, tellDaysBefore: 30, unusedDays: 90, from: '2026-01-01' },
  source: 'Quy chế thử nghiệm',
});
const grant: UsedGrant = {
  operations: ['read', 'list'],
  fields: ['name', 'home', 'home.street'],
  validFrom: '2026-01-01',
  validTo: '2028-12-31',
  reviewedAt: new Date('2026-01-31T02:00:00Z'),
  lastAt: new Date('2026-06-01T00:00:00Z'),
  usedOperations: ['read', 'list'],
  usedFields: ['name', 'home.street'],
};
const judge = (day: string, change: Partial<UsedGrant> = {}) =>
  judgeUse({ ...grant, ...change }, { rule, at: new Date(`${day}T03:00:00Z`) });

describe('the use of a grant', () => {
  it('suggests nothing while all of it is used', () => {
    expect(judge('2026-06-02')).toMatchObject({ advice: 'none', isIdle: false, state: 'later', dueOn: '2027-01-31' });
  });

  it('is none after so many days without a call, counted anew from when it was confirmed', () => {
    expect(judge('2026-08-29').isIdle).toBe(false);
    expect(judge('2026-08-30')).toMatchObject({ isIdle: true, advice: 'give_back' });
    expect(judge('2026-08-30', { reviewedAt: new Date('2026-08-01T00:00:00Z') }).isIdle).toBe(false);
  });

  it('of a grant never called counts from its first day', () => {
    const never = { lastAt: null, usedOperations: [], usedFields: [], validFrom: '2026-03-01' };
    expect(judge('2026-05-29', never)).toMatchObject({ isIdle: false, unusedOperations: [], advice: 'none' });
    expect(judge('2026-05-31', never)).toMatchObject({ isIdle: true, unusedOperations: ['read', 'list'] });
  });

  it('names the operations and fields nobody used, a field by any part of it', () => {
    expect(judge('2026-06-02', { usedOperations: ['read'], usedFields: ['home.street'] })).toMatchObject({
      ...{ unusedOperations: ['list'], unusedFields: ['name'], advice: 'narrow' },
    });
    expect(judge('2026-02-20', { usedOperations: ['read'] }).unusedOperations).toEqual([]);
  });

  it('says nothing of fields that are not on record', () => {
    expect(judge('2026-06-02', { usedFields: [anyField, 'name'] }).unusedFields).toEqual([]);
    expect(judge('2026-06-02', { usedFields: [] }).unusedFields).toEqual([]);
    expect(judge('2026-06-02', { fields: null, usedFields: ['name'] }).unusedFields).toEqual([]);
  });
});

describe('when a grant is to be confirmed', () => {
  it.each([
    ['2026-12-31', 'later'],
    ['2027-01-01', 'due'],
    ['2027-01-31', 'due'],
    ['2027-02-01', 'overdue'],
  ])('on %s it is %s', (day, state) => {
    expect(judge(day).state).toBe(state);
  });

  it('is never, where it ends before', () => {
    expect(judge('2027-02-01', { validTo: '2027-01-30' }).state).toBe('later');
  });

  it('is the same for one grant and in the list of all', () => {
    for (let day = Date.parse('2027-01-20T03:00:00Z'); day < Date.parse('2027-03-05'); day += 86_400_000) {
      const at = new Date(day);
      for (const reviewed of ['2026-01-28', '2026-02-28', '2026-02-03']) {
        const reviewedAt = new Date(`${reviewed}T16:59:00Z`);
        const isLate = confirmBy(reviewedAt, rule) < vietnamDay(at);
        expect(reviewedAt < confirmedBefore(at, rule, -1)).toBe(isLate);
      }
    }
  });

  it('follows the rule of its day', () => {
    const rules = [
      { ...rule, to: '2026-12-31' },
      { ...rule, from: '2027-01-01', everyMonths: 6 },
    ];
    expect(ruleOn(rules, '2026-12-31')?.everyMonths).toBe(12);
    expect(ruleOn(rules, '2027-01-01')?.everyMonths).toBe(6);
    expect(ruleOn(rules, '2025-12-31')).toBeUndefined();
  });
});

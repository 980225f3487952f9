import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readRuleProfiles, receiptPolicy, ruleProfileOn } from './rule-profile.ts';

const profiles = await readRuleProfiles(fileURLToPath(new URL('../../../../content/vinh-phuc', import.meta.url)));

describe('rule profiles', () => {
  it.each([
    ['2018-06-21', '2018'],
    ['2025-06-30', '2018'],
    ['2025-07-01', '2025'],
    ['2026-11-24', '2025'],
  ])('on %s the profile in force is %s', (on, name) => {
    expect(ruleProfileOn(profiles, on).name).toBe(name);
  });

  it('are found by name after the law has replaced them, as the demonstration regime does', () => {
    expect(ruleProfileOn(profiles, '2018').validTo).toBe('2025-06-30');
  });

  it('are refused before the first and under an unknown name', () => {
    expect(() => ruleProfileOn(profiles, '2018-06-20')).toThrow('calendar.profile_unknown');
    expect(() => ruleProfileOn(profiles, '1999')).toThrow('calendar.profile_unknown');
  });

  it('number their forms 01–06 in 2018 and 01–07 in 2025', () => {
    const numbers = profiles.map(({ forms }) => forms.map(({ number }) => number));
    expect(numbers).toEqual([
      ['01', '02', '03', '04', '05', '06'],
      ['01', '02', '03', '04', '05', '06', '07'],
    ]);
  });

  it('set the terms of NĐ 118/2025 in 2025 and leave out what 2018 did not have', () => {
    const [older, newer] = profiles;
    expect(newer).toMatchObject({
      onlineAcceptance: {
        noticeWithin: { kind: 'hours', count: 2 },
        acceptWithin: { kind: 'working_hours', count: 8 },
      },
      supplement: {
        returnWithin: { kind: 'working_days', count: 3 },
        afterSupplement: 'restart',
        closesAfter: { kind: 'days', count: 15 },
      },
      extension: { atMost: 1, noticeBefore: { kind: 'days', count: 1 } },
      correction: { within: { kind: 'working_days', count: 3 } },
    });
    expect(older).toMatchObject({
      supplement: { returnWithin: { kind: 'working_days', count: 3 }, afterSupplement: 'restart' },
    });
    expect([older?.onlineAcceptance, older?.supplement.closesAfter]).toEqual([undefined, undefined]);
  });

  it('recognise the dossier codes of their time', () => {
    const [older, newer] = profiles.map(({ dossierCode }) => dossierCode.pattern);
    expect([older?.test('000.05.12.H62-200115-0007'), older?.test('H62.05-20250801-0000007')]).toEqual([true, false]);
    expect([newer?.test('H62.05-20250801-0000007'), newer?.test('000.05.12.H62-200115-0007')]).toEqual([true, false]);
  });

  it('carry the 15:00 rule as a policy with its article', () => {
    const policy = receiptPolicy(ruleProfileOn(profiles, '2025'), 'same-day-15h');
    expect(policy).toMatchObject({ receivedAfterMinute: 15 * 60, article: 'Điều 18 Nghị định 118/2025/NĐ-CP' });
    expect(() => receiptPolicy(ruleProfileOn(profiles, '2025'), 'noon')).toThrow('calendar.policy_unknown');
  });
});

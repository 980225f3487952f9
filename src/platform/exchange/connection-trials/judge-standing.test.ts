import { describe, expect, it } from 'vitest';
import { judgeCredentials } from './judge-standing.ts';
import type { TrialFacts } from './trial-facts.queries.ts';

const at = new Date('2026-11-29T09:45:00Z');
const good = new Date('2027-03-01T00:00:00Z');
const over = new Date('2026-02-01T00:00:00Z');
const ends = (kind: string, notAfter: Date) => ({ kind, notAfter });
const factsOf = (credentials: TrialFacts['credentials'], more: Partial<TrialFacts> = {}): TrialFacts => ({
  grant: { state: 'active', validFrom: '2026-01-01', validTo: '2027-12-31', dailyQuota: 10, hours: null },
  consumer: { code: 'mot-cua', state: 'active', hasXRoadId: false },
  ...{ environment: 'production', providerState: 'active', leased: 0, credentials },
  service: { id: 'x', key: 'dia-danh/1.0', state: 'published' },
  ...more,
});
const xRoad = { consumer: { code: 'mot-cua', state: 'active', hasXRoadId: true } };
const code = (facts: TrialFacts, demandsCertificate: boolean, home?: string) =>
  judgeCredentials(facts, { at, demandsCertificate, home }).code;

describe('keys and certificates of a consumer', () => {
  it.each([
    ['none', factsOf([]), 'credentials_none', 'credentials_none'],
    ['a key', factsOf([ends('secret', good)]), 'credentials_hold', 'certificate_missing'],
    [
      'a key, in the sandbox',
      factsOf([ends('secret', good)], { environment: 'sandbox' }),
      'credentials_hold',
      'credentials_hold',
    ],
    [
      'a key that has ended',
      factsOf([ends('secret', over), ends('key', good)]),
      'credentials_expired',
      'credentials_expired',
    ],
    [
      'one that has ended beside a new one',
      factsOf([ends('secret', good), ends('secret', over)]),
      'credentials_hold',
      'certificate_missing',
    ],
    [
      'a key and a certificate',
      factsOf([ends('secret', good), ends('certificate', good)]),
      'credentials_hold',
      'credentials_hold',
    ],
    [
      'a certificate that has ended',
      factsOf([ends('secret', good), ends('certificate', over)]),
      'credentials_hold',
      'certificate_missing',
    ],
    ['a certificate alone', factsOf([ends('certificate', good)]), 'credentials_none', 'credentials_none'],
    [
      'a certificate alone, known to X-Road',
      factsOf([ends('certificate', good)], xRoad),
      'credentials_none',
      'credentials_hold',
    ],
  ])('%s', (_what, facts, plain, overTls) => {
    expect([code(facts, false), code(facts, true)]).toEqual([plain, overTls]);
  });

  it('the system that signs its tokens itself needs no key, over TLS its certificate', () => {
    expect(code(factsOf([]), false, 'mot-cua')).toBe('credentials_own');
    expect(code(factsOf([]), true, 'mot-cua')).toBe('certificate_missing');
    expect(code(factsOf([ends('certificate', good)]), true, 'mot-cua')).toBe('credentials_hold');
    expect(code(factsOf([]), false, 'another')).toBe('credentials_none');
  });

  it('the day that is told is that of the first to end', () => {
    const facts = factsOf([ends('secret', new Date('2028-01-01T00:00:00Z')), ends('certificate', good)]);
    expect(judgeCredentials(facts, { at, demandsCertificate: true, home: undefined }).params).toEqual({
      day: '01/03/2027',
    });
  });
});

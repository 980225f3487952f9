import { describe, expect, it } from 'vitest';
import { readExchangeText, type ExchangeFile } from '#platform/exchange/index.ts';
import { buildFile, buildPurposeKey, grantTo } from '#testing/exchange-office.ts';
import { judgeDanger } from './judge-danger.ts';

const before = buildFile('https://provider.example');
const [firstSystem] = before.systems;
const [people] = before.services;
const [grant] = before.grants;
if (!firstSystem || !people || !grant) throw new Error('no file');
const key = people.code;
const withSystem = (change: object): ExchangeFile => replaced({ systems: [{ ...firstSystem, ...change }] });
const withService = (change: object): ExchangeFile => replaced({ services: [{ ...people, ...change }] });
const withGrant = (change: object): ExchangeFile => replaced({ grants: [{ ...grant, ...change }] });

/** Read as a file is, so that what is judged is what could be declared. */
function replaced({ systems = [], services = [], grants = [] }: Partial<Record<keyof ExchangeFile, object[]>>) {
  const merged = {
    systems: [...systems, ...before.systems.slice(systems.length)],
    services: [...services, ...before.services.slice(services.length)],
    grants: [...grants, ...before.grants.slice(grants.length)],
  };
  return readExchangeText('test', JSON.stringify(merged));
}

const settings = (change: object) => withService({ settings: { ...people.settings, ...change } });

const withTopic = (schema: object): ExchangeFile =>
  readExchangeText(
    'test',
    JSON.stringify({ ...before, topics: [{ code: 'ho-so', name: 'Hồ sơ', owner: firstSystem.code, schema }] }),
  );

describe('what opens, weakens or destroys', () => {
  it.each([
    ['a stopped system let in again', withSystem({ state: 'suspended' }), before, ['system_resumed']],
    ['a system retired', before, withSystem({ state: 'retired' }), ['system_retired']],
    [
      'a system given to another agency',
      before,
      withSystem({ owner: { code: 'H62.99', name: 'Sở khác' } }),
      ['owner_changed'],
    ],
    ['a key', before, withSystem({ purposeKeys: [buildPurposeKey().jwk] }), ['credential_given']],
    [
      'real data for a system that was for trying out',
      withSystem({ environment: 'sandbox' }),
      before,
      ['credential_given'],
    ],
    ['a page to come back to', before, withSystem({ signOnAddresses: ['https://a.example/b'] }), ['sign_on_address']],
    ['a new register of people', { ...before, services: [] }, before, ['service_opened']],
    ['a stopped service opened again', withService({ state: 'suspended' }), before, ['service_resumed']],
    ['a service said to hold nobody’s data', before, withService({ personal: false }), ['personal_data']],
    ['another address', before, withService({ upstream: 'https://other.example' }), ['provider_address']],
    ['answers no longer checked', before, settings({ checkResponses: false }), ['checks_weakened']],
    ['larger bodies', before, settings({ maxRequestBytes: 900_000_000 }), ['checks_weakened']],
    ['bodies no longer kept', settings({ keepBodies: true }), before, ['checks_weakened']],
    [
      'commands that need no key any more',
      settings({ firstAnswers: { keptHours: 24, keyRequired: true } }),
      settings({ firstAnswers: { keptHours: 24, keyRequired: false } }),
      ['checks_weakened'],
    ],
    [
      'first answers kept for a shorter time',
      settings({ firstAnswers: { keptHours: 24 } }),
      settings({ firstAnswers: { keptHours: 1 } }),
      ['checks_weakened'],
    ],
    ['messages held against another schema', withTopic({ type: 'object' }), withTopic({}), ['checks_weakened']],
    ['a service retired', before, withService({ state: 'retired' }), ['service_retired']],
    ['a grant by file', { ...before, grants: [] }, before, ['grant_widened']],
    ['a larger quota', before, withGrant({ dailyQuota: 20_000 }), ['grant_widened']],
    ['another field', before, withGrant({ fields: ['personalId', 'fullName', 'religion'] }), ['grant_widened']],
    ['a later end', before, withGrant({ to: '2030-12-31' }), ['grant_widened']],
  ])('%s is dangerous', (_what, was, is, dangers) => {
    expect(judgeDanger(was, is)).toEqual(dangers);
  });
});

describe('a service to try out that leads where real data are', () => {
  const sandboxAt = (upstream: string, change: object = {}): ExchangeFile => ({
    ...before,
    services: [...before.services, { ...people, environment: 'sandbox', upstream, ...change }],
  });

  it.each(['https://provider.example', 'https://PROVIDER.example./other', 'http://provider.example:80/'])(
    'at %s is dangerous: who tries out needs no grant',
    (upstream) => {
      expect(judgeDanger(before, sandboxAt(upstream))).toEqual(['provider_address']);
      expect(judgeDanger(sandboxAt(upstream, { state: 'suspended' }), sandboxAt(upstream))).toEqual([
        'provider_address',
      ]);
    },
  );

  it('is dangerous also when it asks for something else there, or the real one comes after it; not when nothing changes', () => {
    const is = sandboxAt('https://provider.example');
    expect(judgeDanger(is, sandboxAt('https://provider.example', { contract: `${people.contract} ` }))).toEqual([
      'provider_address',
    ]);
    const wanted = sandboxAt('https://thu.example', { personal: false });
    const moved = { ...wanted, services: wanted.services.map((one) => ({ ...one, upstream: 'https://thu.example' })) };
    expect(judgeDanger(wanted, moved)).toContain('provider_address');
    const alone = { ...is, services: is.services.slice(-1) };
    expect(judgeDanger(alone, { ...is, services: is.services })).toContain('provider_address');
    expect(judgeDanger(is, is)).toEqual([]);
  });

  it('is found out also where only that one service is looked at', () => {
    const one = { ...before, services: sandboxAt('https://provider.example').services.slice(-1) };
    expect(judgeDanger({ ...one, services: [] }, one)).toEqual([]);
    expect(judgeDanger({ ...one, services: [] }, one, [...before.services, ...one.services])).toEqual([
      'provider_address',
    ]);
  });
});

describe('cutting off', () => {
  it.each([
    ['a system', withSystem({ state: 'suspended' })],
    ['a service', withService({ state: 'suspended' })],
    ['a service on its way out', withService({ state: 'deprecated', sunsetOn: '2027-01-01' })],
    ['a grant, ended', { ...before, grants: [] }],
    [
      'a grant, narrowed',
      withGrant({ fields: ['personalId'], dailyQuota: 5, to: '2026-12-31', hours: { from: '07:00', to: '17:00' } }),
    ],
    ['checks made stricter', settings({ keepBodies: true, maxResponseBytes: 2048 })],
    ['a system no longer declared', { ...before, systems: before.systems.slice(1) }],
  ])('%s needs nobody', (_what, is) => {
    expect(judgeDanger(before, is)).toEqual([]);
  });

  it('does not what tries out where nothing real is, though it asks for more', () => {
    const sandbox = { ...people, environment: 'sandbox' as const, upstream: 'https://thu.example' };
    const was = { ...before, services: [...before.services, sandbox] };
    const is = { ...before, services: [...before.services, { ...sandbox, contract: `${sandbox.contract} ` }] };
    expect(judgeDanger(before, was)).toEqual([]);
    expect(judgeDanger(was, is)).toEqual([]);
  });

  it('nor does what is only for trying out', () => {
    const sandbox = { ...people, environment: 'sandbox' as const };
    const file = { ...before, grants: [], services: [sandbox] };
    expect(judgeDanger({ ...file, services: [] }, file)).toEqual([]);
    const trying = readExchangeText(
      'test',
      JSON.stringify({ systems: before.systems, grants: [], services: [], topics: [] }),
    );
    const tried = { ...trying, grants: [{ ...grant, ...grantTo('la', `sandbox/${key}/1.0`, ['getCitizen']) }] };
    expect(judgeDanger(trying, tried)).toEqual([]);
  });
});

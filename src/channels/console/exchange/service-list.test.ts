import { describe, expect, it } from 'vitest';
import type { ServiceView } from '#platform/exchange/management/management.contract.ts';
import { findServices, groupOf, warningsOf } from './service-list.ts';

const health = { calls: 0, failed: 0, lastGoodAt: null, trouble: 'none' as const };
const stop = { from: '2026-12-15T15:00:00Z', to: '2026-12-15T22:00:00Z', reason: 'Nâng cấp máy chủ' };
const buildService = (change: Partial<ServiceView> = {}): ServiceView => ({
  ...{ key: 'ho-tich/1.0', code: 'ho-tich', version: '1.0', name: 'Cơ sở dữ liệu hộ tịch điện tử', description: '' },
  ...{ providerCode: 'motcua', providerName: 'Hệ thống thông tin giải quyết thủ tục hành chính tỉnh' },
  ...{ environment: 'production', personal: true, article: 'Điều 5', state: 'published', sunsetOn: null, stop: null },
  ...{ health, keepsBodies: false, operations: [], composition: [] },
  ...change,
});
const buildPart = (name: string, isRequired: boolean, state: ServiceView['state']) => ({
  ...{ name, isRequired, state, serviceKey: `${name}/1.0`, serviceName: name, keeperName: 'Sở Tư pháp' },
  ...{ operation: 'get', needs: [], sunsetOn: null, trouble: 'none' as const },
});
const composedOf = (...parts: ReturnType<typeof buildPart>[]) => ({
  composition: [{ operation: 'getPerson', parts }],
});

describe('what needs attention of a service', () => {
  it.each<[string, Partial<ServiceView>, ReturnType<typeof warningsOf>]>([
    ['nothing, where all is well', {}, []],
    ['a provider that does not answer', { health: { ...health, trouble: 'silent' } }, ['silent']],
    ['many faults', { health: { ...health, trouble: 'troubled' } }, ['troubled']],
    ['a stop that is announced', { stop: { ...stop, underWay: false } }, ['stopPlanned']],
    ['a stop under way', { stop: { ...stop, underWay: true } }, ['stopped']],
    ['no part that answers', composedOf(buildPart('danCu', true, 'published')), []],
    ['a part that may be missing', composedOf(buildPart('hoTich', false, 'suspended')), ['partial']],
    [
      'the part that is needed, whatever else is missing',
      composedOf(buildPart('hoTich', false, 'suspended'), buildPart('danCu', true, 'retired')),
      ['down'],
    ],
    ['nothing of what is over', { state: 'retired', health: { ...health, trouble: 'silent' } }, []],
  ])('is %s', (_, change, warnings) => {
    expect(warningsOf(buildService(change))).toEqual(warnings);
  });
});

describe('the group of a service', () => {
  it.each<[string, Partial<ServiceView>, ReturnType<typeof groupOf>]>([
    ['is offered for real', {}, 'production'],
    ['is there to try out', { environment: 'sandbox' }, 'sandbox'],
    ['is suspended', { state: 'suspended' }, 'attention'],
    ['is on its way out', { state: 'deprecated' }, 'attention'],
    ['is over', { state: 'retired' }, 'production'],
    [
      'is in trouble, even to try out',
      { environment: 'sandbox', health: { ...health, trouble: 'silent' } },
      'attention',
    ],
  ])('of one that %s', (_, change, group) => {
    expect(groupOf(buildService(change))).toBe(group);
  });
});

it.each([
  ['', ['ho-tich/1.0', 'sandbox/dat-dai/1.0']],
  ['  ', ['ho-tich/1.0', 'sandbox/dat-dai/1.0']],
  ['hộ tịch', ['ho-tich/1.0']],
  ['HO TICH', ['ho-tich/1.0']],
  ['dat-dai/1', ['sandbox/dat-dai/1.0']],
  ['so nong nghiep', ['sandbox/dat-dai/1.0']],
  ['motcua', ['ho-tich/1.0']],
  ['lý lịch', []],
])('services are found by %j', (search, keys) => {
  const land = { key: 'sandbox/dat-dai/1.0', name: 'Đất đai', providerCode: 'snn', providerName: 'Sở Nông nghiệp' };
  const services = [buildService(), buildService(land)];
  expect(findServices(services, search).map(({ key }) => key)).toEqual(keys);
});

import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { systemClock, vietnamDay } from '#infrastructure/clock.ts';
import { buildSimulatedOutside, lookUpContext } from '#testing/simulated-outside.ts';
import { testDatabase } from '#testing/test-database.ts';
import { createCivilStatusSource } from '../civil-status/index.ts';
import { directWay, keyedProvider } from '../outside/index.ts';
import { createPopulationSource, populationProvider } from '../population/index.ts';
import { createMinistryStandIn, createMinistrySystems } from './index.ts';

const { db } = await testDatabase();
const books = createMinistryStandIn({ db, now: systemClock });
const outside = await buildSimulatedOutside(books);
const { civilStatus, business } = outside.outside;
if (!civilStatus || !business) throw new Error('a simulator is missing');
const systems = {
  'civil-status': directWay(keyedProvider(civilStatus)),
  'business-register': directWay(keyedProvider(business)),
};
const patient = { breaker: { failures: 1000, restMs: 1 } };
const ministries = createMinistrySystems({ systems, limits: patient });
const today = vietnamDay(new Date());
const birth = {
  ...{ name: 'Nguyễn Thị Bưởi', birthDate: '2026-11-01', gender: 'female' as const, ethnicGroup: '01' },
  motherId: outside.lan,
};

let sequence = 0;
const nextCode = () => `H62.31.01-261123-${String((sequence += 1)).padStart(4, '0')}`;
const register = (dossierCode: string, { from = ministries, system = 'civil-status', newborn = false } = {}) =>
  from.register({
    ...{ system, dossierCode, unitCode: 'H62.31.01', newPerson: newborn ? birth : null },
    ground: { dossier: dossierCode, procedure: '1.001193', unit: 'H62.31.01' },
  });
const codesOfToday = async () =>
  (await ministries.listRegistered('civil-status', today)).map(({ dossierCode }) => dossierCode);

afterEach(() => outside.control('ministry-civil-status', { mode: 'normal' }));
afterAll(() => outside.close());

describe('a ministry’s system', () => {
  it('gives number, book and day, and a personal number to a child', async () => {
    expect(await register(nextCode())).toEqual({
      number: expect.stringMatching(/^\d{2,}$/),
      book: today.slice(0, 4),
      registeredOn: today,
      extra: {},
    });
    const { extra } = await register(nextCode(), { newborn: true });
    expect(extra['personalId']).toMatch(/^026326\d{6}$/);
  });

  it('makes a child known to the registers from then on, with its mother, where she lives', async () => {
    const { extra, number } = await register(nextCode(), { newborn: true });
    const key = { kind: 'personalId', value: extra['personalId'] ?? '' };
    const { population } = outside.outside;
    if (!population) throw new Error('a simulator is missing');
    const source = createPopulationSource({
      way: directWay(populationProvider({ ...population, now: systemClock })),
      limits: patient,
    });
    const mother = await source.lookUp({ kind: 'personalId', value: outside.lan }, lookUpContext);
    const child = await source.lookUp(key, lookUpContext);
    expect(child).toMatchObject({
      kind: 'found',
      record: { data: { name: birth.name, birthDate: birth.birthDate, gender: 'female', maritalStatus: 'single' } },
    });
    if (child.kind !== 'found' || mother.kind !== 'found') throw new Error('not found');
    expect(child.record.data['residence']).toEqual(mother.record.data['residence']);
    expect(child.record.data['mother']).toMatchObject({ personalId: outside.lan });
    const civil = await createCivilStatusSource({ way: directWay(keyedProvider(civilStatus)), limits: patient }).lookUp(
      key,
      lookUpContext,
    );
    expect(civil).toMatchObject({ kind: 'found', record: { data: { birth: { number } } } });
  });

  it('gives a household business a number of the form the law gives it, the same in the list of the day', async () => {
    const code = nextCode();
    const { number } = await register(code, { system: 'business-register' });
    expect(number).toMatch(/^\d{2}[A-Z]8\d{6}$/);
    expect(await ministries.listRegistered('business-register', today)).toContainEqual(
      expect.objectContaining({ dossierCode: code, number }),
    );
  });

  it('registers a dossier that is sent again once', async () => {
    const code = nextCode();
    const answers = await Promise.all(Array.from({ length: 8 }, () => register(code)));
    expect(new Set(answers.map(({ number }) => number)).size).toBe(1);
    expect((await codesOfToday()).filter((one) => one === code)).toHaveLength(1);
  });

  it('gives each of many dossiers a number of its own', async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, () => register(nextCode())));
    expect(new Set(answers.map(({ number }) => number)).size).toBe(12);
  });

  it('registers once what it registered before its answer was lost', async () => {
    const code = nextCode();
    await outside.control('ministry-civil-status', { mode: 'wrong' });
    await expect(register(code)).rejects.toThrow('civil-status: wrong_answer');
    await outside.control('ministry-civil-status', { mode: 'normal' });
    expect(await codesOfToday()).toContain(code);
    const before = await codesOfToday();
    await register(code);
    expect(await codesOfToday()).toEqual(before);
  });

  it('registers once what it registered after we had stopped waiting', async () => {
    const code = nextCode();
    await outside.control('ministry-civil-status', { mode: 'slow', delayMs: 300 });
    const hurried = createMinistrySystems({ systems, limits: { ...patient, timeoutMs: 100 } });
    await expect(register(code, { from: hurried })).rejects.toThrow('timeout');
    await outside.control('ministry-civil-status', { mode: 'normal' });
    const { number } = await register(code);
    await new Promise((wake) => setTimeout(wake, 500));
    expect((await register(code)).number).toBe(number);
    expect((await codesOfToday()).filter((one) => one === code)).toHaveLength(1);
  });

  it('keeps nothing of what never reached it', async () => {
    const code = nextCode();
    await outside.control('ministry-civil-status', { mode: 'down' });
    await expect(register(code)).rejects.toThrow('civil-status: down');
    await outside.control('ministry-civil-status', { mode: 'normal' });
    expect(await codesOfToday()).not.toContain(code);
  });

  it.each(['another-person', 'oversized', 'wrong-types', 'redirect'])(
    'is not believed when hostile: %s',
    async (trick) => {
      await outside.control('ministry-civil-status', { mode: 'hostile', trick });
      const wary = createMinistrySystems({ systems, limits: { ...patient, maxBytes: 262_144 } });
      await expect(register(nextCode(), { from: wary })).rejects.toThrow('wrong_answer');
    },
  );

  it('does not hold up another system, and lets nobody in with a wrong key', async () => {
    await outside.control('ministry-civil-status', { mode: 'down' });
    expect(await register(nextCode(), { system: 'business-register' })).toMatchObject({ registeredOn: today });
    const stranger = createMinistrySystems({
      systems: { 'business-register': directWay(keyedProvider({ ...business, key: 'sai' })) },
    });
    await expect(register(nextCode(), { from: stranger, system: 'business-register' })).rejects.toThrow('refused');
  });

  it('that is not connected says which setting is missing', async () => {
    await expect(register(nextCode(), { system: 'land' })).rejects.toThrow('land is not connected');
  });

  it('lists nothing of a day on which nothing was registered', async () => {
    expect(await ministries.listRegistered('civil-status', '2020-01-01')).toEqual([]);
  });
});

import { readFile } from 'node:fs/promises';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import type { RegisterSource } from '#data/registry/index.ts';
import { systemClock } from '#infrastructure/clock.ts';
import { unbelievedTricks } from '#testing/unbelieved-tricks.ts';
import { buildSimulatedOutside, lookUpContext } from '#testing/simulated-outside.ts';
import { createBusinessSource } from '../business/index.ts';
import { createCivilStatusSource } from '../civil-status/index.ts';
import { directWay, keyedProvider, type OutsideLimits } from '../outside/index.ts';
import { createPopulationSource, populationProvider } from '../population/index.ts';
import { createSocialInsuranceSource } from '../social-insurance/index.ts';
import { startSimulators } from './index.ts';

const outside = await buildSimulatedOutside();
const { population, business, civilStatus, socialInsurance } = outside.outside;
if (!population || !business || !civilStatus || !socialInsurance) throw new Error('a simulator is missing');

/** Never resting: each call of these tests is to reach the simulator. */
const patient = { failures: 1000, restMs: 1 };
type Register = { make: (limits: OutsideLimits, wrongKey?: boolean) => RegisterSource; kind: string; value: string };
const keyedWay = (keyed: { url: string; key: string }, wrongKey = false) =>
  directWay(keyedProvider({ ...keyed, ...(wrongKey && { key: 'sai' }) }));
const registers: Record<string, Register> = {
  population: {
    make: (limits, wrongKey) =>
      createPopulationSource({
        way: directWay(populationProvider({ ...population, ...(wrongKey && { secret: 'sai' }), now: systemClock })),
        limits,
      }),
    kind: 'personalId',
    value: outside.lan,
  },
  business: {
    make: (limits, wrongKey) => createBusinessSource({ way: keyedWay(business, wrongKey), limits }),
    kind: 'taxCode',
    value: outside.songLo,
  },
  'civil-status': {
    make: (limits, wrongKey) => createCivilStatusSource({ way: keyedWay(civilStatus, wrongKey), limits }),
    kind: 'personalId',
    value: outside.lan,
  },
  'social-insurance': {
    make: (limits, wrongKey) => createSocialInsuranceSource({ way: keyedWay(socialInsurance, wrongKey), limits }),
    kind: 'personalId',
    value: outside.lan,
  },
};

afterAll(() => outside.close());

it('is down when nobody listens', async () => {
  const gone = await startSimulators({ contentDir: 'content/vinh-phuc', now: systemClock });
  await gone.close();
  const source = createBusinessSource({ way: keyedWay({ url: `${gone.address}/business`, key: '' }) });
  const key = { kind: 'taxCode', value: outside.songLo };
  expect(await source.lookUp(key, lookUpContext)).toEqual({ kind: 'unavailable', why: 'down' });
});

describe.each(Object.entries(registers))('the register %s', (name, { make, kind, value }) => {
  // A busy machine is no slow register.
  const source = make({ breaker: patient, timeoutMs: 60_000 });
  const lookUp = (one = source, asked = value) => one.lookUp({ kind, value: asked }, lookUpContext);
  const unavailable = (why: string) => ({ kind: 'unavailable', why });
  afterEach(() => outside.control(name, { mode: 'normal' }));

  it('finds a record that holds to the definition of the register', async () => {
    const answer = await lookUp();
    expect(answer).toMatchObject({ kind: 'found', record: { id: value } });
    const definition = z
      .looseObject({ fields: z.record(z.string(), z.looseObject({ schema: z.unknown() })), $defs: z.unknown() })
      .parse(parse(await readFile(`content/vinh-phuc/registers/${name}.yaml`, 'utf8')));
    const properties = Object.fromEntries(
      Object.entries(definition.fields).map(([field, { schema }]) => [field, schema]),
    );
    const whole = { type: 'object', additionalProperties: false, properties, $defs: definition.$defs };
    const schema = z.fromJSONSchema(JSON.parse(JSON.stringify(whole)));
    const data = answer.kind === 'found' ? answer.record.data : undefined;
    expect(schema.safeParse(data)).toMatchObject({ success: true });
    expect(Object.keys(data ?? {}).length).toBeGreaterThan(4);
  });

  it('knows nobody by a number that was never given, or that is none', async () => {
    expect(await lookUp(source, name === 'business' ? '2599999999' : '026099000001')).toEqual({ kind: 'none' });
    expect(await lookUp(source, `${value}' or 1=1`)).toEqual({ kind: 'none' });
  });

  it('lets nobody in with a wrong secret', async () => {
    expect(await lookUp(make({}, true))).toEqual(unavailable('refused'));
    await outside.control(name, { mode: 'refusing' });
    expect(await lookUp()).toEqual(unavailable('refused'));
  });

  it('is given up when it is slow', async () => {
    await outside.control(name, { mode: 'slow', delayMs: 60_000 });
    expect(await lookUp(make({ timeoutMs: 200 }))).toEqual(unavailable('timeout'));
    await outside.control(name, { mode: 'slow', delayMs: 50 });
    expect(await lookUp()).toMatchObject({ kind: 'found' });
  });

  it('is left alone after failing three times in a row, and found again when it is back', async () => {
    const wary = make({ breaker: { failures: 3, restMs: 1500 } });
    await outside.control(name, { mode: 'down' });
    for (let call = 0; call < 3; call += 1) expect(await lookUp(wary)).toEqual(unavailable('down'));
    await outside.control(name, { mode: 'normal' });
    // It would be found, if it were asked.
    for (let call = 0; call < 20; call += 1) expect(await lookUp(wary)).toEqual(unavailable('down'));
    await expect.poll(() => lookUp(wary)).toMatchObject({ kind: 'found' });
    expect(await lookUp(wary)).toMatchObject({ kind: 'found' });
  });

  it('cannot be made sense of when its answer stops in the middle', async () => {
    await outside.control(name, { mode: 'wrong' });
    expect(await lookUp()).toEqual(unavailable('wrong_answer'));
  });

  it.each(unbelievedTricks)('is not believed when it is hostile: %s', async (trick) => {
    await outside.control(name, { mode: 'hostile', trick });
    expect(await lookUp()).toEqual(unavailable('wrong_answer'));
    await outside.control(name, { mode: 'normal' });
    expect(await lookUp()).toMatchObject({ kind: 'found' });
  });

  it('is given up when its answer never ends', async () => {
    await outside.control(name, { mode: 'hostile', trick: 'endless' });
    expect(await lookUp(make({ timeoutMs: 300 }))).toEqual(unavailable('timeout'));
  });

  it('gives a script in a name as the text it is', async () => {
    await outside.control(name, { mode: 'hostile', trick: 'script-name' });
    const answer = await lookUp();
    expect(answer).toMatchObject({
      kind: 'found',
      record: { data: { name: expect.stringContaining('<script>alert(1)</script>') } },
    });
  });
});

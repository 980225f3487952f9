import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { LookUpContext, RegisterSource } from '#data/registry/index.ts';
import { buildOffice } from '#testing/office.ts';
import { buildOwnAxis } from '#testing/own-axis.ts';
import { buildSimulatedOutside } from '#testing/simulated-outside.ts';
import { unbelievedTricks } from '#testing/unbelieved-tricks.ts';
import { provinceDatabase } from '#testing/province-database.ts';

const { db } = await provinceDatabase(() => new Date());
const { deps: office } = await buildOffice(db, () => new Date());
const outside = await buildSimulatedOutside();
const own = await buildOwnAxis(db, { office, outside: outside.outside });
afterAll(() => own.axis.close());
afterAll(() => outside.close());

const context: LookUpContext = {
  requestId: randomUUID(),
  asker: { account: 'tiepnhan.tichson', unitCode: 'H62.31.01', title: 'Công chức' },
  purpose: { kind: 'reasoned', reason: 'Xác minh theo đơn thư số 12', article: 'Luật Căn cước Đ10' },
};
const unavailable = (why: string) => ({ kind: 'unavailable', why });
const numbers = {
  population: ['personalId', outside.lan],
  business: ['taxCode', outside.songLo],
  'civil-status': ['personalId', outside.lan],
  'social-insurance': ['personalId', outside.lan],
} as const;

/** What an outside system does reaches its connector through the axis as it does straight (`registers.test.ts`). */
describe.each(Object.entries(numbers))('through the axis, the register %s', (name, [kind, value]) => {
  const found: RegisterSource | undefined = own.deps.registerSources[name];
  if (!found) throw new Error('a source is missing');
  const source = found;
  const lookUp = (asked: string = value) => source.lookUp({ kind, value: asked }, context);
  const findsAgain = () => expect.poll(() => lookUp()).toMatchObject({ kind: 'found', record: { id: value } });
  // The first call of a register opens connections and compiles its checks: a busy machine may take longer for that than a call may.
  beforeAll(async () => {
    await vi.waitUntil(async () => (await lookUp()).kind === 'found', { timeout: 60_000, interval: 200 });
  });
  afterEach(() => outside.control(name, { mode: 'normal' }));

  it('finds, and knows nobody by a number that was never given', async () => {
    expect(await lookUp()).toMatchObject({ kind: 'found', record: { id: value } });
    expect(await lookUp(name === 'business' ? '2599999999' : '026099000001')).toEqual({ kind: 'none' });
  });

  it.each([
    ['wrong', 'wrong_answer'],
    ['refusing', 'refused'],
    ['down', 'down'],
  ])('that is %s is %s', async (mode, why) => {
    await outside.control(name, { mode });
    expect(await lookUp()).toEqual(unavailable(why));
    await outside.control(name, { mode: 'normal' });
    await findsAgain();
  });

  it('is given up when it is slow, by the gateway before the connector', async () => {
    await outside.control(name, { mode: 'slow', delayMs: 10_000 });
    expect(await lookUp()).toEqual(unavailable('timeout'));
  });

  it.each(unbelievedTricks)('is not believed when it is hostile: %s', async (trick) => {
    await outside.control(name, { mode: 'hostile', trick });
    expect(await lookUp()).toEqual(unavailable('wrong_answer'));
    await outside.control(name, { mode: 'normal' });
    await findsAgain();
  });

  it('gives a script in a name as the text it is', async () => {
    await outside.control(name, { mode: 'hostile', trick: 'script-name' });
    expect(await lookUp()).toMatchObject({
      kind: 'found',
      record: { data: { name: expect.stringContaining('<script>alert(1)</script>') } },
    });
  });
});

it('does not look like one that is down, however often it answers wrongly', async () => {
  const lookUp = () =>
    own.deps.registerSources['population']?.lookUp({ kind: 'personalId', value: outside.lan }, context);
  await outside.control('population', { mode: 'hostile', trick: 'oversized' });
  for (let call = 0; call < 8; call += 1) expect(await lookUp()).toEqual(unavailable('wrong_answer'));
  await outside.control('population', { mode: 'normal' });
  await expect.poll(lookUp).toMatchObject({ kind: 'found' });
});

it('is down while there is no gateway, and refused by one that does not know this system', async () => {
  const lookUp = () =>
    own.deps.registerSources['population']?.lookUp({ kind: 'personalId', value: outside.lan }, context);
  await db.updateTable('exchange.system').set({ state: 'suspended' }).where('code', '=', 'mot-cua').execute();
  await own.gateway.reread();
  expect(await lookUp()).toEqual(unavailable('refused'));
  await db.updateTable('exchange.system').set({ state: 'active' }).where('code', '=', 'mot-cua').execute();
  await own.gateway.reread();
  await expect.poll(lookUp).toMatchObject({ kind: 'found' });
  await own.gateway.close();
  expect(await lookUp()).toEqual(unavailable('down'));
});

import { request } from 'node:http';
import type { ServerResponse } from 'node:http';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  applyDeclared,
  buildFile,
  giveSecret,
  grantTo,
  placesContract,
  startGateway,
  startProvider,
  takeToken,
  type Provider,
  type TestGateway,
} from '#testing/exchange-office.ts';
import { selectDeclared } from '../declared/declared.queries.ts';
import { testDatabase } from '#testing/test-database.ts';

const { db } = await testDatabase();
let provider: Provider;
let gateway: TestGateway;
const tokens = { counter: '', bulk: '' };
/** Calls the provider holds back until the test lets them go. */
let held: ServerResponse[] = [];
const answer = (response: ServerResponse) =>
  response.writeHead(200, { 'content-type': 'application/json' }).end('{"items":[]}');

beforeAll(async () => {
  provider = await startProvider((asked, response) => {
    asked.resume();
    if (asked.method === 'PUT') asked.once('end', () => held.push(response));
    else if (/limit=1$|maps/.test(asked.url ?? '')) held.push(response);
    else answer(response);
  });
  const service = {
    ...{ code: 'dia-danh', version: '1.0', name: 'Dịch vụ', provider: 'ben-cung-cap', environment: 'production' },
    ...{ upstream: provider.url, contract: JSON.stringify(placesContract), personal: false, article: 'Điều 7' },
    settings: { concurrency: 4, bulkPercent: 50, retries: 0, timeoutMs: 20_000, firstAnswers: { keptHours: 24 } },
  };
  const operations = ['listPlaces', 'getMap', 'putMap'];
  const grants = [
    grantTo('mot-cua', 'dia-danh/1.0', operations),
    { ...grantTo('la', 'dia-danh/1.0', operations), priority: 'bulk' },
  ];
  await applyDeclared(db, buildFile(provider.url, { services: [service], grants }));
  gateway = await startGateway(db);
  const [counter, bulk] = [await giveSecret(db, 'mot-cua'), await giveSecret(db, 'la')];
  await gateway.reread();
  tokens.counter = await takeToken(gateway.url, 'mot-cua', counter);
  tokens.bulk = await takeToken(gateway.url, 'la', bulk);
});

beforeEach(() => {
  held = [];
});

const ask = (who: keyof typeof tokens, query = '') =>
  fetch(`${gateway.url}/dia-danh/1.0/places${query}`, { headers: { authorization: `Bearer ${tokens[who]}` } });
const hold = (who: keyof typeof tokens) => ask(who, '?limit=1');
const isHeld = (count: number) => expect.poll(() => held.length).toBe(count);
const figure = async (name: string) =>
  Number(
    new RegExp(`^motcua_exchange_${name}\\{.*\\} (\\d+)$`, 'm').exec(
      await (await fetch(`${gateway.url}/metrics`)).text(),
    )?.[1],
  );

/** An upload that has begun and goes on when the test says so. */
function upload() {
  const sent = request(`${gateway.url}/dia-danh/1.0/maps/a`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${tokens.counter}`, 'content-type': 'application/octet-stream' },
  });
  const status = new Promise<number | undefined>((resolve) =>
    sent.once('response', ({ statusCode }) => resolve(statusCode)),
  );
  sent.on('error', () => undefined);
  sent.write('một phần');
  return { sent, status };
}

describe('a consumer that works in bulk', () => {
  it('gets its part and no more, and leaves the others theirs', async () => {
    const first = [hold('bulk'), hold('bulk')];
    await isHeld(2);
    const refused = await ask('bulk');
    expect([refused.status, JSON.parse(await refused.text()).code]).toEqual([503, '303003']);
    expect(refused.headers.get('retry-after')).toBe('5');
    expect((await ask('counter')).status).toBe(200);
    expect(await figure('bulk_calls_under_way')).toBe(2);
    const counter = [hold('counter'), hold('counter')];
    await isHeld(4);
    expect((await ask('counter')).headers.get('retry-after')).toBe('1');
    held.forEach(answer);
    for (const call of [...first, ...counter]) expect((await call).status).toBe(200);
    expect(await figure('calls_under_way')).toBe(0);
    // Alone it has its whole part again.
    const again = [hold('bulk'), hold('bulk')];
    await isHeld(6);
    held.slice(4).forEach(answer);
    for (const call of again) expect((await call).status).toBe(200);
  });
});

describe('uploads that come in slowly', () => {
  it('take the places of bulk until they have come', async () => {
    const slow = [upload(), upload()];
    await expect.poll(() => figure('bulk_calls_under_way')).toBe(2);
    expect((await ask('counter')).status).toBe(200);
    const third = upload();
    expect(await third.status).toBe(503);
    third.sent.destroy();
    expect((await ask('bulk')).status).toBe(503);
    for (const { sent } of slow) sent.end();
    await isHeld(2);
    // All of them has come: what is left is the provider's time, as with any call.
    await expect.poll(() => figure('bulk_calls_under_way')).toBe(0);
    expect(await figure('calls_under_way')).toBe(2);
    expect((await ask('bulk')).status).toBe(200);
    for (const response of held) response.writeHead(204).end();
    expect(await Promise.all(slow.map(({ status }) => status))).toEqual([204, 204]);
    await expect.poll(() => figure('calls_under_way')).toBe(0);
  });

  it('give their places back when their callers leave', async () => {
    const left = upload();
    await expect.poll(() => figure('bulk_calls_under_way')).toBe(1);
    left.sent.destroy();
    await expect.poll(() => figure('calls_under_way')).toBe(0);
    expect(await figure('bulk_calls_under_way')).toBe(0);
  });
});

describe('a file on its way to its caller', () => {
  it('holds its place until it is through', async () => {
    const file = fetch(`${gateway.url}/dia-danh/1.0/maps/b`, { headers: { authorization: `Bearer ${tokens.bulk}` } });
    await isHeld(1);
    const [open] = held;
    open?.writeHead(200, { 'content-type': 'application/octet-stream' });
    open?.write('một phần');
    const response = await file;
    expect(await figure('bulk_calls_under_way')).toBe(1);
    open?.end();
    expect(await response.text()).toBe('một phần');
    await expect.poll(() => figure('calls_under_way')).toBe(0);
  });
});

describe('what a grant is for', () => {
  it('stands in the file of declarations, and is for the counter where it says nothing', async () => {
    const { grants, services } = await selectDeclared(db);
    expect(grants.map(({ consumer, priority }) => [consumer, priority])).toEqual(
      expect.arrayContaining([
        ['mot-cua', 'counter'],
        ['la', 'bulk'],
      ]),
    );
    expect(services[0]?.settings).toMatchObject({
      bulkPercent: 50,
      firstAnswers: { keptHours: 24, keyRequired: false },
    });
  });
});

import { beforeAll, describe, expect, it } from 'vitest';
import { createDb, createPool } from '#infrastructure/database/connect.ts';
import {
  applyDeclared,
  buildFile,
  giveSecret,
  grantTo,
  placesContract,
  startGateway,
  startProvider,
  takeToken,
  type TestGateway,
} from '#testing/exchange-office.ts';
import { openFreezingLine } from '#testing/freezing-line.ts';
import { testDatabase } from '#testing/test-database.ts';

const { db, owner } = await testDatabase();
/** The gateway's own line to the database, which this test cuts. */
const freezing = await openFreezingLine(owner);
const line = createDb(createPool(freezing.connection, 4));
let gateway: TestGateway;
let token = '';

beforeAll(async () => {
  const provider = await startProvider((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"items":[]}');
  });
  const service = {
    ...{
      code: 'dia-danh',
      version: '1.0',
      name: 'Dịch vụ',
      provider: 'ben-cung-cap',
      environment: 'production',
      upstream: provider.url,
    },
    ...{
      contract: JSON.stringify(placesContract),
      personal: false,
      article: 'Điều 7',
      settings: { maxRequestBytes: 1_073_741_824, timeoutMs: 60_000 },
    },
  };
  const grant = { ...grantTo('mot-cua', 'dia-danh/1.0', ['listPlaces', 'getMap', 'putMap']), dailyQuota: 100 };
  await applyDeclared(db, buildFile(provider.url, { services: [service], grants: [grant] }));
  gateway = await startGateway(line);
  const secret = await giveSecret(db, 'mot-cua');
  await gateway.reread();
  token = await takeToken(gateway.url, 'mot-cua', secret);
});

const call = (path: string, init: RequestInit = {}) =>
  fetch(`${gateway.url}/dia-danh/1.0${path}`, {
    ...init,
    headers: { authorization: `Bearer ${token}`, ...init.headers },
  });

describe('a gateway whose database hangs', () => {
  it(
    'goes on with what it knows after a moment, and counts with the others again when it is back',
    { timeout: 60_000 },
    async () => {
      freezing.freeze();
      const took: number[] = [];
      for (let times = 0; times < 20; times += 1) {
        const from = performance.now();
        expect((await call('/places')).status).toBe(200);
        took.push(performance.now() - from);
      }
      // Once it is waited for; then nobody waits until it has answered.
      expect(took.filter((ms) => ms > 2000).length).toBeLessThanOrEqual(1);
      freezing.thaw();
      const leased = () => db.selectFrom('exchange.quota_use').select('leased').executeTakeFirst();
      await expect.poll(leased).toBeDefined();
    },
  );
});

describe('a gateway that is alone', () => {
  it(
    'serves for as long as the rule says and no longer, and again once it could read',
    { timeout: 60_000 },
    async () => {
      const frozen = await openFreezingLine(owner);
      const own = createDb(createPool(frozen.connection, 2));
      const alone = await startGateway(own, { aloneMs: 3000, name: 'cong-mot-minh' });
      const ask = () => fetch(`${alone.url}/dia-danh/1.0/places`, { headers: { authorization: `Bearer ${token}` } });
      expect((await ask()).status).toBe(200);
      frozen.freeze();
      await expect.poll(async () => (await ask()).status, { interval: 200 }).toBe(503);
      expect(await (await ask()).text()).toContain('quá thời gian quy định');
      expect((await fetch(`${alone.url}/messages`, { headers: { authorization: `Bearer ${token}` } })).status).toBe(
        503,
      );
      frozen.thaw();
      await alone.reread();
      expect((await ask()).status).toBe(200);
    },
  );

  it('tells that it is there also when nobody calls', async () => {
    const seenAt = async () =>
      (
        await db
          .selectFrom('exchange.gateway')
          .select('seen_at')
          .where('id', '=', gateway.name)
          .executeTakeFirstOrThrow()
      ).seen_at;
    const before = await seenAt();
    await gateway.reread();
    expect((await seenAt()).getTime()).toBeGreaterThan(before.getTime());
  });
});

describe('a gateway whose database is gone', () => {
  it('goes on with what it knows, and says so when it cannot know', async () => {
    await line.destroy();
    for (let times = 0; times < 120; times += 1) expect((await call('/places')).status).toBe(200);
    // Messages are kept before they are acknowledged: without the database there is nowhere to keep them.
    const sent = await fetch(`${gateway.url}/messages`, { headers: { authorization: `Bearer ${token}` } });
    expect(sent.status).toBeGreaterThanOrEqual(500);
    expect(await sent.text()).not.toContain('driver');
  });
});

describe('the figures of a gateway', () => {
  it('count calls by consumer, service and outcome', async () => {
    const text = await (await fetch(`${gateway.url}/metrics`)).text();
    expect(text).toMatch(
      /motcua_exchange_calls_total\{consumer="mot-cua",service="dia-danh\/1\.0",outcome="answered",gateway="[\w-]+"\} 140/,
    );
    expect(text).toContain('motcua_exchange_call_seconds_bucket');
  });
});

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { sql } from 'kysely';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createDb, createPool } from '#infrastructure/database/connect.ts';
import { inTransaction } from '#infrastructure/database/transaction.ts';
import {
  applyDeclared,
  buildFile,
  giveSecret,
  grantTo,
  placesContract,
  startGateway,
  startProvider,
  takeToken,
  testSecret,
  type Provider,
  type TestGateway,
} from '#testing/exchange-office.ts';
import { testDatabase } from '#testing/test-database.ts';
import { deleteOldFirstAnswers } from './first-answers.queries.ts';

const { db, owner } = await testDatabase();
let provider: Provider;
let first: TestGateway;
let second: TestGateway;
let secret = '';
let token = '';
let answer: (response: ServerResponse) => void;

/** The list of places, whose contract names the key where the provider knows it too. */
function contractWith(knowsKey: boolean, isSafe = false) {
  const { paths } = placesContract;
  const parameters = [{ name: 'Idempotency-Key', in: 'header', schema: { type: 'string' } }];
  const post = { ...paths['/places'].post, ...(knowsKey && { parameters }), ...(isSafe && { 'x-safe': true }) };
  return JSON.stringify({ ...placesContract, paths: { ...paths, '/places': { ...paths['/places'], post } } });
}

function serviceOf(code: string, settings: object, knowsKey = false) {
  return {
    ...{ code, version: '1.0', name: `Dịch vụ ${code}`, provider: 'ben-cung-cap', environment: 'production' },
    ...{ upstream: provider.url, contract: contractWith(knowsKey), personal: false, article: 'Điều 7' },
    settings: { retries: 0, timeoutMs: 1000, ...settings },
  };
}

const operations = ['listPlaces', 'addPlace', 'putMap'];
const declare = (fields: string[] | null = null) =>
  applyDeclared(
    db,
    buildFile(provider.url, {
      services: [
        serviceOf('giu', { firstAnswers: { keptHours: 24 } }),
        serviceOf('biet', { firstAnswers: { keptHours: 24 } }, true),
        serviceOf('doi', { firstAnswers: { keptHours: 24, keyRequired: true } }),
        serviceOf('cham', { firstAnswers: { keptHours: 24 }, timeoutMs: 20_000 }),
        serviceOf('thuong', {}),
        {
          ...serviceOf('hoi', { firstAnswers: { keptHours: 24, keyRequired: true }, retries: 1 }),
          contract: contractWith(false, true),
        },
      ],
      grants: ['giu', 'biet', 'doi', 'cham', 'thuong', 'hoi'].map((code) => ({
        ...grantTo('mot-cua', `${code}/1.0`, operations),
        ...(code === 'giu' && { fields }),
      })),
    }),
  );

beforeAll(async () => {
  provider = await startProvider((_request, response) => answer(response));
  await declare();
  first = await startGateway(db);
  second = await startGateway(db);
  secret = await giveSecret(db, 'mot-cua');
  await Promise.all([first.reread(), second.reread()]);
  token = await takeToken(first.url, 'mot-cua', secret);
});

let made = 0;
beforeEach(() => {
  provider.calls.length = 0;
  answer = (response) => {
    response.writeHead(201, { 'content-type': 'application/json', etag: `"${(made += 1)}"` });
    response.end(JSON.stringify({ code: `m${made}` }));
  };
});

type Sent = { url?: string; code?: string; service?: string; key?: string; signal?: AbortSignal };
const post = ({ url = first.url, code = 'a1', service = 'giu', key, signal }: Sent = {}) =>
  fetch(`${url}/${service}/1.0/places`, {
    method: 'POST',
    headers: {
      ...{ authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(key !== undefined && { 'idempotency-key': key }),
    },
    body: JSON.stringify({ code }),
    ...(signal && { signal }),
  });
const codeOf = async (response: Response): Promise<unknown> => JSON.parse(await response.text()).code;

describe('a command that arrives twice under one key', () => {
  it('reaches the provider once, and its first answer is given again and marked', async () => {
    const once = await post({ key: '"k-1"' });
    const again = await post({ url: second.url, key: 'k-1' });
    expect([once.status, again.status]).toEqual([201, 201]);
    expect(await again.text()).toBe(await once.text());
    expect(again.headers.get('etag')).toBe(once.headers.get('etag'));
    expect([once, again].map(({ headers }) => headers.get('idempotent-replayed'))).toEqual([null, 'true']);
    expect(provider.calls).toHaveLength(1);
    const { answer: kept } = await db
      .selectFrom('exchange.first_answer')
      .select('answer')
      .orderBy('expires_at', 'desc')
      .executeTakeFirstOrThrow();
    expect(kept).not.toContain('code');
  });

  it('reaches it once through two gateways at the same time; the later is told to wait', async () => {
    let open: ServerResponse | undefined;
    const give = answer;
    answer = (response) => void (open = response);
    const both = [post({ key: 'two', service: 'cham' }), post({ url: second.url, key: 'two', service: 'cham' })];
    const refused = await Promise.race(both);
    expect(refused.status).toBe(409);
    expect(await codeOf(refused)).toBe('409001');
    expect(refused.headers.get('retry-after')).toBe('2');
    await expect.poll(() => open).toBeDefined();
    if (open) give(open);
    expect((await Promise.all(both)).map(({ status }) => status).toSorted()).toEqual([201, 409]);
    expect((await post({ key: 'two', service: 'cham' })).headers.get('idempotent-replayed')).toBe('true');
    expect(provider.calls).toHaveLength(1);
  });

  it('is refused with another question', async () => {
    await post({ key: 'other' });
    const refused = await post({ key: 'other', code: 'b2' });
    expect([refused.status, await codeOf(refused)]).toEqual([422, '422002']);
    expect(provider.calls).toHaveLength(1);
  });

  it('is carried out and kept when its caller hangs up', async () => {
    let open: ServerResponse | undefined;
    const give = answer;
    answer = (response) => void (open = response);
    const leaving = new AbortController();
    const left = post({ key: 'left', service: 'cham', signal: leaving.signal }).catch(() => undefined);
    await expect.poll(() => open).toBeDefined();
    leaving.abort();
    await left;
    if (open) give(open);
    await expect
      .poll(async () => (await post({ key: 'left', service: 'cham' })).headers.get('idempotent-replayed'))
      .toBe('true');
    expect(provider.calls).toHaveLength(1);
  });

  it('is a new one when the hours are over, and the job takes the old away', async () => {
    await post({ key: 'old' });
    await db
      .updateTable('exchange.first_answer')
      .set({ expires_at: new Date('2026-01-01') })
      .execute();
    expect((await post({ key: 'old' })).headers.get('idempotent-replayed')).toBeNull();
    expect(provider.calls).toHaveLength(2);
    expect(await deleteOldFirstAnswers(db, new Date('2026-02-01'))).toBeGreaterThan(0);
    expect((await post({ key: 'old' })).headers.get('idempotent-replayed')).toBe('true');
  });

  it('gives nothing to who has no such right any more', async () => {
    await post({ key: 'rights' });
    await declare(['code']);
    await first.reread();
    const narrowed = await post({ key: 'rights' });
    expect([narrowed.status, await codeOf(narrowed)]).toEqual([409, '409003']);
    await db.updateTable('exchange.access_grant').set({ state: 'suspended' }).execute();
    await first.reread();
    expect((await post({ key: 'rights' })).status).toBe(403);
    await db.updateTable('exchange.access_grant').set({ state: 'active' }).execute();
    await declare();
    await first.reread();
    expect((await post({ key: 'rights' })).status).toBe(201);
    expect(provider.calls).toHaveLength(1);
  });
});

describe('a command whose outcome is unknown', () => {
  it('is not sent again where the provider does not know the key', async () => {
    answer = (response) => void response.socket?.destroy();
    expect((await post({ key: 'lost' })).status).toBe(502);
    const refused = await post({ key: 'lost' });
    expect([refused.status, await codeOf(refused)]).toEqual([409, '409002']);
    answer = () => undefined;
    expect((await post({ key: 'slow' })).status).toBe(504);
    expect(await codeOf(await post({ key: 'slow' }))).toBe('409002');
    answer = (response) => void response.writeHead(500).end();
    expect((await post({ key: 'failed' })).status).toBe(502);
    expect(await codeOf(await post({ key: 'failed' }))).toBe('409002');
    expect(provider.calls).toHaveLength(3);
  });

  it('is sent again under the same key where the contract names it', async () => {
    const give = answer;
    answer = (response) => void response.socket?.destroy();
    expect((await post({ key: '"again"', service: 'biet' })).status).toBe(502);
    answer = give;
    expect((await post({ key: '"again"', service: 'biet' })).status).toBe(201);
    expect(provider.calls.map(({ headers }) => headers['idempotency-key'])).toEqual(['"again"', '"again"']);
    expect((await post({ key: 'again', service: 'biet' })).headers.get('idempotent-replayed')).toBe('true');
  });

  it('is unknown when the gateway was killed in between', { timeout: 60_000 }, async () => {
    const child = spawn(process.execPath, ['src/testing/gateway-worker.ts', JSON.stringify(owner), testSecret], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [port] = (await once(child.stdout, 'data')).map(String);
    answer = () => void child.kill('SIGKILL');
    await post({ url: `http://127.0.0.1:${port?.trim()}`, key: 'killed', service: 'cham' }).catch(() => undefined);
    // Until its time is over somebody may still be at it; then nobody is.
    expect(await codeOf(await post({ key: 'killed', service: 'cham' }))).toBe('409001');
    await db
      .updateTable('exchange.first_answer')
      .set({ under_way_until: new Date('2026-01-01') })
      .where('state', '=', 'under_way')
      .execute();
    expect(await codeOf(await post({ key: 'killed', service: 'cham' }))).toBe('409002');
    expect(provider.calls).toHaveLength(1);
  });
});

describe('a command the provider certainly did not take', () => {
  it('leaves its key free', async () => {
    const give = answer;
    answer = (response) => void response.writeHead(429, { 'content-type': 'application/json' }).end('{}');
    expect((await post({ key: 'free' })).status).toBe(429);
    answer = give;
    expect((await post({ key: 'free' })).status).toBe(201);
    await db.updateTable('exchange.service').set({ upstream_url: 'http://127.0.0.1:9' }).execute();
    await first.reread();
    expect((await post({ key: 'refused' })).status).toBe(502);
    await db.updateTable('exchange.service').set({ upstream_url: provider.url }).execute();
    await first.reread();
    expect((await post({ key: 'refused' })).headers.get('idempotent-replayed')).toBeNull();
  });
});

describe('a key', () => {
  it.each(['""', 'a'.repeat(129), 'a b', '"a', '"a\tb"', 'a, b', '"a", "b"', '"a";p=1', 'é'])(
    'that is %j is refused',
    async (key) => {
      const refused = await post({ key });
      expect([refused.status, await codeOf(refused)]).toEqual([400, '400005']);
      expect(provider.calls).toHaveLength(0);
    },
  );

  it('is of no matter to a question that only reads, whatever its method: it may be asked again, by the gateway too', async () => {
    let asked = 0;
    const good = answer;
    answer = (response) => ((asked += 1) === 1 ? response.destroy() : good(response));
    const responses = [await post({ service: 'hoi' }), await post({ service: 'hoi', key: 'x' })];
    responses.push(await post({ service: 'hoi', key: 'x' }));
    expect(responses.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(responses.map(({ headers }) => headers.get('idempotent-replayed'))).toEqual([null, null, null]);
    expect(asked).toBe(4);
  });

  it('is demanded where the service says so, means nothing where it says nothing, and is not for files', async () => {
    expect(await codeOf(await post({ service: 'doi' }))).toBe('400004');
    expect((await post({ service: 'doi', key: 'x' })).status).toBe(201);
    await post({ service: 'thuong', key: 'x' });
    expect((await post({ service: 'thuong', key: 'x' })).headers.get('idempotent-replayed')).toBeNull();
    const file = await fetch(`${first.url}/giu/1.0/maps/a`, {
      method: 'PUT',
      headers: {
        ...{ authorization: `Bearer ${token}`, 'content-type': 'application/octet-stream', 'idempotency-key': 'f' },
      },
      body: 'tệp',
    });
    expect(await codeOf(file)).toBe('400006');
  });

  it('cannot be kept when the database is gone: with one nothing is sent, without one calls go on', async () => {
    const line = createDb(createPool(owner, 4));
    const alone = await startGateway(line);
    await post({ url: alone.url });
    await line.destroy();
    const refused = await post({ url: alone.url, key: 'gone' });
    expect([refused.status, await codeOf(refused)]).toEqual([503, '503002']);
    expect((await post({ url: alone.url })).status).toBe(201);
    expect(provider.calls).toHaveLength(2);
  });

  it('is not waited for when the database hangs: the answer goes out, nothing new is sent, and it is kept once that can be', async () => {
    const other = createDb(createPool(owner, 1));
    const { promise: freed, resolve: free } = Promise.withResolvers<void>();
    const { promise: held, resolve: hold } = Promise.withResolvers<void>();
    const hang = () =>
      inTransaction(other, async (tx) => {
        await sql`lock table exchange.first_answer in access exclusive mode`.execute(tx);
        hold();
        await freed;
      });
    let hanging = Promise.resolve();
    const give = answer;
    answer = (response) => {
      hanging = hang();
      void held.then(() => give(response));
    };
    expect((await post({ service: 'cham', key: 'hang' })).status).toBe(201);
    answer = give;
    const refused = await post({ service: 'cham', key: 'hang-2' });
    expect([refused.status, await codeOf(refused)]).toEqual([503, '503002']);
    expect(provider.calls).toHaveLength(1);
    free();
    await hanging;
    await other.destroy();
    const again = async (key: string) => (await post({ service: 'cham', key })).headers.get('idempotent-replayed');
    await expect.poll(() => again('hang')).toBe('true');
    await expect.poll(async () => (await post({ service: 'cham', key: 'hang-2' })).status).toBe(201);
  });
});

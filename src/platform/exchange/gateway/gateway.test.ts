import { request as httpRequest } from 'node:http';
import { beforeAll, describe, expect, it } from 'vitest';
import { sha256 } from '#infrastructure/crypto.ts';
import { createOwnTokens, readSigningKeys } from '#platform/identity/index.ts';
import { testDatabase } from '#testing/test-database.ts';
import {
  applyDeclared,
  buildFile,
  buildPurposeKey,
  giveSecret,
  grantTo,
  signPurpose,
  startGateway,
  startProvider,
  takeToken,
  testSealing,
  type Provider,
  type TestGateway,
} from '#testing/exchange-office.ts';
import { readSegments } from '../evidence/segments.ts';
import { verifyLog } from '../evidence/verify-log.ts';
import { CallFacts, CallPerson } from './record-call.ts';

const { db } = await testDatabase();
const key = buildPurposeKey();
const lawful = new Set(['001085000123']);
let provider: Provider;
let gateway: TestGateway;
let token = '';
let cachedAnswers = 0;

beforeAll(async () => {
  provider = await startProvider((request, response) => {
    const say = (status: number, body: unknown, type = 'application/json') => {
      response.writeHead(status, { 'content-type': type, 'x-secret-of-the-provider': 'stack', 'set-cookie': 'a=b' });
      response.end(typeof body === 'string' ? body : JSON.stringify(body));
    };
    const { url = '' } = request;
    if (url.includes('/citizens/001085000123'))
      say(200, {
        personalId: '001085000123',
        fullName: 'Nguyễn Thị Lan',
        religion: 'không',
        commune: 'Tích Sơn',
        new: 1,
      });
    else if (url.includes('/citizens/001085000124')) say(404, { why: 'không có' });
    else if (url.includes('/citizens/001085000125')) say(200, { personalId: '001085000125' });
    else if (url.includes('/citizens/001085000126')) say(500, '<pre>SQLException at dancu.java:12</pre>', 'text/html');
    else if (url.includes('/citizens/001085000127')) say(404, { stack: 'at dancu.java:12' });
    else if (url.includes('/places/cached')) say(200, { count: (cachedAnswers += 1) });
    else if (url.includes('/maps/')) {
      if (request.method === 'PUT') {
        request.resume().on('end', () => response.writeHead(204).end());
        return;
      }
      say(200, 'x'.repeat(300_000), 'image/png');
    } else if (request.method === 'POST') request.resume().on('end', () => say(201, { code: 'A1' }));
    else
      say(200, {
        items: [
          { code: 'A', name: 'Tích Sơn', district: '01' },
          { code: 'B', name: 'Hội Hợp', district: '02' },
        ],
      });
  });
  await applyDeclared(db, buildFile(provider.url, {}, [key.jwk]));
  gateway = await startGateway(db, {
    neededFields: async ({ subject, fields }) =>
      lawful.has(subject.number) || subject.number > '001085000123' ? fields : [],
  });
  token = await takeToken(gateway.url, 'mot-cua', await giveSecretAndReread('mot-cua'));
});

async function giveSecretAndReread(code: string): Promise<string> {
  const secret = await giveSecret(db, code);
  await gateway.reread();
  return secret;
}

const call = (path: string, init: RequestInit & { headers?: Record<string, string> } = {}) =>
  fetch(`${gateway.url}${path}`, { ...init, headers: { authorization: `Bearer ${token}`, ...init.headers } });
const codeOf = async (response: Response) => {
  const body: unknown = await response.json();
  return [response.status, typeof body === 'object' && body && 'code' in body ? body.code : body];
};
const withPurpose = async (claims: Record<string, unknown> = {}, seconds?: number) => ({
  headers: { 'x-lawful-purpose': await signPurpose(key.privateKey, claims, seconds) },
});

/** What stands in the log of the last call. */
async function lastRecord() {
  let last: { facts: CallFacts; person: CallPerson | undefined } | undefined;
  for await (const stored of readSegments(gateway.folder)) {
    if (stored.kind !== 'entry') continue;
    const { facts, person } = stored.line.sections;
    if (!facts || !('text' in facts)) continue;
    last = {
      facts: CallFacts.parse(JSON.parse(facts.text)),
      person: person && 'text' in person ? CallPerson.parse(JSON.parse(testSealing.open(person.text))) : undefined,
    };
  }
  return last;
}

describe('who may call', () => {
  it('turns away who brings no token, a wrong one, or the token of a system without a grant', async () => {
    expect(await codeOf(await fetch(`${gateway.url}/dia-danh/1.0/places`))).toEqual([401, '900902']);
    expect(await codeOf(await call('/dia-danh/1.0/places', { headers: { authorization: 'Bearer a.b.c' } }))).toEqual([
      401,
      '900901',
    ]);
    expect(await codeOf(await call('/dia-danh/1.0/places', { headers: { authorization: 'Basic YTpi' } }))).toEqual([
      401,
      '900901',
    ]);
    const stranger = await takeToken(gateway.url, 'la', await giveSecretAndReread('la'));
    expect(
      await codeOf(await call('/dia-danh/1.0/places', { headers: { authorization: `Bearer ${stranger}` } })),
    ).toEqual([403, '900908']);
  });

  it('cuts a system off at once, whatever token it still has', async () => {
    const other = await takeToken(gateway.url, 'la', await giveSecretAndReread('la'));
    await db.updateTable('exchange.system').set({ state: 'suspended' }).where('code', '=', 'la').execute();
    await gateway.reread();
    expect(await codeOf(await call('/dia-danh/1.0/places', { headers: { authorization: `Bearer ${other}` } }))).toEqual(
      [401, '900901'],
    );
    await db.updateTable('exchange.system').set({ state: 'active' }).where('code', '=', 'la').execute();
    await gateway.reread();
  });

  it('ends a token with the secret it was given for, and no other token of the system, nor one that tells of none', async () => {
    const secrets = [await giveSecretAndReread('la'), await giveSecretAndReread('la')];
    const [old = '', next = ''] = await Promise.all(secrets.map((secret) => takeToken(gateway.url, 'la', secret)));
    const keys = await readSigningKeys(db, { sealing: testSealing, now: () => new Date() });
    const signOwn = createOwnTokens({
      ...{ issuer: 'http://lgsp.example', keys, client: 'la', certificate: undefined, now: () => new Date() },
    });
    const statusWith = async (held: string) =>
      (await codeOf(await call('/dia-danh/1.0/places', { headers: { authorization: `Bearer ${held}` } })))[0];
    const statuses = async () => [await statusWith(old), await statusWith(next), await statusWith(await signOwn())];
    expect(await statuses()).toEqual([403, 403, 403]);
    await db
      .updateTable('exchange.credential')
      .set({ revoked_at: new Date() })
      .where('secret_hash', '=', sha256(secrets[0] ?? ''))
      .execute();
    await gateway.reread();
    expect(await statuses()).toEqual([401, 403, 403]);
    await db
      .updateTable('exchange.credential')
      .set({ not_after: new Date(Date.now() - 1000) })
      .where('secret_hash', '=', sha256(secrets[1] ?? ''))
      .execute();
    await gateway.reread();
    expect(await statuses()).toEqual([401, 401, 403]);
  });
});

describe('a call', () => {
  it('reaches the provider with what it needs and nothing else, and comes back without the provider’s own headers', async () => {
    const response = await call('/dia-danh/1.0/places?limit=5', {
      headers: {
        cookie: 'session=1',
        'x-forwarded-for': '1.2.3.4',
        traceparent: `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`,
      },
    });
    expect(response.status).toBe(200);
    expect([response.headers.get('set-cookie'), response.headers.get('x-secret-of-the-provider')]).toEqual([
      null,
      null,
    ]);
    expect(response.headers.get('x-trace-id')).toBe('a'.repeat(32));
    const asked = provider.calls.at(-1);
    expect(asked?.url).toBe('/goc/places?limit=5');
    expect(asked?.headers['x-lgsp-caller']).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/);
    expect(asked?.headers['traceparent']).toContain('a'.repeat(32));
    for (const name of ['authorization', 'cookie', 'x-forwarded-for']) expect(asked?.headers[name]).toBeUndefined();
  });

  it('is held against the contract before it leaves', async () => {
    const before = provider.calls.length;
    const post = (body: string, type = 'application/json') =>
      call('/dia-danh/1.0/places', { method: 'POST', body, headers: { 'content-type': type } });
    expect(await codeOf(await call('/dia-danh/1.0/places?limit=500'))).toEqual([400, '400002']);
    expect(await codeOf(await call('/dia-danh/1.0/places?other=1'))).toEqual([400, '400002']);
    expect(await codeOf(await call('/dia-danh/1.0/nowhere'))).toEqual([404, '404002']);
    expect(await codeOf(await call('/dia-danh/1.0/places', { method: 'DELETE' }))).toEqual([405, '405001']);
    expect(await codeOf(await call('/dia-danh/2.0/places'))).toEqual([404, '404001']);
    expect(await codeOf(await post('{"code":"too long"}'))).toEqual([400, '400003']);
    expect(await codeOf(await post('{"code":"A1","more":1}'))).toEqual([400, '400003']);
    expect(await codeOf(await post('{"code":'))).toEqual([400, '400003']);
    expect(await codeOf(await post('<a/>', 'text/xml'))).toEqual([415, '415001']);
    expect(provider.calls.length).toBe(before);
    expect((await post('{"code":"A1"}')).status).toBe(201);
    expect(provider.calls.at(-1)?.body).toBe('{"code":"A1"}');
  });

  it('is answered from memory where the contract allows it', async () => {
    const answers = await Promise.all([1, 2, 3].map(async () => (await call('/dia-danh/1.0/places/cached')).json()));
    expect(await (await call('/dia-danh/1.0/places/cached')).json()).toEqual({ count: cachedAnswers });
    expect(answers.length).toBe(3);
    const before = cachedAnswers;
    await call('/dia-danh/1.0/places/cached');
    expect(cachedAnswers).toBe(before);
  });

  it('passes files through as they come, both ways, with their digests on record', async () => {
    const down = await call('/dia-danh/1.0/maps/a.png');
    expect((await down.arrayBuffer()).byteLength).toBe(300_000);
    await expect.poll(async () => (await lastRecord())?.facts.outcome).toBe('passed');
    expect((await lastRecord())?.facts).toMatchObject({
      responseBytes: 300_000,
      responseDigest: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    const up = await call('/dia-danh/1.0/maps/a.png', {
      method: 'PUT',
      body: 'y'.repeat(200_000),
      headers: { 'content-type': 'application/octet-stream' },
    });
    expect(up.status).toBe(204);
    await expect.poll(async () => (await lastRecord())?.facts.requestBytes).toBe(200_000);
  });
});

describe('personal data', () => {
  const lan = '/dan-cu/1.0/citizens/001085000123';

  it('go out field by field, to who says for which dossier, and are on record with whom they concern', async () => {
    const response = await call(lan, await withPurpose());
    expect(await response.json()).toEqual({ personalId: '001085000123', fullName: 'Nguyễn Thị Lan' });
    const record = await lastRecord();
    expect(record?.facts).toMatchObject({
      consumer: 'mot-cua',
      service: 'dan-cu/1.0',
      operation: 'getCitizen',
      status: 200,
      outcome: 'answered',
      dossier: 'H62.01-261128-0001',
    });
    expect(JSON.stringify(record?.facts)).not.toContain('001085000123');
    expect(record?.person).toMatchObject({
      number: '001085000123',
      officer: 'cb.lan',
      unit: 'H62.01',
      article: 'Điều 15 Luật Hộ tịch',
      fields: ['personalId', 'fullName'],
    });
  });

  it('stay where they are without a purpose, with a forged, foreign, long or old one, or for a person no dossier concerns', async () => {
    const other = buildPurposeKey();
    const forged = { headers: { 'x-lawful-purpose': await signPurpose(other.privateKey) } };
    expect(await codeOf(await call(lan))).toEqual([403, '403002']);
    expect(await codeOf(await call(lan, forged))).toEqual([403, '403003']);
    expect(await codeOf(await call(lan, await withPurpose({ iss: 'la' })))).toEqual([403, '403003']);
    expect(await codeOf(await call(lan, await withPurpose({}, 3600)))).toEqual([403, '403003']);
    expect(await codeOf(await call(lan, await withPurpose({}, -60)))).toEqual([403, '403003']);
    expect(await codeOf(await call('/dan-cu/1.0/citizens/001085000100', await withPurpose()))).toEqual([403, '403004']);
    expect((await lastRecord())?.facts).toMatchObject({ status: 403, outcome: 'purpose_unlawful' });
  });

  it('stay where they are for a purpose with a text the database could not keep on record', async () => {
    const emergency = 'Cấp cứu tại bệnh viện, chưa có hồ sơ';
    for (const dossier of ['H62\u0000', 'H62\ud800'])
      expect(await codeOf(await call(lan, await withPurpose({ emergency, dossier })))).toEqual([403, '403003']);
  });

  it('pass in an emergency that says why, and the record says so', async () => {
    const emergency = 'Cấp cứu tại bệnh viện, chưa có hồ sơ';
    const response = await call('/dan-cu/1.0/citizens/001085000124', await withPurpose({ emergency, dossier: '' }));
    expect(response.status).toBe(404);
    expect((await lastRecord())?.person?.emergency).toBe(emergency);
  });
});

describe('what a provider says', () => {
  const ask = async (number: string) => call(`/dan-cu/1.0/citizens/${number}`, await withPurpose());

  it('goes back when its contract describes it', async () => {
    const response = await ask('001085000124');
    expect([response.status, await response.json()]).toEqual([404, { why: 'không có' }]);
  });

  it('does not when it breaks its contract, fails, or tells of its insides', async () => {
    expect(await codeOf(await ask('001085000125'))).toEqual([502, '101505']);
    const failed = await ask('001085000126');
    expect(failed.status).toBe(502);
    expect(await failed.text()).not.toContain('java');
    const inside = await ask('001085000127');
    expect(await inside.text()).not.toContain('java');
  });
});

describe('limits of a grant', () => {
  it('hold for rows, hours, dates, speed and the calls of a day', async () => {
    const limited = async (change: Record<string, unknown>) => {
      const file = buildFile(
        provider.url,
        { grants: [{ ...grantTo('mot-cua', 'dia-danh/1.0', ['listPlaces']), ...change }] },
        [key.jwk],
      );
      await applyDeclared(db, file);
      await gateway.reread();
    };
    await limited({ rows: { field: 'district', values: ['02'] }, fields: ['items.code'] });
    expect(await (await call('/dia-danh/1.0/places')).json()).toEqual({ items: [{ code: 'B' }] });
    await limited({ operations: ['addPlace'] });
    expect(await codeOf(await call('/dia-danh/1.0/places'))).toEqual([403, '900908']);
    await limited({ hours: { from: '00:00', to: '00:00' } });
    expect(await codeOf(await call('/dia-danh/1.0/places'))).toEqual([403, '403001']);
    await limited({ from: '2099-01-01', to: '2099-12-31' });
    expect(await codeOf(await call('/dia-danh/1.0/places'))).toEqual([403, '900908']);
    await limited({ perSecond: 1 });
    const answers = await Promise.all([call('/dia-danh/1.0/places'), call('/dia-danh/1.0/places')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 429]);
    await limited({ dailyQuota: 3 });
    const statuses = [];
    for (let count = 0; count < 5; count += 1) statuses.push((await call('/dia-danh/1.0/places')).status);
    expect(statuses.filter((status) => status === 200).length).toBeLessThanOrEqual(3);
    expect(statuses.at(-1)).toBe(429);
  });
});

describe('a service that is said to hold personal data after its grants were given', () => {
  it('gives nothing under a grant that names no fields, not in an emergency either', async () => {
    const file = buildFile(provider.url, {}, [key.jwk]);
    await applyDeclared(db, {
      ...file,
      services: file.services.map((service) => ({ ...service, personal: false })),
      grants: file.grants.map((grant) => ({ ...grant, fields: null })),
    });
    // As publishing it anew at the console leaves it.
    await db.updateTable('exchange.service').set({ personal: true }).where('code', '=', 'dan-cu').execute();
    await gateway.reread();
    const emergency = 'Cấp cứu tại bệnh viện, chưa có hồ sơ';
    const asked = await call('/dan-cu/1.0/citizens/001085000123', await withPurpose({ emergency, dossier: '' }));
    expect(await codeOf(asked)).toEqual([403, '900908']);
  });
});

describe('an address', () => {
  /** Sent as it is: `fetch` would tidy it up first. */
  const raw = (path: string) =>
    new Promise<number>((done, fail) => {
      httpRequest(
        { port: gateway.port, host: '127.0.0.1', path, headers: { authorization: `Bearer ${token}` } },
        (response) => {
          response.resume();
          done(response.statusCode ?? 0);
        },
      )
        .on('error', fail)
        .end();
    });

  it('that hides a way out, or names another host, is refused before anything else', async () => {
    for (const path of [
      '/dia-danh/1.0/../dan-cu',
      '/dia-danh/1.0/%2e%2e/x',
      '/dia-danh/1.0/a%2Fb',
      '/dia-danh/1.0//places',
      '/dia-danh/1.0/a%5cb',
      '/dia-danh/1.0/a%00',
      'http://127.0.0.1/x',
      '/dia-danh/1.0/\\x',
      '/dia-danh/1.0/%zz',
      `/${'a'.repeat(9000)}`,
    ])
      expect([path, await raw(path)]).toEqual([path, 400]);
  });
});

describe('the log', () => {
  it('proves itself after all this', async () => {
    const report = await verifyLog(gateway.folder, { publicKey: gateway.publicKey });
    expect(report.faults).toEqual([]);
    expect(report.entries).toBeGreaterThan(20);
  });
});

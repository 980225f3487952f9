import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer as createTlsServer } from 'node:https';
import type { RequestListener } from 'node:http';
import { connect, createServer } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '#infrastructure/actor.ts';
import { exchangeEn, exchangeRoutes, exchangeVi, shipLog } from '#platform/exchange/index.ts';
import { allSealed } from '#testing/all-sealed.ts';
import { buildHttp } from '#testing/build.ts';
import { buildManagement } from '#testing/exchange-management.ts';
import {
  applyDeclared,
  buildFile,
  giveSecret,
  grantTo,
  placesContract,
  startGateway,
  startProvider,
  testSealing,
  testSecret,
  type Provider,
  type TestGateway,
} from '#testing/exchange-office.ts';
import { issueCertificate as issue } from '#testing/issue-certificate.ts';
import { listenSomewhere } from '#testing/listen-somewhere.ts';
import { envelopeOf, inInsurance, insuranceWsdl } from '#testing/soap-contract.ts';
import { testDatabase } from '#testing/test-database.ts';
import { readSegments } from '../evidence/segments.ts';
import { CallFacts } from '../gateway/record-call.ts';
import { ConnectionTrialView } from './connection-trial.contract.ts';
import { deleteOldTrials } from './connection-trials.queries.ts';

const { db, owner } = await testDatabase();
const now = () => new Date();
const { deps, signingKeys: keys, manager, school, keeper, stranger } = await buildManagement(db, now);
const rules = { ...deps.rules, connectionTrials: { ...deps.rules.connectionTrials, mostAnHour: 1000 } };
const signedIn: { actor: Actor } = { actor: manager };
const app = await buildHttp({ vi: exchangeVi, en: exchangeEn }, async () => signedIn.actor);
exchangeRoutes(app, { ...deps, rules });
const authority = await issue('Nơi cấp của tỉnh', undefined);
const elsewhere = await issue('Nơi khác', undefined);
const upstreamRules = { allowLoopback: true, trusted: [authority.certificate] };

let provider: Provider;
let gateway: TestGateway;
let answer: RequestListener;
const grants: { places: string; people: string } = { places: '', people: '' };

const good: RequestListener = (_request, response) =>
  response.writeHead(200, { 'content-type': 'application/json' }).end('{"items":[{"code":"A","name":"Tích Sơn"}]}');
const say =
  (status: number, body: string, type = 'application/json'): RequestListener =>
  (_request, response) =>
    response.writeHead(status, { 'content-type': type }).end(body);

const ownedBy = (code: string, unitId: string | undefined) =>
  db
    .updateTable('exchange.system')
    .set({ owner_unit_id: unitId ?? null })
    .where('code', '=', code)
    .execute();

beforeAll(async () => {
  provider = await startProvider((request, response) => answer(request, response));
  const file = buildFile(provider.url);
  await applyDeclared(db, file);
  await ownedBy('mot-cua', school.posts[0]?.unitId);
  await ownedBy('ben-cung-cap', keeper.posts[0]?.unitId);
  await giveSecret(db, 'mot-cua');
  const rows = await db
    .selectFrom('exchange.access_grant as granted')
    .innerJoin('exchange.service as service', 'service.id', 'granted.service_id')
    .select(['granted.id', 'service.code'])
    .execute();
  const idOf = (code: string) => rows.find((row) => row.code === code)?.id ?? '';
  Object.assign(grants, { places: idOf('dia-danh'), people: idOf('dan-cu') });
  gateway = await startGateway(db, { keys, upstreamRules });
});

beforeEach(async () => {
  answer = good;
  signedIn.actor = manager;
  provider.calls.length = 0;
  await leadTo(`${provider.url}/goc`);
});

/** Where the service of places is from now on, and how long it is waited for. */
async function leadTo(upstream: string, settings: object = {}): Promise<void> {
  await db
    .updateTable('exchange.service')
    // Another time limit makes another connection, whose circuit breaker knows nothing of the tests before.
    .set({ upstream_url: upstream, settings: JSON.stringify({ retries: 0, timeoutMs: nextTimeout(), ...settings }) })
    .where('code', '=', 'dia-danh')
    .execute();
  await gateway.reread();
}
let timeouts = 2000;
const nextTimeout = () => (timeouts += 1);

const pathOf = (grantId: string, query = '') => `/api/exchange/grants/${grantId}/connection-trials${query}`;
const ask = (grantId = grants.places, id: string = randomUUID()) =>
  app.inject({ method: 'POST', url: pathOf(grantId), payload: { id } });
async function look(grantId = grants.places, query = ''): Promise<ConnectionTrialView[]> {
  const answered = await app.inject({ url: pathOf(grantId, query) });
  return ConnectionTrialView.array().parse(answered.json());
}
const last = async (grantId = grants.places) => {
  const [trial] = await look(grantId);
  if (!trial) throw new Error('no trial');
  return trial;
};
async function ended(grantId = grants.places): Promise<ConnectionTrialView> {
  await expect.poll(async () => (await last(grantId)).state, { timeout: 20_000 }).not.toMatch(/waiting|under_way/);
  return last(grantId);
}
async function tryOut(grantId = grants.places, by = gateway): Promise<ConnectionTrialView> {
  expect((await ask(grantId)).statusCode).toBe(200);
  expect(await by.tryConnection()).toBe(true);
  return ended(grantId);
}
const marks = ({ steps }: ConnectionTrialView) =>
  steps.map(({ outcome }) => ({ passed: '+', failed: 'x', not_tried: '-' })[outcome]).join('');
const broken = ({ steps }: ConnectionTrialView) => steps.find(({ outcome }) => outcome === 'failed');

async function startTlsProvider(
  certificate: { certificate: string; key: string },
  listener: RequestListener = good,
): Promise<string> {
  const server = createTlsServer({ cert: certificate.certificate, key: certificate.key }, listener);
  afterAll(() => void server.close());
  return `https://127.0.0.1:${await listenSomewhere(server)}`;
}

describe('a trial of a connection that works', () => {
  it('passes every step, and tells until when the certificate is good', async () => {
    await leadTo(await startTlsProvider(await issue('ben-cung-cap', authority)));
    const trial = await tryOut();
    expect([trial.state, marks(trial)]).toEqual(['passed', '+++++++']);
    expect(trial.summary).toBe('Kết nối dùng được.');
    const seen = trial.steps.map((step) => step.seen);
    expect(seen[4]).toBe('Chứng thư đúng tên, được tin, còn hạn đến ngày 01/01/2036.');
    expect(seen[6]).toMatch(/^Hỏi thử listPlaces: trả lời 200, 44 byte, đúng hợp đồng, sau \d+ ms\.$/);
    expect(JSON.stringify(trial)).not.toContain('Tích Sơn');
  });

  it('is on record as what it is and by whom, counts in no quota and in no figure', async () => {
    await db.deleteFrom('exchange.quota_use').execute();
    await db.deleteFrom('exchange.call_figure').execute();
    const trial = await tryOut();
    expect(marks(trial)).toBe('++++-++');
    await allSealed(gateway);
    const facts: CallFacts[] = [];
    for await (const stored of readSegments(gateway.folder))
      if (stored.kind === 'entry' && stored.line.sections.facts && 'text' in stored.line.sections.facts)
        facts.push(CallFacts.parse(JSON.parse(stored.line.sections.facts.text)));
    expect(facts.at(-1)).toMatchObject({
      ...{ outcome: 'tried', status: 200, consumer: 'mot-cua', service: 'dia-danh/1.0', operation: 'listPlaces' },
      trial: { id: trial.id, by: manager.id },
    });
    const shipping = shipLog({ db, now, gateway, sealing: testSealing, tellLooks: async () => undefined });
    await shipping.run();
    expect(
      await db.selectFrom('exchange.log_entry').select('trace_id').where('outcome', '=', 'tried').execute(),
    ).toEqual(expect.arrayContaining([{ trace_id: facts.at(-1)?.trace }]));
    expect(await db.selectFrom('exchange.quota_use').selectAll().execute()).toEqual([]);
    expect(await db.selectFrom('exchange.call_figure').selectAll().execute()).toEqual([]);
  });

  it('never asks for data of people, and says why', async () => {
    const trial = await tryOut(grants.people);
    expect([trial.state, marks(trial)]).toEqual(['passed', '++++-+-']);
    expect(trial.steps[6]?.seen).toContain('dữ liệu cá nhân');
    expect(provider.calls).toEqual([]);
  });

  it('is told in the language of who reads it', async () => {
    await tryOut();
    const [trial] = await look(grants.places, '?lang=en');
    expect(trial?.summary).toBe('The connection works.');
  });
});

describe('the way to the provider', () => {
  it.each([
    ['a name nobody has', `https://${'a'.repeat(64)}.example`, 'Không có máy chủ nào mang tên đã đăng ký'],
    ['an address nothing is led to', 'http://169.254.169.254', 'nơi cổng không được gọi tới'],
    ['a port nobody listens at', 'http://127.0.0.1:9', 'từ chối kết nối'],
    ['such a port by a name', 'http://localhost:9', 'từ chối kết nối'],
    ['an address nobody has set', 'ngoai:/nowhere', 'chưa được đặt địa chỉ'],
  ])('that leads to %s is told, and nothing behind it is tried', async (_what, upstream, seen) => {
    await leadTo(upstream);
    const trial = await tryOut();
    expect([trial.state, marks(trial)]).toEqual(['failed', '+++x---']);
    expect(broken(trial)?.seen).toContain(seen);
    expect(trial.steps[6]?.seen).toBe('Chưa thử vì bước “Tới được máy chủ của bên cung cấp” không đạt.');
    expect(trial.summary).toBe('Kết nối chưa dùng được: không đạt ở bước “Tới được máy chủ của bên cung cấp”.');
  });

  it('is looked up with the guard of real calls: a name of this machine is not called', async () => {
    const strict = await startGateway(db, { keys, upstreamRules: { ...upstreamRules, allowLoopback: false } });
    const trial = await tryOut(grants.places, strict);
    // The address written out, and the name.
    expect(broken(trial)?.seen).toContain('nơi cổng không được gọi tới');
    await leadTo(provider.url.replace('127.0.0.1', 'localhost'));
    await strict.reread();
    expect(broken(await tryOut(grants.places, strict))?.seen).toContain('nơi cổng không được gọi tới');
    expect(provider.calls).toEqual([]);
  });

  it('that takes no connection ends in time', { timeout: 60_000 }, async () => {
    // A process that is stopped takes none beside those that wait already.
    const script = "const s=require('net').createServer();s.listen(0,'127.0.0.1',1,()=>console.log(s.address().port))";
    const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
    const [said] = (await once(child.stdout, 'data')).map(String);
    const port = Number(said);
    child.kill('SIGSTOP');
    const waiting = Array.from({ length: 8 }, () => connect(port, '127.0.0.1').on('error', () => undefined));
    await expect.poll(() => waiting.filter(({ connecting }) => !connecting).length).toBeGreaterThan(1);
    await leadTo(`http://127.0.0.1:${port}`, { timeoutMs: 700 });
    const trial = await tryOut();
    for (const socket of waiting) socket.destroy();
    child.kill('SIGKILL');
    expect(marks(trial)).toBe('+++x---');
    expect(broken(trial)?.seen).toContain('không nhận kết nối trong 1 giây');
  });

  it('that does not speak https, or says nothing, is told as such', async () => {
    const silent = createServer((socket) => socket.on('error', () => undefined));
    afterAll(() => void silent.close());
    await leadTo(`https://127.0.0.1:${await listenSomewhere(silent)}`, { timeoutMs: 400 });
    expect(broken(await tryOut())?.seen).toContain('không thiết lập được https');
    await leadTo(provider.url.replace('http:', 'https:'));
    const trial = await tryOut();
    expect([marks(trial), broken(trial)?.seen]).toEqual([
      '++++x+-',
      'Máy chủ của bên cung cấp nhận kết nối nhưng không thiết lập được https.',
    ]);
  });

  it.each([
    ['has ended', () => issue('ben-cung-cap', authority, { to: '2026-02-01' }), 'đã hết hạn ngày 01/02/2026'],
    [
      'has not begun',
      () => issue('ben-cung-cap', authority, { from: '2035-02-01', to: '2036-01-01' }),
      'đến ngày 01/02/2035 mới có hiệu lực',
    ],
    ['is for another name', () => issue('ben-cung-cap', authority, { host: 'khac.example' }), 'mang tên khác'],
    ['it signed itself', () => issue('ben-cung-cap', undefined), 'tự ký'],
    ['is of nobody we trust', () => issue('ben-cung-cap', elsewhere), 'không lần được'],
  ])('ends at a certificate that %s', async (_what, certificate, seen) => {
    await leadTo(await startTlsProvider(await certificate()));
    const trial = await tryOut();
    expect([trial.state, marks(trial)]).toEqual(['failed', '++++x+-']);
    expect(broken(trial)?.seen).toContain(seen);
    expect(broken(trial)?.whose?.party).toBe('provider');
  });

  it('is named to who owns it or runs the axis, not to who calls', async () => {
    await leadTo(await startTlsProvider(await issue('ben-cung-cap', authority, { host: 'khac.example' })));
    await tryOut();
    for (const [actor, names] of [
      [manager, true],
      [keeper, true],
      [school, false],
    ] as const) {
      signedIn.actor = actor;
      const said = JSON.stringify(await last());
      expect([said.includes('127.0.0.1'), said.includes('khac.example')]).toEqual([names, names]);
    }
  });

  it('rests behind a circuit breaker after failures in a row, which the trial itself does not prolong', async () => {
    answer = say(503, '{}');
    for (let call = 0; call < 5; call += 1) expect(broken(await tryOut())?.seen).toContain('(HTTP 503)');
    const trial = await tryOut();
    expect(marks(trial)).toBe('++++-x-');
    expect(broken(trial)?.seen).toContain(`Cổng (${gateway.name}) đang ngắt mạch`);
    signedIn.actor = keeper;
    expect(broken(await last())?.seen).toContain('Cổng đang ngắt mạch');
    expect(provider.calls).toHaveLength(5);
  });
});

describe('the question that is asked', () => {
  it.each([
    ['a failure', say(500, '<pre>SQLException</pre>', 'text/html'), 'báo lỗi của chính mình (HTTP 500)'],
    ['a closed door', say(401, '{}'), 'không cho cổng vào (HTTP 401)'],
    ['no such thing', say(404, '{}'), 'từ chối câu hỏi mẫu của chính hợp đồng (HTTP 404)'],
    ['a status of its own', say(206, '{}'), 'trả lời 206, hợp đồng không mô tả'],
    ['a web page', say(200, '<html>', 'text/html'), 'không phải JSON'],
    ['what is no JSON', say(200, '{"items":'), 'không phải JSON'],
    [
      'less than it must',
      say(200, '{}'),
      "câu trả lời (HTTP 200) không đúng hợp đồng: / must have required property 'items'",
    ],
    ['another kind of value', say(200, '{"items":[{"code":26192000123}]}'), ': /items/*/code must be string.'],
    ['more than it may', say(200, `{"items":["${'x'.repeat(2000)}"]}`), 'lớn quá giới hạn'],
  ])('and answered with %s is told, without what was said', async (_what, listener, seen) => {
    answer = listener;
    await leadTo(`${provider.url}/goc`, { maxResponseBytes: 1024 });
    const trial = await tryOut();
    expect([trial.state, marks(trial)]).toEqual(['failed', '++++-+x']);
    expect(broken(trial)?.seen).toContain(seen);
    expect(JSON.stringify(trial)).not.toMatch(/SQLException|26192000123/);
    expect(provider.calls).toMatchObject([{ method: 'GET', url: '/goc/places' }]);
  });

  it('and not answered is told with its time limit', async () => {
    answer = () => undefined;
    await leadTo(`${provider.url}/goc`, { timeoutMs: 300 });
    expect(broken(await tryOut())?.seen).toContain('không trả lời trong 1 giây');
    answer = (_request, response) => void response.socket?.destroy();
    await leadTo(`${provider.url}/goc`);
    expect(broken(await tryOut())?.seen).toContain('kết nối bị ngắt');
  });
});

describe('the standing of a grant', () => {
  const setGrant = (change: object) =>
    db.updateTable('exchange.access_grant').set(change).where('id', '=', grants.places).execute();

  it.each([
    ['is suspended', { state: 'suspended' }, 'Quyền đang tạm ngừng.', 'axis'],
    [
      'has ended',
      { valid_to: '2026-02-01', valid_from: '2026-01-01' },
      'hết hiệu lực từ sau ngày 01/02/2026',
      'consumer',
    ],
    ['has not begun', { valid_from: '2027-01-02' }, 'đến ngày 02/01/2027 mới', 'consumer'],
    ['has no hour now', { hours: JSON.stringify({ from: '00:00', to: '00:00' }) }, 'ngoài giờ được gọi', 'consumer'],
  ])('that %s is told, and nobody is knocked at by it', async (_what, change, seen, party) => {
    await setGrant(change);
    const trial = await tryOut();
    await setGrant({ state: 'active', valid_from: '2026-01-01', valid_to: '2027-12-31', hours: null });
    expect(marks(trial)).toBe('x++----');
    expect([broken(trial)?.seen, broken(trial)?.whose?.party]).toEqual([expect.stringContaining(seen), party]);
    expect(provider.calls).toEqual([]);
  });

  it('with a system cut off, a key that has ended and no calls left is told whole', async () => {
    await db.updateTable('exchange.system').set({ state: 'suspended' }).where('code', '=', 'mot-cua').execute();
    const credential = db.updateTable('exchange.credential');
    await credential.set({ not_after: new Date('2026-03-01T00:00:00Z') }).execute();
    const day = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);
    await db.insertInto('exchange.quota_use').values({ grant_id: grants.places, day, leased: 10_000 }).execute();
    const trial = await tryOut();
    await db.deleteFrom('exchange.quota_use').execute();
    await db.updateTable('exchange.system').set({ state: 'active' }).execute();
    expect(marks(trial)).toBe('xxx----');
    expect(trial.steps.slice(0, 3).map((step) => step.seen)).toEqual([
      'Hệ thống khai thác đang tạm ngừng hoặc đã chấm dứt kết nối.',
      'Khóa của hệ thống khai thác đã hết hạn ngày 01/03/2026.',
      'Đã dùng hết 10.000 lượt của hôm nay.',
    ]);
    await db.deleteFrom('exchange.credential').execute();
    // The provider's side is tried all the same: it may be well.
    const keyless = await tryOut();
    expect([marks(keyless), broken(keyless)?.whose?.party]).toEqual(['+x++-++', 'consumer']);
    await giveSecret(db, 'mot-cua');
  });

  it('that a gateway has not heard of yet is read anew', async () => {
    const { id } = await db
      .selectFrom('exchange.access_grant')
      .select('id')
      .where('id', '=', grants.places)
      .executeTakeFirstOrThrow();
    await setGrant({ state: 'suspended' });
    await gateway.reread();
    await setGrant({ state: 'active' });
    expect((await tryOut(id)).state).toBe('passed');
  });
});

describe('who asks', () => {
  it('may be whoever sees the grant; to others it is not there', async () => {
    for (const actor of [manager, school, keeper]) {
      signedIn.actor = actor;
      expect((await tryOut()).askerName).toBe(actor.name);
    }
    signedIn.actor = stranger;
    const answers = await Promise.all([ask(), app.inject({ url: pathOf(grants.places) }), ask(randomUUID())]);
    for (const response of answers)
      expect([response.statusCode, response.json().code]).toEqual([404, 'exchange.not_found']);
  });

  it('twice is told of one trial: by a double click, again with the same id, by two people', async () => {
    const before = (await look()).length;
    const id = randomUUID();
    await Promise.all([ask(grants.places, id), ask(grants.places, id), ask(), ask()]);
    signedIn.actor = school;
    await ask();
    const waiting = (await look()).filter(({ state }) => state === 'waiting');
    expect(waiting).toHaveLength(1);
    signedIn.actor = manager;
    const { id: kept = '' } = waiting[0] ?? {};
    await gateway.tryConnection();
    await ended();
    // What was lost on the way is sent again after it was done.
    expect((await ask(grants.places, kept)).json()[0]).toMatchObject({ id: kept, state: 'passed' });
    expect(await gateway.tryConnection()).toBe(false);
    expect(before).toBeGreaterThan(0);
    signedIn.actor = school;
    expect((await ask(grants.places, kept)).statusCode).toBe(404);
  });

  it('too often in an hour is refused', async () => {
    const limited = await buildHttp({ vi: exchangeVi, en: exchangeEn }, async () => keeper);
    exchangeRoutes(limited, {
      ...deps,
      rules: { ...rules, connectionTrials: { ...rules.connectionTrials, mostAnHour: 2 } },
    });
    const post = () => limited.inject({ method: 'POST', url: pathOf(grants.places), payload: { id: randomUUID() } });
    await db.deleteFrom('exchange.connection_trial').execute();
    for (let asked = 0; asked < 2; asked += 1) {
      expect((await post()).statusCode).toBe(200);
      await gateway.tryConnection();
      await ended();
    }
    const refused = await post();
    expect([refused.statusCode, refused.json().message]).toEqual([
      429,
      'Mỗi người chỉ được thử kết nối 2 lần trong một giờ; hãy thử lại sau.',
    ]);
  });

  it('finds nobody when no gateway is at work, and may ask again', async () => {
    await ask();
    await db
      .updateTable('exchange.connection_trial')
      .set({ idle_since: new Date('2026-01-01') })
      .execute();
    const trial = await last();
    expect([trial.state, trial.summary]).toEqual(['no_gateway', expect.stringContaining('trong 20 giây')]);
    // Too late: nobody waits for it any more.
    expect(await gateway.tryConnection()).toBe(false);
    expect((await tryOut()).state).toBe('passed');
    expect((await look())[1]?.state).toBe('no_gateway');
  });
});

describe('gateways side by side', () => {
  it('take each trial once', async () => {
    const others = await Promise.all([
      startGateway(db, { keys, upstreamRules }),
      startGateway(db, { keys, upstreamRules }),
    ]);
    for (let round = 0; round < 5; round += 1) {
      provider.calls.length = 0;
      await ask();
      const taken = await Promise.all([gateway, ...others].map((one) => one.tryConnection()));
      expect(taken.filter(Boolean)).toHaveLength(1);
      expect((await ended()).state).toBe('passed');
      expect(provider.calls).toHaveLength(1);
    }
  });

  it(
    'take over from one that is killed on the way; a trial that none survives has no result',
    { timeout: 60_000 },
    async () => {
      // Sealed otherwise than the worker seals: it makes keys of its own.
      await db.deleteFrom('identity.signing_key').execute();
      const child = spawn(process.execPath, ['src/testing/gateway-worker.ts', JSON.stringify(owner), testSecret], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      await once(child.stdout, 'data');
      const died = once(child, 'exit');
      answer = () => void child.kill('SIGKILL');
      await leadTo(`${provider.url}/goc`, { timeoutMs: 20_000 });
      await ask();
      await died;
      expect((await last()).state).toBe('under_way');
      // Until its time is over somebody may still be at it; then nobody is.
      expect(await gateway.tryConnection()).toBe(false);
      const dead = () =>
        db.updateTable('exchange.connection_trial').set({ idle_since: new Date() }).where('state', '=', 'open');
      await dead().execute();
      answer = good;
      expect(await gateway.tryConnection()).toBe(true);
      expect((await ended()).state).toBe('passed');

      await ask();
      await dead().set({ attempts: 3 }).execute();
      expect(await gateway.tryConnection()).toBe(false);
      expect((await last()).summary).toBe('Không có kết quả: cổng đang thử đã dừng giữa chừng. Hãy thử lại.');
      expect((await tryOut()).state).toBe('passed');
    },
  );

  it('give back what they had not ended when they are closed', { timeout: 20_000 }, async () => {
    const leaving = await startGateway(db, { keys, upstreamRules });
    answer = () => undefined;
    await leadTo(`${provider.url}/goc`, { timeoutMs: 15_000 });
    await leaving.reread();
    await ask();
    expect(await leaving.tryConnection()).toBe(true);
    await expect.poll(() => provider.calls.length).toBe(1);
    await leaving.close();
    answer = good;
    expect(await gateway.tryConnection()).toBe(true);
    const trial = await ended();
    expect([trial.state, marks(trial)]).toEqual(['passed', '++++-++']);
  });
});

describe('a provider that speaks SOAP', () => {
  const total = { type: 'object', required: ['total'], properties: { total: { type: 'integer' } } };
  const content = { 'application/json': { schema: total } };
  const contract = {
    openapi: '3.1.0',
    info: { title: 'Đếm', version: '1.0' },
    paths: { '/total': { get: { operationId: 'getTotal', responses: { '200': { description: 'ok', content } } } } },
  };
  const mapping = {
    getTotal: {
      ...{ soap: 'count', request: '{}', response: '{ "total": $number(body.total) }' },
      tests: [{ name: 'Đếm', asked: { body: {} }, answered: { body: { total: '3' } }, gives: { body: { total: 3 } } }],
    },
  };
  const service = (code: string, change: object) => ({
    ...{ code, version: '1.0', name: `Dịch vụ ${code}`, provider: 'ben-cung-cap', environment: 'production' },
    ...{ upstream: provider.url, personal: false, article: 'Điều 7', ...change },
  });
  const grantOf = async (code: string) =>
    (
      await db
        .selectFrom('exchange.access_grant as granted')
        .innerJoin('exchange.service as service', 'service.id', 'granted.service_id')
        .select('granted.id')
        .where('service.code', '=', code)
        .executeTakeFirstOrThrow()
    ).id;

  it('is asked where a mapping says how a read is said to it; a WSDL alone does not say what only reads', async () => {
    const { systems, services, grants: declared } = buildFile(provider.url);
    await applyDeclared(
      db,
      buildFile(provider.url, {
        systems,
        services: [
          ...services,
          service('dem', { contract: JSON.stringify(contract), settings: { mapping, providerWsdl: insuranceWsdl } }),
          service('bao-hiem', { contract: insuranceWsdl }),
        ],
        grants: [
          ...declared,
          grantTo('mot-cua', 'dem/1.0', ['getTotal']),
          grantTo('mot-cua', 'bao-hiem/1.0', ['count']),
        ],
      }),
    );
    await ownedBy('mot-cua', school.posts[0]?.unitId);
    await gateway.reread();
    answer = say(200, envelopeOf(inInsurance('countResponse', '<total>3</total>')), 'text/xml');
    const dem = await grantOf('dem');
    expect((await tryOut(dem)).steps[6]?.seen).toContain('Hỏi thử getTotal: trả lời 200');
    const fault = '<s:Fault><faultcode>s:Client</faultcode><faultstring>bhxh.java:12</faultstring></s:Fault>';
    answer = say(500, envelopeOf(fault), 'text/xml');
    const refused = await tryOut(dem);
    expect(broken(refused)?.seen).toContain('từ chối câu hỏi mẫu');
    expect(JSON.stringify(refused)).not.toContain('bhxh.java');
    answer = say(200, envelopeOf(inInsurance('countResponse', '<sum>3</sum>')), 'text/xml');
    expect(broken(await tryOut(dem))?.seen).toContain('không đúng hợp đồng');
    provider.calls.length = 0;
    const unknown = await tryOut(await grantOf('bao-hiem'));
    expect([unknown.state, unknown.steps[6]?.seen]).toEqual(['passed', expect.stringContaining('WSDL')]);
    expect(provider.calls).toEqual([]);
  });
});

it('trials are kept as long as the rules say', async () => {
  await tryOut();
  await db
    .updateTable('exchange.connection_trial')
    .set({ asked_at: new Date('2026-01-01') })
    .execute();
  await tryOut();
  expect(await deleteOldTrials(db, new Date('2026-06-01'))).toBeGreaterThan(0);
  expect(await look()).toHaveLength(1);
});

it('a grant whose operations only write is not asked', async () => {
  await applyDeclared(
    db,
    buildFile(provider.url, {
      grants: [grantTo('mot-cua', 'dia-danh/1.0', ['addPlace', 'getMap'])],
      services: [
        {
          ...{ code: 'dia-danh', version: '1.0', name: 'Dịch vụ', provider: 'ben-cung-cap', environment: 'production' },
          ...{ upstream: provider.url, contract: JSON.stringify(placesContract), personal: false, article: 'Điều 7' },
        },
      ],
    }),
  );
  await gateway.reread();
  const trial = await tryOut();
  expect([trial.state, trial.steps[6]?.seen]).toEqual(['passed', expect.stringContaining('chỉ đọc (GET)')]);
  expect(provider.calls).toEqual([]);
});

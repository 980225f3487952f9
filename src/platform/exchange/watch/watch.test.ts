import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { alertKinds, AlertsView } from './alert.contract.ts';
import { alertText } from './alert-text.ts';
import { exchangeEn, exchangeRoutes, exchangeVi, readExchangeRules, shipLog } from '#platform/exchange/index.ts';
import { allSealed } from '#testing/all-sealed.ts';
import { buildHttp } from '#testing/build.ts';
import {
  applyDeclared,
  buildFile,
  giveSecret,
  startGateway,
  startProvider,
  takeToken,
  testSealing,
} from '#testing/exchange-office.ts';
import { buildManagement } from '#testing/exchange-management.ts';
import { testDatabase } from '#testing/test-database.ts';
import { createPostOut } from '../messages/post-out.ts';
import { findAlarms, type WatchedFacts } from './find-alarms.ts';
import { alertSecret, tellAlerts } from './tell-alerts.ts';
import { readFacts } from './facts.queries.ts';
import { watchExchange } from './watch-exchange.ts';
import { sendMessage } from '../messages/send-message.ts';
import { holdStream, releaseStream } from '../stream/stream.queries.ts';
import { streamName } from '../stream/stream-entry.ts';

const { watch: rules } = await readExchangeRules('content/vinh-phuc');
const nothing: WatchedFacts = {
  ...{
    services: [],
    promisedP95Ms: new Map(),
    quotas: [],
    credentials: [],
    grants: [],
    gateways: [],
    leakedKeys: [],
    unstamped: [],
    stuck: [],
  },
  ...{
    late: [],
    lateReviews: [],
    waitingCertificates: [],
    sunsets: [],
    endingParts: [],
    urgentChanges: [],
    brokenTests: [],
  },
};
const told = (facts: Partial<WatchedFacts>) =>
  findAlarms({ ...nothing, ...facts }, rules).map(({ kind, subject, severity }) => `${severity} ${kind} ${subject}`);

describe('what is worth an alert', () => {
  it('is nothing while all is well', () => {
    const service = { service: 'a/1', calls: 1000, faults: 10, unanswered: 0, p95Ms: 900 };
    expect(told({ services: [service], gateways: [{ gateway: 'g', seconds: 5 }] })).toEqual([]);
  });

  it('follows the thresholds of the province, each severity by its own', () => {
    const service = (change: object) => [
      { service: 'a/1', calls: 100, faults: 0, unanswered: 0, p95Ms: 900, ...change },
    ];
    expect(told({ services: service({ faults: 6 }) })).toEqual(['warning service_faults a/1']);
    expect(told({ services: service({ faults: 30 }) })).toEqual(['critical service_faults a/1']);
    expect(told({ services: service({ p95Ms: 4000 }) })).toEqual(['warning service_slow a/1']);
    expect(told({ services: service({}), promisedP95Ms: new Map([['a/1', 500]]) })).toEqual([
      'warning service_slow a/1',
    ]);
    expect(told({ services: service({ calls: 5, faults: 5 }) })).toEqual([]);
    expect(told({ services: service({ calls: 5, faults: 5, unanswered: 5 }) })).toEqual([
      'critical provider_silent a/1',
    ]);
    expect(told({ quotas: [{ consumer: 'c', service: 'a/1', used: 96, quota: 100 }] })).toEqual([
      'critical quota_near c → a/1',
    ]);
    expect(told({ credentials: [{ system: 'c', kind: 'secret', days: 30 }] })).toEqual([
      'warning credential_ends c (secret)',
    ]);
    expect(told({ gateways: [{ gateway: 'g', seconds: 61 }] })).toEqual(['critical gateway_silent g']);
  });

  it('has its sentence in both languages, every place filled', () => {
    const detail = {
      share: 1,
      faults: 2,
      calls: 3,
      minutes: 4,
      p95: 5,
      most: 6,
      used: 7,
      quota: 8,
      days: 9,
      count: 1,
      fault: 'f',
      from: '127.0.0.1',
      placed: 'ở đâu',
      consumers: 'a, b',
      ...{ by: 'Lan', keys: 'x', hours: 3 },
      ...{ composed: 'x/1.0', part: 'y/1.0', day: '01/12/2026', owner: 'Sở' },
    };
    for (const kind of alertKinds)
      for (const lang of ['vi', 'en'] as const)
        expect(alertText({ kind, subject: 'x', detail }, lang)).not.toMatch(/[{}]|exchange\.alert/);
  });
});

describe('the stream of other sites', () => {
  it('is told of when messages wait for it, as long as a process has been at it', async () => {
    const { db } = await testDatabase();
    const topic = { code: 'ho-so', name: 'Hồ sơ', owner: 'ben-cung-cap', publishers: ['ben-cung-cap'] };
    await applyDeclared(db, buildFile('http://127.0.0.1:1', { topics: [topic] }));
    const at = new Date();
    const envelope = { specversion: '1.0' as const, id: 'm', source: '/thu', type: 'vn.thu', topic: 'ho-so', data: {} };
    const sentAt = new Date(at.getTime() - 7_200_000);
    await sendMessage({ db, now: () => sentAt }, { sender: 'ben-cung-cap', envelope });
    const late = async () =>
      (await readFacts(db, { at, day: '2026-11-28', windowMinutes: 5, stillUsedDays: 14, isStamped: false })).late;
    expect(await late()).toEqual([]);
    const held = { stream: streamName, holder: '7b6ff2ee-1111-4000-8000-000000000000' };
    await holdStream(db, { ...held, at, until: at });
    expect(await late()).toEqual([{ topic: streamName, recipient: 'NATS', minutes: 120 }]);
    await releaseStream(db, held);
    expect(await late()).toEqual([]);
  });
});

describe('watching the axis', () => {
  it('raises an alert once, tells it signed, keeps quiet while silenced, clears it, tells that, and keeps the history', async () => {
    const { db } = await testDatabase();
    const clock = { ahead: 0 };
    const now = () => new Date(Date.now() + clock.ahead);
    const { deps, signingKeys, manager, stranger } = await buildManagement(db, now);
    const signedIn = { actor: manager };
    const app = await buildHttp({ vi: exchangeVi, en: exchangeEn }, async () => signedIn.actor);
    exchangeRoutes(app, deps);
    const ask = (method: 'GET' | 'POST' | 'DELETE', path: string, payload?: object) =>
      app.inject({ method, url: `/api/exchange/alerts${path}`, ...(payload && { payload }) });
    const view = async () => AlertsView.parse((await ask('GET', '')).json());

    const hook: { status: number; got: { headers: NodeJS.Dict<string | string[]>; body: string }[] } = {
      status: 503,
      got: [],
    };
    const receiver = await startProvider((request, response) => {
      let body = '';
      request.on('data', (chunk) => (body += chunk));
      request.on('end', () => {
        hook.got.push({ headers: request.headers, body });
        response.writeHead(hook.status).end();
      });
    });
    const letters: { to: string; subject: string; text: string }[] = [];
    const { postOut } = createPostOut({ allowLoopback: true, trusted: [] });
    const sendMail = async (letter: (typeof letters)[number]) => void letters.push(letter);
    const watch = watchExchange({ db, now, rules, isStamped: false, reviews: [] });
    const tell = tellAlerts({ db, now, sealing: testSealing, postOut, sendMail });

    const added = await ask('POST', '/recipients', {
      channel: 'webhook',
      address: receiver.url,
      leastSeverity: 'critical',
    });
    expect(added.statusCode).toBe(200);
    const mail = { channel: 'mail', address: 'truc@so.example', leastSeverity: 'warning' };
    expect((await ask('POST', '/recipients', mail)).json()).toEqual({ secret: null });
    expect((await ask('POST', '/recipients', mail)).json()).toMatchObject({ code: 'exchange.recipient_exists' });
    expect((await ask('POST', '/recipients', { ...mail, address: 'không phải' })).json()).toMatchObject({
      code: 'exchange.mail_wrong',
    });
    for (const address of ['http://169.254.169.254/x', 'file:///etc/passwd', 'không phải', 'https://a:b@x.example/'])
      expect((await ask('POST', '/recipients', { ...mail, channel: 'webhook', address })).json()).toMatchObject({
        code: 'exchange.upstream_forbidden',
      });

    // A provider that is not there: every call is unanswered.
    await applyDeclared(db, buildFile('http://127.0.0.1:1'));
    const gateway = await startGateway(db, { now, keys: signingKeys });
    const secret = await giveSecret(db, 'mot-cua');
    await gateway.reread();
    const token = await takeToken(gateway.url, 'mot-cua', secret);
    for (let call = 0; call < rules.silentCalls; call += 1)
      await fetch(`${gateway.url}/dia-danh/1.0/places`, { headers: { authorization: `Bearer ${token}` } });
    await allSealed(gateway);
    await shipLog({ db, now, gateway, sealing: testSealing, tellLooks: async () => undefined }).run();

    await watch.run();
    await watch.run();
    await tell.run();
    const open = (await view()).open.filter(({ kind }) => kind === 'provider_silent');
    expect(open).toMatchObject([{ subject: 'dia-danh/1.0', severity: 'critical', silence: null }]);
    expect(open[0]?.text).toContain('không trả lời lượt nào');
    expect(letters.filter(({ subject }) => subject.includes('dia-danh'))).toHaveLength(1);
    // The webhook was down: told again later, under the same id, signed by the key that was shown.
    hook.status = 204;
    clock.ahead += 2000;
    await tell.run();
    const [first, second] = hook.got.filter(({ body }) => body.includes('provider_silent'));
    expect(second?.headers['webhook-id']).toBe(first?.headers['webhook-id']);
    const recipientId = (await view()).recipients.find(({ channel }) => channel === 'webhook')?.id ?? '';
    const signed = `${second?.headers['webhook-id']}.${second?.headers['webhook-timestamp']}.${second?.body}`;
    expect(second?.headers['webhook-signature']).toBe(
      `v1,${createHmac('sha256', alertSecret(testSealing, recipientId)).update(signed).digest('base64')}`,
    );
    expect(added.json()).toEqual({ secret: alertSecret(testSealing, recipientId) });

    const quiet = { kind: 'provider_silent', subject: 'dia-danh/1.0', hours: 1, reason: 'Bên cung cấp đang bảo trì' };
    expect((await ask('POST', '/silences', { ...quiet, reason: 'ngắn' })).json()).toMatchObject({
      code: 'exchange.reason_needed',
    });
    expect((await ask('POST', '/silences', quiet)).statusCode).toBe(200);
    expect((await view()).open.find(({ kind }) => kind === 'provider_silent')?.silence?.reason).toContain('bảo trì');
    await ask('POST', '/silences', { ...quiet, hours: 0, reason: '' });

    clock.ahead += (rules.windowMinutes + rules.clearsAfterMinutes + 1) * 60_000;
    await watch.run();
    await tell.run();
    const after = await view();
    expect(after.open.map(({ kind }) => kind)).not.toContain('provider_silent');
    expect(after.past.map(({ kind }) => kind)).toContain('provider_silent');
    expect(letters.map(({ subject }) => subject)).toContainEqual(expect.stringContaining('Đã hết cảnh báo: dia-danh'));

    expect((await ask('DELETE', `/recipients/${recipientId}`)).statusCode).toBe(200);
    signedIn.actor = stranger;
    expect((await ask('GET', '')).json()).toMatchObject({ code: 'exchange.not_found' });
    expect((await ask('POST', '/silences', quiet)).statusCode).toBe(404);
    expect((await ask('POST', '/recipients', mail)).statusCode).toBe(404);
  });
});

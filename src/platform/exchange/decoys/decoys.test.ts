import { request, type IncomingMessage } from 'node:http';
import { text as readText } from 'node:stream/consumers';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '#infrastructure/actor.ts';
import { readExchangeRules, shipLog } from '#platform/exchange/index.ts';
import { allSealed } from '#testing/all-sealed.ts';
import { buildManagement } from '#testing/exchange-management.ts';
import {
  applyDeclared,
  buildFile,
  buildPurposeKey,
  startGateway,
  startProvider,
  takeToken,
  testSealing,
  type TestGateway,
} from '#testing/exchange-office.ts';
import { testDatabase } from '#testing/test-database.ts';
import { issueSecret, revoke } from '../management/manage-systems.ts';
import { viewExchange } from '../management/view-exchange.ts';
import { readFacts } from '../watch/facts.queries.ts';
import { findAlarms } from '../watch/find-alarms.ts';
import { removeDecoy, setDecoy } from './manage-decoys.ts';

const { db } = await testDatabase();
const now = () => new Date();
const { deps, signingKeys, manager, stranger } = await buildManagement(db, now);
const code = 'mot-cua';
const placed = 'kho mã nguồn phần mềm kế toán';
let gateway: TestGateway;

beforeAll(async () => {
  const provider = await startProvider((_request, response) => response.writeHead(200).end('{"items":[]}'));
  await applyDeclared(db, buildFile(provider.url, {}, [buildPurposeKey().jwk]));
  gateway = await startGateway(db, { keys: signingKeys });
});

const formType = { 'content-type': 'application/x-www-form-urlencoded' };
const show = async (secret: string, client = code) => {
  await gateway.reread();
  const answer = await fetch(`${gateway.url}/token`, {
    method: 'POST',
    headers: {
      authorization: `Basic ${Buffer.from(`${client}:${secret}`).toString('base64')}`,
      ...formType,
    },
    body: 'grant_type=client_credentials',
  });
  return { status: answer.status, body: await answer.text() };
};
/** From another address of this machine, by Basic or in the body, with a header that says it came from elsewhere. */
const showFrom = async (
  localAddress: string,
  { client, secret, way }: { client: string; secret: string; way: 'basic' | 'body' },
) => {
  const asked = request(`${gateway.url}/token`, {
    ...{ method: 'POST', localAddress },
    headers: {
      ...formType,
      'x-forwarded-for': '203.0.113.7',
      ...(way === 'basic' && { authorization: `Basic ${Buffer.from(`${client}:${secret}`).toString('base64')}` }),
    },
  });
  const named = way === 'body' ? { client_id: client, client_secret: secret } : {};
  asked.end(new URLSearchParams({ grant_type: 'client_credentials', ...named }).toString());
  const answer = await new Promise<IncomingMessage>((done, fail) => asked.once('response', done).once('error', fail));
  return { status: answer.statusCode, headers: answer.headers, body: await readText(answer) };
};
const alarms = async () => {
  await allSealed(gateway);
  await shipLog({ db, now, gateway, sealing: testSealing, tellLooks: async () => undefined }).run();
  const { watch } = await readExchangeRules('content/vinh-phuc');
  const facts = await readFacts(db, {
    at: now(),
    day: '2026-11-28',
    windowMinutes: 5,
    stillUsedDays: 14,
    isStamped: false,
  });
  return findAlarms(facts, watch).filter(({ kind }) => kind === 'decoy_shown' || kind === 'dead_key_shown');
};
const decoysOf = async (actor: Actor) =>
  (await viewExchange(deps, actor)).systems.find((system) => system.code === code)?.decoys ?? [];

describe('a decoy key', () => {
  it('opens nothing, is refused as any wrong secret, and sets off an alert that says what leaked and from where', async () => {
    const { clientId, clientSecret } = await setDecoy(deps, { actor: manager, code, placed });
    expect(clientId).toBe(code);
    const shown = await show(clientSecret);
    expect(shown.status).toBe(401);
    expect(await show('x'.repeat(43))).toEqual(shown);
    // Again and again is one line a minute.
    await show(clientSecret);
    expect(await alarms()).toEqual([
      {
        ...{ kind: 'decoy_shown', subject: code, severity: 'critical' },
        detail: { count: 1, from: expect.stringContaining('127.0.0.1'), placed },
      },
    ]);
    const kept = await db.selectFrom('exchange.log_entry').select('entry').execute();
    expect(JSON.stringify(kept)).not.toContain(clientSecret);
    expect(JSON.stringify(await db.selectFrom('exchange.decoy_key').selectAll().execute())).not.toContain(clientSecret);
  });

  it('does not stand in the way of the true secret, nor count for another system', async () => {
    const { clientSecret } = await issueSecret(deps, { actor: manager, code });
    await gateway.reread();
    expect(await takeToken(gateway.url, code, clientSecret)).not.toBe('');
    const { clientSecret: decoy } = await setDecoy(deps, { actor: manager, code, placed });
    expect((await show(decoy, 'khong-co-he-thong')).status).toBe(401);
    expect((await alarms()).map(({ detail }) => detail['count'])).toEqual([1]);
  });

  it('of several that were shown the alert names every place: keys kept there have leaked too', async () => {
    const elsewhere = 'bản sao lưu máy chủ tuyển sinh';
    const { clientSecret } = await setDecoy(deps, { actor: manager, code, placed: elsewhere });
    await show(clientSecret);
    expect((await alarms()).map(({ detail }) => detail)).toEqual([
      { count: 2, from: expect.stringContaining('127.0.0.1'), placed: `${elsewhere}; ${placed}` },
    ]);
  });

  it('is set and taken away by who keeps the system; to others there is no such system', async () => {
    await expect(setDecoy(deps, { actor: stranger, code, placed })).rejects.toMatchObject({
      code: 'exchange.not_found',
    });
    const [first] = await decoysOf(manager);
    if (!first) throw new Error('no decoy');
    expect(first.placed).toBe(placed);
    const removal = { code, id: first.id };
    await expect(removeDecoy(deps, { actor: stranger, ...removal })).rejects.toMatchObject({
      code: 'exchange.not_found',
    });
    await removeDecoy(deps, { actor: manager, ...removal });
    await expect(removeDecoy(deps, { actor: manager, ...removal })).rejects.toMatchObject({
      code: 'exchange.not_found',
    });
    expect((await decoysOf(manager)).map(({ id }) => id)).not.toContain(first.id);
  });

  it('is told from a wrong secret and an unknown system by nothing, in either way to show one', async () => {
    const { clientSecret } = await setDecoy(deps, { actor: manager, code, placed });
    await gateway.reread();
    const seenOf = async (client: string, secret: string) =>
      Promise.all(
        (['basic', 'body'] as const).map(async (way) => {
          const { headers, ...seen } = await showFrom('127.0.0.3', { client, secret, way });
          return { ...seen, headers: { ...headers, date: '' } };
        }),
      );
    const wrong = await seenOf(code, 'x'.repeat(43));
    expect(await seenOf(code, clientSecret)).toEqual(wrong);
    expect(await seenOf('khong-co-he-thong', clientSecret)).toEqual(wrong);
  });

  it('shown from a network of machines does not fill the log, nor hides where it came from', async () => {
    const { clientSecret: secret } = await setDecoy(deps, { actor: manager, code, placed: 'mạng máy ma' });
    await gateway.reread();
    const before = (await alarms())[0]?.detail['count'] ?? 0;
    for (let machine = 10; machine < 40; machine += 1)
      await showFrom(`127.0.0.${machine}`, { client: code, secret, way: 'body' });
    const [alarm] = await alarms();
    expect(alarm?.detail).toMatchObject({
      placed: expect.stringMatching(/^mạng máy ma;/),
      from: expect.stringContaining('127.0.0.'),
    });
    expect(Number(alarm?.detail['count']) - Number(before)).toBe(10);
  });
});

describe('a secret that was revoked', () => {
  it('is told of when it is shown again', async () => {
    const { clientSecret } = await issueSecret(deps, { actor: manager, code });
    const system = (await viewExchange(deps, manager)).systems.find((one) => one.code === code);
    const credential = system?.credentials.findLast(({ kind }) => kind === 'secret');
    await revoke(deps, { actor: manager, code, id: credential?.id ?? '' });
    expect((await show(clientSecret)).status).toBe(401);
    expect((await alarms()).find(({ kind }) => kind === 'dead_key_shown')).toMatchObject({
      ...{ subject: code, severity: 'warning' },
      detail: { count: 1 },
    });
  });
});

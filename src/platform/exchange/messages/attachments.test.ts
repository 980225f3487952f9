import { createHash, randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  applyDeclared,
  buildFile,
  giveSecret,
  startGateway,
  startProvider,
  takeToken,
  type TestGateway,
} from '#testing/exchange-office.ts';
import { testDatabase } from '#testing/test-database.ts';
import { Delivered } from './message.contract.ts';

const { db } = await testDatabase();
const clock = { ahead: 0 };
const now = () => new Date(Date.now() + clock.ahead);
const file = randomBytes(300_000);
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
/** What the provider has now; as it was when the message was sent, until a test says otherwise. */
const held = { bytes: file, type: 'application/pdf', tellsLength: true, status: 200 };
const tokens: Record<string, string> = {};
let gateway: TestGateway;
let asked: { url: string; headers: NodeJS.Dict<string | string[]> }[] = [];

beforeAll(async () => {
  const provider = await startProvider((_request, response) => {
    response.writeHead(held.status, {
      'content-type': held.type,
      ...(held.tellsLength && { 'content-length': held.bytes.length }),
    });
    // In pieces, as a network gives them.
    for (let from = 0; from < held.bytes.length; from += 65_536)
      response.write(held.bytes.subarray(from, from + 65_536));
    response.end();
  });
  asked = provider.calls;
  const topic = (code: string, system: string) => ({
    ...{ code, name: `Chủ đề ${code}`, owner: 'ben-cung-cap', keepDays: 2, publishers: ['ben-cung-cap', 'mot-cua'] },
    subscribers: [{ system }],
  });
  const topics = [topic('ho-so', 'mot-cua'), topic('bao-cao', 'la')];
  await applyDeclared(db, buildFile(provider.url, { topics }));
  gateway = await startGateway(db, { now });
  for (const code of ['mot-cua', 'ben-cung-cap', 'la']) {
    const secret = await giveSecret(db, code);
    await gateway.reread();
    tokens[code] = await takeToken(gateway.url, code, secret);
  }
});

const call = (who: string, path: string, init: RequestInit = {}) =>
  fetch(`${gateway.url}${path}`, { ...init, headers: { authorization: `Bearer ${tokens[who]}`, ...init.headers } });
const attachment = (change: Record<string, unknown> = {}) => ({
  ...{ name: 'Bản đồ quy hoạch.pdf', url: '/dia-danh/1.0/maps/quy-hoach.pdf', mediaType: 'application/pdf' },
  ...{ size: file.length, sha256: sha256(file), expiresAt: '2099-01-01T00:00:00+07:00' },
  ...change,
});
let count = 0;
async function send(attachments: unknown, { topic = 'ho-so', sender = 'ben-cung-cap' } = {}): Promise<Response> {
  return call(sender, '/messages', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      ...{ specversion: '1.0', id: `t-${(count += 1)}`, source: '/thu', type: 'vn.thu', topic, data: { attachments } },
    }),
  });
}
async function receive(who = 'mot-cua'): Promise<Delivered> {
  const answer: unknown = await (await call(who, '/messages')).json();
  const [taken] = Delivered.array().parse(Object(answer).items);
  if (!taken) throw new Error('nothing came');
  return taken;
}
const codeOf = async (response: Response) => {
  const body: unknown = await response.json();
  return [response.status, Object(body).code];
};
const ack = (who: string, delivery: number) => call(who, `/messages/${delivery}/ack`, { method: 'POST' });

describe('an attachment', () => {
  it('is fetched through the gateway, to the byte, before and after the message is acknowledged', async () => {
    expect((await send([attachment()])).status).toBe(202);
    const { delivery } = await receive();
    const fetched = await call('mot-cua', `/messages/${delivery}/attachments/0`, { headers: { range: 'bytes=0-9' } });
    expect([fetched.status, fetched.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    expect(sha256(Buffer.from(await fetched.arrayBuffer()))).toBe(sha256(file));
    // A part of it would prove nothing, and who asks is vouched for as in every call.
    expect(asked.at(-1)?.headers['range']).toBeUndefined();
    expect(asked.at(-1)?.url).toBe('/goc/maps/quy-hoach.pdf');
    expect(asked.at(-1)?.headers['x-lgsp-caller']).toBeDefined();
    await ack('mot-cua', delivery);
    expect((await call('mot-cua', `/messages/${delivery}/attachments/0`)).status).toBe(200);
    expect(await codeOf(await call('mot-cua', `/messages/${delivery}/attachments/1`))).toEqual([404, '404003']);
    expect(await codeOf(await call('la', `/messages/${delivery}/attachments/0`))).toEqual([404, '404003']);
    expect((await fetch(`${gateway.url}/messages/${delivery}/attachments/0`)).status).toBe(401);
    expect((await call('mot-cua', `/messages/${delivery}/attachments/0`, { method: 'POST' })).status).toBe(405);
  });

  it('that is not what was told of does not come through whole', async () => {
    await send([attachment()]);
    const { delivery } = await receive();
    const get = () => call('mot-cua', `/messages/${delivery}/attachments/0`);
    const other = Buffer.from(file);
    other[other.length - 1] = (other.at(-1) ?? 0) ^ 1;
    for (const tellsLength of [true, false]) {
      Object.assign(held, { bytes: other, tellsLength });
      await expect(get().then((answer) => answer.arrayBuffer())).rejects.toThrow('terminated');
    }
    Object.assign(held, { bytes: Buffer.concat([file, file]), tellsLength: false });
    await expect(get().then((answer) => answer.arrayBuffer())).rejects.toThrow('terminated');
    Object.assign(held, { bytes: file.subarray(0, 100), tellsLength: true });
    expect(await codeOf(await get())).toEqual([502, '101505']);
    Object.assign(held, { bytes: file, type: 'text/html' });
    expect(await codeOf(await get())).toEqual([502, '101505']);
    Object.assign(held, { type: 'application/pdf', status: 404 });
    expect((await get()).status).toBe(404);
    held.status = 200;
    expect((await get()).status).toBe(200);
    await ack('mot-cua', delivery);
  });

  it('is not had by who has no grant for the service it stands behind', async () => {
    await send([attachment()], { topic: 'bao-cao' });
    const { delivery } = await receive('la');
    expect(await codeOf(await call('la', `/messages/${delivery}/attachments/0`))).toEqual([403, '900908']);
  });

  it.each([
    ['an address of its own', { url: 'https://ngoai.example/tep.pdf' }],
    ['an address of another machine', { url: '//ngoai.example/dia-danh/1.0/tep' }],
    ['a way out of the service that is hidden', { url: '/dia-danh/1.0/%2e%2e/%2e%2e/token' }],
    ['another head in its address', { url: '/dia-danh/1.0/tep\r\nhost: ngoai.example' }],
    ['an address of the gateway itself', { url: '/messages/1/attachments/0' }],
    ['a negative size', { size: -1 }],
    ['a way out of the service', { url: '/dia-danh/1.0/../../token' }],
    ['a service nobody offers', { url: '/khong-co/1.0/tep' }],
    ['the service and no file', { url: '/dia-danh/1.0' }],
    ['no digest', { sha256: 'abc' }],
    ['an end that has passed', { expiresAt: '2020-01-01T00:00:00Z' }],
    ['something unknown', { khac: 1 }],
  ])('with %s is not accepted', async (_what, change) => {
    expect(await codeOf(await send([attachment(change)]))).toEqual([422, 'exchange.message_wrong']);
  });

  it('stands behind a service of the sender, not of somebody else', async () => {
    expect(await codeOf(await send([attachment()], { sender: 'mot-cua' }))).toEqual([422, 'exchange.message_wrong']);
  });

  it('with nothing in it is had too', async () => {
    const nothing = Buffer.alloc(0);
    await send([attachment({ size: 0, sha256: sha256(nothing) })]);
    const { delivery } = await receive();
    for (const tellsLength of [true, false]) {
      Object.assign(held, { bytes: nothing, tellsLength });
      const fetched = await call('mot-cua', `/messages/${delivery}/attachments/0`);
      expect([fetched.status, await fetched.text()]).toEqual([200, '']);
    }
    Object.assign(held, { bytes: file, tellsLength: true });
    await ack('mot-cua', delivery);
  });

  it('in JSON is judged like any other', async () => {
    const json = Buffer.from('{"items": [ {"code":"A","name":"Tích Sơn"} ]}');
    const url = '/dia-danh/1.0/places';
    await send([attachment({ url, mediaType: 'application/json', size: json.length, sha256: sha256(json) })]);
    const { delivery } = await receive();
    const get = () => call('mot-cua', `/messages/${delivery}/attachments/0`);
    for (const tellsLength of [true, false]) {
      Object.assign(held, { bytes: json, type: 'application/json', tellsLength });
      const other = Buffer.from(json.toString().replace('A', 'B'));
      const fetched = await get();
      expect([fetched.status, sha256(Buffer.from(await fetched.arrayBuffer()))]).toEqual([200, sha256(json)]);
      for (const bytes of [other, Buffer.concat([json, Buffer.from(' ')])]) {
        held.bytes = bytes;
        expect(await codeOf(await get())).toEqual([502, '101505']);
      }
    }
    Object.assign(held, { bytes: file, type: 'application/pdf', tellsLength: true });
    await ack('mot-cua', delivery);
  });

  it('is not had any more by who was taken its grant, or of a message it refused', async () => {
    await send([attachment()]);
    const { delivery } = await receive();
    const get = () => call('mot-cua', `/messages/${delivery}/attachments/0`);
    const grants = () => db.updateTable('exchange.access_grant');
    await grants().set({ state: 'suspended' }).execute();
    await gateway.reread();
    expect((await get()).status).toBe(403);
    await grants().set({ state: 'active' }).execute();
    await gateway.reread();
    expect((await get()).status).toBe(200);
    await call('mot-cua', `/messages/${delivery}/refuse`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ reason: 'Không phải của chúng tôi' }),
    });
    expect(await codeOf(await get())).toEqual([404, '404003']);
  });

  it('is gone when its time is over', async () => {
    await send([attachment({ expiresAt: new Date(Date.now() + 60_000).toISOString() })]);
    const { delivery } = await receive();
    clock.ahead = 120_000;
    expect(await codeOf(await call('mot-cua', `/messages/${delivery}/attachments/0`))).toEqual([410, '410001']);
  });
});

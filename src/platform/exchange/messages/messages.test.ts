import { createHmac } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { inTransaction } from '#infrastructure/database/transaction.ts';
import {
  applyDeclared,
  buildFile,
  giveSecret,
  startGateway,
  startProvider,
  takeToken,
  testSealing,
  type Provider,
  type TestGateway,
} from '#testing/exchange-office.ts';
import { testDatabase } from '#testing/test-database.ts';
import { mostAttempts, nextTryAt } from './back-off.ts';
import { Delivered, Envelope, Receipt } from './message.contract.ts';
import { replayDelivery, selectStuck } from './replay.queries.ts';
import { createPostOut } from './post-out.ts';
import { pushMessages, pushSecret } from './push-messages.ts';
import { sendMessage } from './send-message.ts';
import { takeMessages } from './take-messages.ts';

const { db } = await testDatabase();
const clock = { ahead: 0 };
const now = () => new Date(Date.now() + clock.ahead);
const recipient: { status: number; bodies: { id: string; key: string }[]; slowMs: number } = {
  status: 200,
  bodies: [],
  slowMs: 0,
};
let gateway: TestGateway;
let provider: Provider;
const tokens: Record<string, string> = {};

const schema = { type: 'object', required: ['status'], properties: { status: { type: 'string' } } };
beforeAll(async () => {
  provider = await startProvider((request, response) => {
    let text = '';
    request.on('data', (chunk) => (text += chunk));
    request.on('end', () => {
      const { id, partitionkey } = JSON.parse(text);
      if (recipient.status < 300) recipient.bodies.push({ id, key: partitionkey });
      setTimeout(() => response.writeHead(recipient.status).end(), recipient.slowMs);
    });
  });
  const topic = (code: string, push: string | null) => ({
    ...{ code, name: `Chủ đề ${code}`, owner: 'ben-cung-cap', schema, keepDays: 2, publishers: ['ben-cung-cap'] },
    subscribers: [{ system: 'mot-cua', push }],
  });
  await applyDeclared(
    db,
    buildFile('http://127.0.0.1:1', {
      topics: [
        topic('ho-so', null),
        topic('viec-khac', null),
        { ...topic('cua-la', null), publishers: ['la'] },
        topic('bao-tin', `${provider.url}/nhan`),
      ],
    }),
  );
  gateway = await startGateway(db, { now });
  for (const code of ['mot-cua', 'ben-cung-cap', 'la']) {
    const secret = await giveSecret(db, code);
    await gateway.reread();
    tokens[code] = await takeToken(gateway.url, code, secret);
  }
});

let count = 0;
const envelope = (change: Record<string, unknown> = {}) => ({
  ...{
    specversion: '1.0',
    id: `m-${(count += 1)}`,
    source: '/ho-so',
    type: 'vn.motcua.ho-so',
    topic: 'ho-so',
    data: { status: '4' },
  },
  ...change,
});
const call = (who: string, method: string, path: string, body?: unknown) =>
  fetch(`${gateway.url}/messages${path}`, {
    method,
    headers: {
      authorization: `Bearer ${tokens[who]}`,
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
const send = async (change: Record<string, unknown> = {}, who = 'ben-cung-cap') =>
  call(who, 'POST', '', envelope(change));
async function take(most = 10): Promise<Delivered[]> {
  const answer: unknown = await (await call('mot-cua', 'GET', `?most=${most}`)).json();
  return Delivered.array().parse(Object(answer).items);
}
async function drain(): Promise<string[]> {
  const ids: string[] = [];
  for (let taken = await take(); taken.length > 0; taken = await take()) {
    for (const { delivery, message } of taken) {
      ids.push(message.id);
      expect((await call('mot-cua', 'POST', `/${delivery}/ack`)).status).toBe(204);
    }
  }
  return ids;
}
const codeOf = async (response: Response) => {
  const body: unknown = await response.json();
  return [response.status, Object(body).code];
};

describe('sending', () => {
  it('is acknowledged once it is kept, and is done once however often it is sent', async () => {
    const message = envelope();
    const first = await call('ben-cung-cap', 'POST', '', message);
    expect([first.status, Receipt.parse(await first.json())]).toEqual([
      202,
      { id: message.id, recipients: 1, duplicate: false },
    ]);
    const again = await call('ben-cung-cap', 'POST', '', message);
    expect([again.status, Receipt.parse(await again.json())]).toEqual([
      200,
      { id: message.id, recipients: 1, duplicate: true },
    ]);
    expect(await codeOf(await call('ben-cung-cap', 'POST', '', { ...message, data: { status: '5' } }))).toEqual([
      409,
      'exchange.message_id_reused',
    ]);
    expect(await drain()).toEqual([message.id]);
  });

  it('of one message many times at the same moment, without a key, keeps it once', async () => {
    const message = Envelope.parse(envelope());
    const receipts = await Promise.all(
      Array.from({ length: 8 }, () => sendMessage({ db, now }, { sender: 'ben-cung-cap', envelope: message })),
    );
    expect(receipts.map(({ duplicate }) => duplicate).toSorted()).toEqual([false, ...Array(7).fill(true)]);
    expect(receipts.map(({ recipients }) => recipients)).toEqual(Array(8).fill(1));
    expect(await drain()).toEqual([message.id]);
  });

  it('is refused to who may not, of a topic that is not, and of data that do not keep the schema', async () => {
    expect((await fetch(`${gateway.url}/messages`, { method: 'POST', body: '{}' })).status).toBe(401);
    expect(await codeOf(await send({}, 'la'))).toEqual([404, 'exchange.no_topic']);
    expect(await codeOf(await send({ topic: 'khong-co' }))).toEqual([404, 'exchange.no_topic']);
    expect(await codeOf(await send({ data: { status: 4 } }))).toEqual([422, 'exchange.message_wrong']);
    expect(await codeOf(await send({ specversion: '2.0' }))).toEqual([422, 'exchange.message_wrong']);
    expect(await codeOf(await send({ id: 'm\u0000' }))).toEqual([422, 'exchange.message_wrong']);
    expect(await codeOf(await send({ partitionkey: '\ud800' }))).toEqual([422, 'exchange.message_wrong']);
    expect(await codeOf(await call('ben-cung-cap', 'POST', '/x'))).toEqual([404, 'exchange.not_found']);
  });
});

describe('taking', () => {
  it('gives of each key one at a time and in order, and does not let keys wait for each other', async () => {
    const ids: string[] = [];
    for (const key of ['a', 'a', 'b', 'a', 'b'])
      ids.push(Receipt.parse(await (await send({ partitionkey: key })).json()).id);
    const first = await take();
    expect(first.map(({ message }) => message.id)).toEqual([ids[0], ids[2]]);
    expect(await take()).toEqual([]);
    await call('mot-cua', 'POST', `/${first[0]?.delivery}/ack`);
    const next = await take();
    expect(next.map(({ message }) => message.id)).toEqual([ids[1]]);
    for (const { delivery } of [...first.slice(1), ...next]) await call('mot-cua', 'POST', `/${delivery}/ack`);
    expect(await drain()).toEqual([ids[3], ids[4]]);
  });

  it('keeps no message waiting that has no key, whatever key another sender gives its own', async () => {
    const id = `doan-truoc-${(count += 1)}`;
    const guess = Envelope.parse(envelope({ topic: 'cua-la', partitionkey: `ben-cung-cap ${id}` }));
    await sendMessage({ db, now }, { sender: 'la', envelope: guess });
    await send({ id });
    const taken = await take();
    expect(taken.map(({ message }) => message.id).toSorted()).toEqual([guess.id, id].toSorted());
    for (const { delivery } of taken) await call('mot-cua', 'POST', `/${delivery}/ack`);
  });

  it('keeps no message waiting for one of another sender, or of another topic, under the same key', async () => {
    const partitionkey = 'H62.01-261128-0001';
    const others = [
      { sender: 'la', topic: 'cua-la' },
      { sender: 'ben-cung-cap', topic: 'viec-khac' },
    ].map(({ sender, topic }) => ({ sender, envelope: Envelope.parse(envelope({ topic, partitionkey })) }));
    for (const other of others) await sendMessage({ db, now }, other);
    const own = Receipt.parse(await (await send({ partitionkey })).json());
    const taken = await take();
    expect(taken.map(({ message }) => message.id)).toEqual([...others.map((other) => other.envelope.id), own.id]);
    for (const { delivery } of taken) await call('mot-cua', 'POST', `/${delivery}/ack`);
  });

  it('gives again what was taken and not settled, to whoever asks of that system, and to no other', async () => {
    await send();
    const [taken] = await take();
    expect(await codeOf(await call('la', 'POST', `/${taken?.delivery}/ack`))).toEqual([404, 'exchange.not_found']);
    clock.ahead += 61_000;
    const [again] = await take();
    expect(again).toMatchObject({ delivery: taken?.delivery, attempt: 2 });
    expect((await call('mot-cua', 'POST', `/${again?.delivery}/ack`)).status).toBe(204);
    expect((await call('mot-cua', 'POST', `/${again?.delivery}/ack`)).status).toBe(204);
    expect(await codeOf(await call('mot-cua', 'POST', `/${again?.delivery}/refuse`, { reason: 'muộn' }))).toEqual([
      409,
      'exchange.delivery_settled',
    ]);
  });

  it('by many at once gives nothing twice', async () => {
    for (let index = 0; index < 40; index += 1) await send();
    const rounds = await Promise.all(
      Array.from({ length: 12 }, () => takeMessages({ db, now }, { recipient: 'mot-cua', most: 10 })),
    );
    const given = rounds.flat().map(({ delivery }) => delivery);
    expect(new Set(given).size).toBe(given.length);
    expect(given.length).toBe(40);
    for (const delivery of given) await call('mot-cua', 'POST', `/${delivery}/ack`);
  });

  it('takes a refusal with its reason, which an operator sees and can send again', async () => {
    await send();
    const [taken] = await take();
    expect(await codeOf(await call('mot-cua', 'POST', `/${taken?.delivery}/refuse`, {}))).toEqual([
      422,
      'exchange.message_wrong',
    ]);
    expect((await call('mot-cua', 'POST', `/${taken?.delivery}/refuse`, { reason: 'không có hồ sơ này' })).status).toBe(
      204,
    );
    const [stuck] = await selectStuck(db);
    expect(stuck).toMatchObject({ state: 'refused', fault: 'không có hồ sơ này', recipient: 'mot-cua' });
    const at = now();
    await inTransaction(db, (tx) =>
      replayDelivery(tx, { id: Number(stuck?.id), at, expiresAt: new Date(at.getTime() + 60_000) }),
    );
    expect(await drain()).toEqual([stuck?.messageId]);
  });
});

describe('a subscription that was taken back', () => {
  it('gives nothing more of what waited, and holds up nothing of other topics', async () => {
    const ids: string[] = [];
    for (const topic of ['ho-so', 'viec-khac'])
      ids.push(Receipt.parse(await (await send({ topic, partitionkey: 'thu-hoi' })).json()).id);
    const right = await db
      .deleteFrom('exchange.topic_right')
      .where('may', '=', 'subscribe')
      .where('topic_id', '=', ({ selectFrom }) => selectFrom('exchange.topic').select('id').where('code', '=', 'ho-so'))
      .returningAll()
      .executeTakeFirstOrThrow();
    expect(await drain()).toEqual([ids[1]]);
    await db.insertInto('exchange.topic_right').values(right).execute();
    expect(await drain()).toEqual([ids[0]]);
  });

  it('of a topic that is suspended neither', async () => {
    const { id } = Receipt.parse(await (await send()).json());
    const set = (state: string) =>
      db.updateTable('exchange.topic').set({ state }).where('code', '=', 'ho-so').execute();
    await set('suspended');
    expect(await drain()).toEqual([]);
    await set('active');
    expect(await drain()).toEqual([id]);
  });
});

describe('pushing', () => {
  const { postOut } = createPostOut({ allowLoopback: true, trusted: [] });
  const sweep = pushMessages({ db, now, sealing: testSealing, postOut });
  // The clock runs ahead of every token here.
  const push = (key: string) =>
    sendMessage(
      { db, now },
      { sender: 'ben-cung-cap', envelope: Envelope.parse(envelope({ topic: 'bao-tin', partitionkey: key })) },
    );

  it('is signed, and keeps the order of a key', async () => {
    for (const key of ['k', 'k', 'l']) await push(key);
    await sweep.run();
    await sweep.run();
    expect(recipient.bodies.filter(({ key }) => key === 'k').length).toBe(2);
    const last = provider.calls.at(-1);
    const secret = pushSecret(testSealing, { topic: 'bao-tin', recipient: 'mot-cua' });
    const text = `${last?.headers['webhook-id']}.${last?.headers['webhook-timestamp']}.${last?.body}`;
    expect(last?.headers['webhook-signature']).toBe(`v1,${createHmac('sha256', secret).update(text).digest('base64')}`);
  });

  it('takes any id a sender may give a message', async () => {
    recipient.bodies = [];
    const id = 'Hồ sơ\n1';
    await sendMessage(
      { db, now },
      { sender: 'ben-cung-cap', envelope: Envelope.parse(envelope({ topic: 'bao-tin', id })) },
    );
    await sweep.run();
    expect(recipient.bodies).toMatchObject([{ id }]);
    const last = provider.calls.at(-1);
    expect(last?.headers['webhook-id']).toMatch(/^\d+\.H%E1%BB%93%20s%C6%A1%0A1$/);
    const secret = pushSecret(testSealing, { topic: 'bao-tin', recipient: 'mot-cua' });
    const text = `${last?.headers['webhook-id']}.${last?.headers['webhook-timestamp']}.${last?.body}`;
    expect(last?.headers['webhook-signature']).toBe(`v1,${createHmac('sha256', secret).update(text).digest('base64')}`);
  });

  it('catches up by itself when the recipient has been down for a day', async () => {
    recipient.status = 503;
    recipient.bodies = [];
    for (let index = 0; index < 5; index += 1) await push('m');
    for (let hour = 0; hour < 24; hour += 1) {
      await sweep.run();
      clock.ahead += 3_600_000;
    }
    expect(recipient.bodies).toEqual([]);
    recipient.status = 200;
    for (let round = 0; round < 6; round += 1) await sweep.run();
    const ids = recipient.bodies.map(({ id }) => id);
    expect(ids.length).toBe(5);
    expect(ids).toEqual(ids.toSorted((a, b) => Number(a.slice(2)) - Number(b.slice(2))));
  });

  it('lays aside what is refused for good, and expires what nobody takes', async () => {
    recipient.status = 410;
    await push('n');
    await sweep.run();
    expect((await selectStuck(db))[0]).toMatchObject({ state: 'refused', fault: 'HTTP 410' });
    recipient.status = 500;
    await push('o');
    clock.ahead += 3 * 86_400_000;
    await sweep.run();
    expect((await selectStuck(db)).some(({ state }) => state === 'expired')).toBe(true);
  });

  it('never goes to an address of this machine outside trials', async () => {
    const strict = createPostOut({ allowLoopback: false, trusted: [] });
    expect(await strict.postOut(`${provider.url}/nhan`, { headers: {}, body: '{}' })).toBeUndefined();
    expect(await strict.postOut('http://169.254.169.254/', { headers: {}, body: '{}' })).toBeUndefined();
    expect(
      await strict.postOut(`http://localhost:${new URL(provider.url).port}/`, { headers: {}, body: '{}' }),
    ).toBeUndefined();
  });
});

describe('the waits between tries', () => {
  it('grow to an hour, and reach past a day', () => {
    const at = new Date('2026-11-30T00:00:00Z');
    const seconds = (attempts: number) => (nextTryAt(attempts, at).getTime() - at.getTime()) / 1000;
    expect([1, 2, 3, 4, 5, 6, 7, 30].map(seconds)).toEqual([1, 5, 15, 60, 300, 900, 3600, 3600]);
    expect(mostAttempts - 6).toBeGreaterThan(24);
  });
});

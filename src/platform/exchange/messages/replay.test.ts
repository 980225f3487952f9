import { beforeAll, describe, expect, it } from 'vitest';
import { applyDeclared, buildFile, startProvider, testSealing } from '#testing/exchange-office.ts';
import { buildManagement } from '#testing/exchange-management.ts';
import { testDatabase } from '#testing/test-database.ts';
import { listStuck, replayMessage } from '../management/stuck-messages.ts';
import { mostAttempts } from './back-off.ts';
import { createPostOut } from './post-out.ts';
import { pushMessages } from './push-messages.ts';
import { replayMessages } from './replay-messages.ts';
import { planReplay, ReplayRule } from './replay-rules.ts';
import { sendMessage } from './send-message.ts';

const { db } = await testDatabase();
const clock = { ahead: 0 };
const now = () => new Date(Date.now() + clock.ahead);
const minuteMs = 60_000;
const rule = (change: Partial<ReplayRule> = {}) =>
  ReplayRule.parse({
    ...{ name: 'Bên nhận gặp lỗi', states: ['dead'], faults: ['server_error', 'no_answer'], everyMinutes: 30 },
    ...{ atMost: 2, withinDays: 1, from: '2020-01-01', source: 'Quy chế vận hành (thử)', ...change },
  });
const recipient: { status: number; got: string[] } = { status: 503, got: [] };
const management = await buildManagement(db, now);
const rules = [rule()];
const deps = { ...management.deps, rules: { ...management.deps.rules, replays: rules } };
const replay = replayMessages({ db, now, rules });
const push = pushMessages({
  ...{ db, now, sealing: testSealing },
  postOut: createPostOut({ allowLoopback: true, trusted: [] }).postOut,
});

beforeAll(async () => {
  const provider = await startProvider((request, response) => {
    let text = '';
    request.on('data', (chunk) => (text += chunk));
    request.on('end', () => {
      recipient.got.push(String(JSON.parse(text).id));
      response.writeHead(recipient.status).end();
    });
  });
  const topics = [
    {
      ...{ code: 'bao-tin', name: 'Báo tin', owner: 'ben-cung-cap', keepDays: 2, publishers: ['ben-cung-cap'] },
      subscribers: [{ system: 'mot-cua', push: `${provider.url}/nhan` }],
    },
  ];
  await applyDeclared(db, buildFile('http://127.0.0.1:1', { topics }));
});

let count = 0;
/** A message that has been tried as often as it may but once. */
async function sendTired(partitionkey: string): Promise<string> {
  const id = `g-${(count += 1)}`;
  const envelope = {
    ...{ specversion: '1.0' as const, id, source: '/thu', type: 'vn.thu', topic: 'bao-tin', data: {}, partitionkey },
  };
  await sendMessage({ db, now }, { sender: 'ben-cung-cap', envelope });
  await db
    .updateTable('exchange.delivery')
    .set({ attempts: mostAttempts - 1 })
    .where('message_id', '=', id)
    .execute();
  return id;
}
const pushAll = async () => {
  for (let round = 0; round < 4; round += 1) await push.run();
};
const stuck = () => listStuck(deps, management.manager);
const later = (minutes: number) => (clock.ahead += minutes * minuteMs);

describe('a message that did not arrive', () => {
  it('is tried again by rule so often and no oftener, and then stays for people', async () => {
    const id = await sendTired('a');
    await pushAll();
    const [dead] = await stuck();
    expect(dead).toMatchObject({ messageId: id, state: 'dead', fault: 'HTTP 503', replays: 0 });
    expect(dead?.plan).toMatchObject({ replays: 0, atMost: 2, source: 'Quy chế vận hành (thử)' });
    const waitsMinutes = (new Date(dead?.plan?.nextAt ?? 0).getTime() - now().getTime()) / minuteMs;
    expect(Math.round(waitsMinutes)).toBe(30);
    recipient.got = [];
    await replay.run();
    await pushAll();
    expect(recipient.got).toEqual([]);
    for (const replays of [1, 2]) {
      later(31);
      await replay.run();
      await pushAll();
      // One try each time.
      expect(recipient.got).toEqual(Array.from({ length: replays }, () => id));
      expect((await stuck())[0]).toMatchObject({ state: 'dead', replays });
    }
    later(31);
    await replay.run();
    await pushAll();
    expect(recipient.got.length).toBe(2);
    expect((await stuck())[0]?.plan).toMatchObject({ replays: 2, atMost: 2, nextAt: null });
  });

  it('arrives by itself once the recipient is mended, in the order of its key', async () => {
    const ids: string[] = [];
    for (const key of ['b', 'b', 'c']) ids.push(await sendTired(key));
    await pushAll();
    recipient.status = 200;
    recipient.got = [];
    later(31);
    await replay.run();
    await pushAll();
    expect(recipient.got.toSorted()).toEqual(ids);
    expect(recipient.got.filter((id) => id !== ids[2])).toEqual(ids.slice(0, 2));
    expect((await stuck()).some(({ messageId }) => ids.includes(messageId))).toBe(false);
  });

  it('begins anew when it is sent again by hand', async () => {
    const [usedUp] = await stuck();
    recipient.status = 503;
    await replayMessage(deps, {
      ...{ actor: management.manager, id: usedUp?.delivery ?? 0, reason: 'Bên nhận báo đã sửa xong' },
    });
    await db
      .updateTable('exchange.delivery')
      .set({ attempts: mostAttempts - 1 })
      .where('message_id', '=', usedUp?.messageId ?? '')
      .execute();
    await pushAll();
    expect((await stuck())[0]).toMatchObject({ messageId: usedUp?.messageId, replays: 0 });
    recipient.status = 200;
  });

  it('is sent again once when several processes and rules come to it together', async () => {
    recipient.status = 503;
    const ids = await Promise.all(Array.from({ length: 30 }, (_, index) => sendTired(`cung-luc-${index}`)));
    await pushAll();
    later(31);
    const twice = replayMessages({ db, now, rules: [rule(), rule({ name: 'Quy tắc thứ hai', everyMinutes: 10 })] });
    await Promise.all([replay.run(), twice.run(), replay.run(), twice.run()]);
    const rows = await db
      .selectFrom('exchange.delivery')
      .select(['message_id', 'state', 'replays'])
      .where('message_id', 'in', ids)
      .execute();
    expect(rows.length).toBe(ids.length);
    expect(rows.every(({ state, replays }) => state === 'waiting' && replays === 1)).toBe(true);
    recipient.status = 200;
    await pushAll();
  });

  it('is not sent again to who may no longer receive it', async () => {
    recipient.status = 503;
    const id = await sendTired('het-quyen');
    await pushAll();
    later(31);
    const right = await db
      .deleteFrom('exchange.topic_right')
      .where('may', '=', 'subscribe')
      .returningAll()
      .executeTakeFirstOrThrow();
    await replay.run();
    expect((await stuck()).find(({ messageId }) => messageId === id)).toMatchObject({ state: 'dead', plan: null });
    await db.insertInto('exchange.topic_right').values(right).execute();
    await replay.run();
    expect((await stuck()).some(({ messageId }) => messageId === id)).toBe(false);
    recipient.status = 200;
    await pushAll();
  });

  it('is left alone when the recipient refused it for good', async () => {
    recipient.status = 410;
    const id = await sendTired('d');
    await pushAll();
    recipient.got = [];
    later(31);
    await replay.run();
    await pushAll();
    expect(recipient.got).not.toContain(id);
    expect((await stuck()).find(({ messageId }) => messageId === id)).toMatchObject({ state: 'refused', plan: null });
  });
});

describe('the plan of a message that did not arrive', () => {
  const at = new Date('2026-11-28T08:00:00Z');
  const dead = (change: Record<string, unknown> = {}) => ({
    ...{ state: 'dead', fault: 'no answer', replays: 0, sentAt: new Date(at.getTime() - 60 * minuteMs), settledAt: at },
    ...change,
  });
  const plan = (stuck: ReturnType<typeof dead>, rules: ReplayRule[]) => planReplay(stuck, { rules, at });

  it.each([
    ['another kind of fault', dead({ fault: 'HTTP 404' }), rule()],
    ['a reason a recipient gave', dead({ fault: 'HTTP 5 hồ sơ' }), rule()],
    ['another state', dead({ state: 'refused' }), rule()],
    ['a rule that is not yet in force', dead(), rule({ from: '2026-12-01' })],
    ['a rule that has ended', dead(), rule({ to: '2026-11-27' })],
  ])('is none for %s', (_what, stuck, one) => expect(plan(stuck, [one])).toBeNull());

  it('is at the earliest of the rules, and over when the message is too old', () => {
    const often = rule({ name: 'Thử lại sớm hơn', everyMinutes: 10 });
    expect(plan(dead(), [rule(), often])).toMatchObject({
      rule: 'Thử lại sớm hơn',
      nextAt: '2026-11-28T08:10:00.000Z',
    });
    expect(plan(dead({ sentAt: new Date('2026-11-20T00:00:00Z') }), [rule()])?.nextAt).toBeNull();
  });
});

import { createServer as createTcpServer, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import {
  applyDeclared,
  buildFile,
  giveSecret,
  grantTo,
  startGateway,
  takeToken,
  type TestGateway,
} from '#testing/exchange-office.ts';
import { emptyList, openPlainCaller, plainAnswerOf, plainContract } from '#testing/plain-calls.ts';
import { listenSomewhere } from '#testing/listen-somewhere.ts';
import { testDatabase } from '#testing/test-database.ts';

const { db } = await testDatabase();
const limit = 65_536;
/** An empty list of exactly so many bytes: a provider may put blanks wherever JSON has them. */
const listOf = (bytes: number) => `{"items":[${' '.repeat(bytes - emptyList.length)}]}`;

const open = new Set<Socket>();
const provider = { say: (socket: Socket): void => void socket.write(plainAnswerOf(emptyList)), asked: 0 };
const server = createTcpServer((socket) => {
  open.add(socket);
  socket.on('error', () => undefined).on('close', () => open.delete(socket));
  socket.on('data', () => {
    provider.asked += 1;
    provider.say(socket);
  });
});
let gateway: TestGateway;
let token = '';

beforeAll(async () => {
  const upstream = `http://127.0.0.1:${await listenSomewhere(server)}`;
  const contract = JSON.stringify(plainContract);
  const service = {
    ...{ code: 'gon', version: '1.0', name: 'Gọn', provider: 'ben-cung-cap', environment: 'production', upstream },
    ...{ contract, personal: false, article: 'Điều 7' },
    settings: { timeoutMs: 5000, retries: 0, maxResponseBytes: limit, concurrency: 200 },
  };
  const grant = { ...grantTo('mot-cua', 'gon/1.0', ['listPlaces']), dailyQuota: 1_000_000, perSecond: 10_000 };
  await applyDeclared(db, buildFile(upstream, { services: [service], grants: [grant] }));
  gateway = await startGateway(db);
  const secret = await giveSecret(db, 'mot-cua');
  await gateway.reread();
  token = await takeToken(gateway.url, 'mot-cua', secret);
  // The first answer, asked for in full, shows that the provider speaks plainly.
  await ask();
  await ask();
});
afterAll(() => server.close());

const request = () => `GET /gon/1.0/places HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${token}\r\n\r\n`;
async function ask() {
  const answer = await fetch(`${gateway.url}/gon/1.0/places`, { headers: { authorization: `Bearer ${token}` } });
  return { status: answer.status, text: await answer.text() };
}
const openCaller = (port = gateway.port) => openPlainCaller(port);
const well = { status: 200, text: emptyList };

describe('callers that mean harm on the fast path', () => {
  it('who ask thousands of times and never read are stopped by their own buffers', async () => {
    provider.say = (socket) => void socket.write(plainAnswerOf(listOf(60_000)));
    const callers = await Promise.all(Array.from({ length: 4 }, () => openCaller()));
    provider.asked = 0;
    for (const { socket } of callers) {
      socket.pause();
      socket.write(request().repeat(2000));
    }
    await expect.poll(() => provider.asked).toBeGreaterThan(4);
    // Until nothing is asked any more, though nearly all of it is still to be answered.
    await expect
      .poll(
        async () => {
          const before = provider.asked;
          await wait(700);
          return provider.asked - before;
        },
        { timeout: 60_000 },
      )
      .toBe(0);
    expect(provider.asked).toBeLessThan(4000);
    for (const { socket } of callers) socket.destroy();
    provider.say = (socket) => void socket.write(plainAnswerOf(emptyList));
    await expect.poll(ask).toEqual(well);
  });

  it('a byte after a whole request is the beginning of the next one', async () => {
    const { socket, statuses } = await openCaller();
    socket.write(`${request()}G`);
    await expect.poll(statuses).toEqual(['200']);
    socket.write(request().slice(1));
    await expect.poll(statuses).toEqual(['200', '200']);
    socket.destroy();
  });

  it('who say nothing take nothing from those who ask', async () => {
    const silent = await Promise.all(Array.from({ length: 500 }, () => openCaller()));
    expect(await ask()).toEqual(well);
    for (const { socket } of silent) socket.destroy();
    expect(await ask()).toEqual(well);
  });

  it('who end their side while an answer is due have left, and take their question along', async () => {
    provider.say = () => undefined;
    const { socket } = await openCaller();
    const before = open.size;
    provider.asked = 0;
    socket.write(request());
    await expect.poll(() => provider.asked).toBe(1);
    socket.end();
    await expect.poll(() => socket.destroyed).toBe(true);
    await expect.poll(() => open.size).toBeLessThanOrEqual(before);
    provider.say = (one) => void one.write(plainAnswerOf(emptyList));
    expect(await ask()).toEqual(well);
  });

  it('who leave again and again leave no connection to the provider behind', async () => {
    // What others had asked over ends by itself when nobody asks.
    await expect.poll(() => open.size, { timeout: 60_000 }).toBeLessThan(5);
    provider.say = () => undefined;
    for (let round = 0; round < 5; round += 1) {
      const callers = await Promise.all(Array.from({ length: 40 }, () => openCaller()));
      provider.asked = 0;
      for (const { socket } of callers) socket.write(request());
      await expect.poll(() => provider.asked).toBe(40);
      for (const { socket } of callers) socket.destroy();
      await expect.poll(() => open.size).toBeLessThan(5);
    }
    provider.say = (socket) => void socket.write(plainAnswerOf(emptyList));
    expect(await ask()).toEqual(well);
  });

  it('who lost what lets them in lose it on a kept connection too', async () => {
    const { socket, statuses } = await openCaller();
    socket.write(request());
    await expect.poll(statuses).toEqual(['200']);
    const setState = async (state: string) => {
      await db.updateTable('exchange.system').set({ state }).where('code', '=', 'mot-cua').execute();
      await gateway.reread();
    };
    await setState('suspended');
    socket.write(request());
    await expect.poll(statuses).toEqual(['200', '401']);
    await setState('active');
    socket.write(request());
    await expect.poll(statuses).toEqual(['200', '401', '200']);
    socket.destroy();
  });
});

describe('answers on the fast path', () => {
  it.each([
    [limit - 1, 200],
    [limit, 200],
    [limit + 1, 502],
  ])('of %i bytes, where %i may come: as in full', async (bytes, status) => {
    provider.say = (socket) => void socket.write(plainAnswerOf(listOf(bytes)));
    const { status: given, text } = await ask();
    expect(given).toBe(status);
    expect(text.includes('"items"')).toBe(status === 200);
    provider.say = (socket) => void socket.write(plainAnswerOf(emptyList));
    expect(await ask()).toEqual(well);
  });

  it('from providers that end every connection after its answer all come', async () => {
    provider.say = (socket) => void socket.end(plainAnswerOf(emptyList));
    for (let times = 0; times < 20; times += 1) expect(await ask()).toEqual(well);
    provider.say = (socket) => void socket.write(plainAnswerOf(emptyList));
  });
});

describe('a gateway that is closed', () => {
  it('gives the answers that are due, ends what waits, and is closed with the last of them', async () => {
    const closing = await startGateway(db);
    const [due, idle] = [await openCaller(closing.port), await openCaller(closing.port)];
    idle.socket.write(request());
    await expect.poll(idle.statuses).toEqual(['200']);
    provider.asked = 0;
    let answer: () => void = () => undefined;
    provider.say = (socket) => void (answer = () => socket.write(plainAnswerOf(emptyList)));
    due.socket.write(request());
    await expect.poll(() => provider.asked).toBe(1);
    // The clock that would end them all stands still from here: it is closed with the last answer or not at all.
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    const closed = closing.close();
    await expect.poll(() => idle.socket.destroyed).toBe(true);
    answer();
    await closed;
    expect(due.statuses()).toEqual(['200']);
    expect(due.heard().endsWith(emptyList)).toBe(true);
    provider.say = (socket) => void socket.write(plainAnswerOf(emptyList));
  });
});

import { createServer as createTcpServer, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { emptyList, openPlainCaller, plainAnswerOf, plainContract } from '#testing/plain-calls.ts';
import { listenSomewhere } from '#testing/listen-somewhere.ts';
import { testDatabase } from '#testing/test-database.ts';
import {
  applyDeclared,
  buildFile,
  giveSecret,
  grantTo,
  startGateway,
  takeToken,
  type TestGateway,
} from '#testing/exchange-office.ts';

const { db } = await testDatabase();
const plainAnswer = plainAnswerOf(emptyList);

/** A provider byte by byte: what it does with each question. */
const provider = { say: (socket: Socket): void => void socket.write(plainAnswer), asked: 0, connections: 0, left: 0 };
const server = createTcpServer((socket) => {
  provider.connections += 1;
  socket.on('error', () => undefined);
  socket.on('close', () => (provider.left += 1));
  socket.on('data', () => {
    provider.asked += 1;
    provider.say(socket);
  });
});
/** One for each test: a provider that once spoke otherwise is asked in full for a while. */
const codes = Array.from({ length: 30 }, (_, index) => `gon-${index}`);
let next = 0;
let code = '';
let gateway: TestGateway;
let token = '';

beforeAll(async () => {
  const upstream = `http://127.0.0.1:${await listenSomewhere(server)}`;
  const services = codes.map((one) => ({
    ...{ code: one, version: '1.0', name: 'Gọn', provider: 'ben-cung-cap', environment: 'production', upstream },
    ...{ contract: JSON.stringify(plainContract), personal: false, article: 'Điều 7' },
    settings: { timeoutMs: 2500, retries: 0 },
  }));
  const grants = codes.map((one) => ({
    ...grantTo('mot-cua', `${one}/1.0`, ['listPlaces']),
    ...{ dailyQuota: 1_000_000, perSecond: 10_000 },
  }));
  await applyDeclared(db, buildFile(upstream, { services, grants }));
  gateway = await startGateway(db);
  const secret = await giveSecret(db, 'mot-cua');
  await gateway.reread();
  token = await takeToken(gateway.url, 'mot-cua', secret);
});
afterAll(() => server.close());

beforeEach(async () => {
  provider.say = (socket) => void socket.write(plainAnswer);
  code = codes[next] ?? '';
  next += 1;
  // The first answer, asked for in full, shows that the provider speaks plainly.
  await ask();
  await ask();
  provider.asked = 0;
  provider.connections = 0;
  provider.left = 0;
});

const request = (more = '') =>
  `GET /${code}/1.0/places HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${token}\r\n${more}\r\n`;
async function ask() {
  const answer = await fetch(`${gateway.url}/${code}/1.0/places`, { headers: { authorization: `Bearer ${token}` } });
  return { status: answer.status, text: await answer.text() };
}

/** `hearsTimes`: waits until so many answers came. */
async function openCaller() {
  const caller = await openPlainCaller(gateway.port);
  return { ...caller, hearsTimes: (times: number) => expect.poll(caller.statuses).toHaveLength(times) };
}

describe('a caller on the fast path', () => {
  it('keeps its connection from call to call, and is answered without the objects of node:http', async () => {
    const { socket, heard, statuses, hearsTimes } = await openCaller();
    for (let times = 1; times <= 3; times += 1) {
      socket.write(request());
      await hearsTimes(times);
    }
    expect(statuses()).toEqual(['200', '200', '200']);
    // node:http would tell how long it keeps the connection.
    expect(heard()).not.toMatch(/keep-alive: timeout/i);
    expect(heard().endsWith(emptyList)).toBe(true);
    socket.destroy();
  });

  it('is answered in full whatever the pieces its requests come in', async () => {
    const { socket, statuses, heard, hearsTimes } = await openCaller();
    socket.write(request() + request());
    await hearsTimes(2);
    socket.write(request().slice(0, 30));
    await wait(50);
    socket.write(request().slice(30));
    await hearsTimes(3);
    socket.write(request());
    await wait(1);
    socket.write(request('Connection: close\r\n'));
    await hearsTimes(5);
    expect(new Set(statuses())).toEqual(new Set(['200']));
    expect(heard()).toMatch(/connection: close/i);
    await expect.poll(() => socket.readableEnded).toBe(true);
  });

  it('that asks while an answer is due is answered in turn', async () => {
    provider.say = (socket) => void setTimeout(() => socket.write(plainAnswer), 80);
    const { socket, statuses, hearsTimes } = await openCaller();
    socket.write(request());
    await wait(30);
    socket.write(request());
    await hearsTimes(2);
    expect(statuses()).toEqual(['200', '200']);
    socket.destroy();
  });

  it('that leaves takes its question to the provider with it, which is no failing of the provider', async () => {
    provider.say = () => undefined;
    const { socket } = await openCaller();
    socket.write(request());
    await expect.poll(() => provider.asked).toBe(1);
    socket.destroy();
    await expect.poll(() => provider.left, { timeout: 1500 }).toBeGreaterThan(0);
    const counted = async () => await (await fetch(`${gateway.url}/metrics`)).text();
    await expect.poll(counted).toContain(`service="${code}/1.0",outcome="broken_off"`);
    expect(await counted()).not.toContain(`service="${code}/1.0",outcome="unreachable"`);
  });

  it('is told of a refusal as everybody is', async () => {
    const { socket, heard, hearsTimes } = await openCaller();
    socket.write(`GET /${code}/1.0/places HTTP/1.1\r\nHost: x\r\n\r\n`);
    await hearsTimes(1);
    expect(heard()).toContain('401');
    expect(heard()).toContain('900902');
    socket.write(request());
    await hearsTimes(2);
    socket.destroy();
  });
});

describe('a provider on the fast path', () => {
  it('is asked over one connection, call after call', async () => {
    for (let times = 0; times < 5; times += 1) expect(await ask()).toEqual({ status: 200, text: emptyList });
    expect(provider).toMatchObject({ asked: 5 });
    expect(provider.connections).toBe(0);
  });

  it('that answers in pieces, however small, is understood', async () => {
    provider.say = (socket) => {
      const pieces = [
        plainAnswer.slice(0, 20),
        plainAnswer.slice(20, 60),
        plainAnswer.slice(60, -3),
        plainAnswer.slice(-3),
      ];
      pieces.forEach((piece, index) => setTimeout(() => socket.write(piece), 20 * index));
    };
    expect(await ask()).toEqual({ status: 200, text: emptyList });
  });

  it('that begins to speak otherwise is asked in full, and understood', async () => {
    const chunked = `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nc\r\n${emptyList}\r\n0\r\n\r\n`;
    provider.say = (socket) => void socket.write(chunked);
    expect(await ask()).toEqual({ status: 200, text: emptyList });
    expect(provider.asked).toBe(2);
    // From then on at once.
    expect(await ask()).toEqual({ status: 200, text: emptyList });
    expect(provider.asked).toBe(3);
  });
});

describe('a provider that misbehaves on the fast path', () => {
  it.each([
    ['never answers', () => undefined, 504],
    ['stops in the middle', (socket: Socket) => void socket.write(plainAnswer.slice(0, -3)), 504],
    ['leaves in the middle', (socket: Socket) => void socket.end(plainAnswer.slice(0, -3)), 502],
    [
      'answers twice',
      (socket: Socket) => void socket.write(plainAnswer + plainAnswerOf('{"items":[{"code":"1"}]}')),
      502,
    ],
    ['answers no JSON', (socket: Socket) => void socket.write(plainAnswerOf('<html>')), 502],
    [
      'tells two lengths',
      (socket: Socket) => void socket.write(plainAnswerOf(emptyList, 'Content-Length: 5\r\n')),
      502,
    ],
    ['fails', (socket: Socket) => void socket.write(plainAnswer.replace('200 OK', '500 Oh')), 502],
  ])('%s: nothing of it goes back, and the next call is answered', async (_what, say, status) => {
    provider.say = say;
    const answer = await ask();
    expect(answer.status).toBe(status);
    expect(answer.text).not.toContain('html');
    provider.say = (socket) => void socket.write(plainAnswer);
    expect(await ask()).toEqual({ status: 200, text: emptyList });
  });

  it('says something nobody asked for: the next answer is its own', async () => {
    const sockets: Socket[] = [];
    provider.say = (socket) => {
      sockets.push(socket);
      socket.write(plainAnswer);
    };
    expect((await ask()).status).toBe(200);
    for (const socket of sockets) socket.write(plainAnswerOf('{"items":[{"code":"99"}]}'));
    await wait(50);
    expect(await ask()).toEqual({ status: 200, text: emptyList });
  });

  it('has closed the kept connection: the question is put again', async () => {
    const sockets: Socket[] = [];
    provider.say = (socket) => {
      sockets.push(socket);
      socket.write(plainAnswer);
    };
    expect((await ask()).status).toBe(200);
    provider.say = (socket) => (sockets.includes(socket) ? void socket.destroy() : void socket.write(plainAnswer));
    expect(await ask()).toEqual({ status: 200, text: emptyList });
  });
});

import { connect, type Socket } from 'node:net';
import { beforeAll, describe, expect, it } from 'vitest';
import { plainContract } from '#testing/plain-calls.ts';
import { testDatabase } from '#testing/test-database.ts';
import {
  applyDeclared,
  buildFile,
  giveSecret,
  grantTo,
  placesContract,
  startGateway,
  startProvider,
  takeToken,
  type TestGateway,
} from '#testing/exchange-office.ts';

const { db } = await testDatabase();
const behaviour = { hangs: false, eightMb: Buffer.alloc(8 * 1_048_576, 120) };
let gateway: TestGateway;
let token = '';
let open = 0;

/** Two services of two providers, one of which misbehaves. */
beforeAll(async () => {
  const good = await startProvider((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"items":[]}');
  });
  const bad = await startProvider((request, response) => {
    open += 1;
    response.once('close', () => (open -= 1));
    if (behaviour.hangs) return;
    if (request.url?.includes('/maps/'))
      response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(behaviour.eightMb);
    else response.writeHead(200, { 'content-type': 'application/json' }).end('{"items":[]}');
  });
  const service = (code: string, upstream: string, contract: unknown = placesContract) => ({
    ...{ code, version: '1.0', name: `Dịch vụ ${code}`, provider: 'ben-cung-cap', environment: 'production', upstream },
    ...{
      contract: JSON.stringify(contract),
      personal: false,
      article: 'Điều 7',
      settings: { timeoutMs: 700, concurrency: 8 },
    },
  });
  const grants = [
    ...['tot', 'xau'].map((code) => grantTo('mot-cua', `${code}/1.0`, ['listPlaces', 'getMap'])),
    grantTo('mot-cua', 'gon/1.0', ['listPlaces']),
  ].map((grant) => ({ ...grant, dailyQuota: 1_000_000 }));
  const services = [service('tot', good.url), service('xau', bad.url), service('gon', good.url, plainContract)];
  await applyDeclared(db, buildFile(good.url, { services, grants }));
  gateway = await startGateway(db);
  const secret = await giveSecret(db, 'mot-cua');
  await gateway.reread();
  token = await takeToken(gateway.url, 'mot-cua', secret);
});

const call = (path: string) => fetch(`${gateway.url}${path}`, { headers: { authorization: `Bearer ${token}` } });
const statuses = async (path: string, times: number) => {
  const answers = await Promise.all(Array.from({ length: times }, () => call(path)));
  return Map.groupBy(
    answers.map(({ status }) => status),
    (status) => status,
  );
};

/** Bytes as they are, and what came back until the other side closed or the time was up. */
function exchangeRaw(bytes: string | Buffer, waitMs = 1500): Promise<string> {
  return new Promise((done) => {
    const socket: Socket = connect(gateway.port, '127.0.0.1', () => socket.write(bytes));
    let text = '';
    socket.on('data', (chunk) => (text += chunk.toString('latin1')));
    const finish = () => {
      clearTimeout(timer);
      socket.destroy();
      done(text);
    };
    const timer = setTimeout(finish, waitMs);
    socket.on('close', finish);
    socket.on('error', finish);
  });
}
const firstLine = async (bytes: string) => (await exchangeRaw(bytes)).split('\r\n')[0] ?? '';

describe('a provider that hangs', () => {
  it('holds up nobody else, is left alone, and is called again by itself when it is back', async () => {
    behaviour.hangs = true;
    const [slow, quick] = await Promise.all([statuses('/xau/1.0/places', 30), statuses('/tot/1.0/places', 8)]);
    expect(quick.get(200)?.length).toBe(8);
    expect([...slow.keys()].every((status) => status === 503 || status === 504)).toBe(true);
    expect((await call('/xau/1.0/places')).status).toBe(503);
    behaviour.hangs = false;
    await expect.poll(async () => (await call('/xau/1.0/places')).status, { timeout: 15_000, interval: 300 }).toBe(200);
  });
});

describe('three hundred callers who leave in the middle of eight megabytes', () => {
  it('leave the gateway serving and hold no connection', async () => {
    const leave = () =>
      new Promise<void>((done) => {
        const socket = connect(gateway.port, '127.0.0.1', () =>
          socket.write(`GET /xau/1.0/maps/a HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${token}\r\n\r\n`),
        );
        socket.once('data', () => socket.destroy());
        socket.once('close', () => done());
        socket.once('error', () => done());
      });
    for (let round = 0; round < 10; round += 1) await Promise.all(Array.from({ length: 30 }, leave));
    await expect.poll(() => open, { timeout: 10_000 }).toBe(0);
    for (let next = 0; next < 20; next += 1) expect((await call('/xau/1.0/places')).status).toBe(200);
  });
});

describe.each(['tot', 'gon'])('a request that two readers might read differently, to %s', (code) => {
  const auth = () => `Authorization: Bearer ${token}\r\n`;
  const post = (headers: string, body = '') =>
    `POST /${code}/1.0/places HTTP/1.1\r\nHost: x\r\n${auth()}${headers}\r\n${body}`;

  it('is refused, and nothing behind it is read', async () => {
    const smuggled = `GET /${code}/1.0/places HTTP/1.1\r\nHost: x\r\n\r\n`;
    for (const [what, request] of [
      ['both lengths', post('Content-Length: 5\r\nTransfer-Encoding: chunked\r\n', `0\r\n\r\n${smuggled}`)],
      ['two lengths', post('Content-Length: 5\r\nContent-Length: 6\r\n', 'abcdef')],
      ['odd coding', post('Transfer-Encoding: xchunked\r\n', smuggled)],
      ['folded header', post('X-A: 1\r\n b\r\nContent-Length: 0\r\n')],
      ['bare line feed', `GET /${code}/1.0/places HTTP/1.1\nHost: x\n${auth()}\n`],
      ['space before colon', `GET /${code}/1.0/places HTTP/1.1\r\nHost : x\r\n${auth()}\r\n`],
      ['no host', `GET /${code}/1.0/places HTTP/1.1\r\n${auth()}\r\n`],
      ['too many headers', `GET /${code}/1.0/places HTTP/1.1\r\nHost: x\r\nX-Big: ${'a'.repeat(64_000)}\r\n\r\n`],
      ['header injection', `GET /${code}/1.0/places HTTP/1.1\r\nHost: x\r\nTraceparent: a\rb\r\n${auth()}\r\n`],
    ] as const)
      expect([what, await firstLine(request)]).toEqual([what, expect.stringMatching(/^HTTP\/1\.1 4\d\d/)]);
  });

  it('does not turn into another protocol', async () => {
    const upgrade = `GET /${code}/1.0/places HTTP/1.1\r\nHost: x\r\n${auth()}Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABk\r\n\r\n`;
    expect(await firstLine(upgrade)).not.toContain('101');
    expect(await firstLine('CONNECT example.org:443 HTTP/1.1\r\nHost: example.org\r\n\r\n')).not.toContain('200');
    expect(await firstLine('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n')).not.toContain('200');
  });

  it('leaves the connection as it was after a large body', async () => {
    const put = `PUT /tot/1.0/maps/a HTTP/1.1\r\nHost: x\r\n${auth()}Content-Type: application/octet-stream\r\nContent-Length: 900000\r\n\r\n`;
    const get = `GET /tot/1.0/places HTTP/1.1\r\nHost: x\r\n${auth()}Connection: close\r\n\r\n`;
    const answer = await exchangeRaw(
      Buffer.concat([Buffer.from(put), Buffer.alloc(900_000, 97), Buffer.from(get)]),
      4000,
    );
    // The write is not granted; the read behind it on the same connection is answered for itself.
    expect(answer.match(/HTTP\/1\.1 \d{3}/g)).toEqual(['HTTP/1.1 403', 'HTTP/1.1 200']);
  });
});

describe('a body that is larger than agreed', () => {
  it('is refused before it has been read', async () => {
    const lengths = `PUT /tot/1.0/maps/a HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${token}\r\nContent-Type: application/octet-stream\r\nContent-Length: 99999999999\r\n\r\n`;
    expect(await firstLine(lengths)).toMatch(/^HTTP\/1\.1 4/);
  });
});

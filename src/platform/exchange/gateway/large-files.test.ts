import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { Readable } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { grantTo, placesContract, startProvider } from '#testing/exchange-office.ts';
import { startGatewayProcess, type GatewayProcess } from '#testing/gateway-process.ts';

const megabyte = Buffer.alloc(1_048_576, 120);
const fileMegabytes = 200;
const pageBytes = 4096;
const timeoutMs = 1000;
let gateway: GatewayProcess;
let received = 0;

function* file() {
  for (let index = 0; index < fileMegabytes; index += 1) yield megabyte;
}

beforeAll(async () => {
  const provider = await startProvider((asked, response) => {
    if (asked.url?.endsWith('/deaf')) return void asked.resume();
    if (asked.method === 'PUT') {
      asked.on('data', (chunk: Buffer) => (received += chunk.length));
      asked.on('end', () => response.writeHead(204).end());
      return;
    }
    response.writeHead(200, { 'content-type': 'application/octet-stream' });
    Readable.from(file()).pipe(response);
  });
  const owner = { code: 'H62.01', name: 'Sở thử nghiệm' };
  const system = (code: string) => ({
    code,
    name: `Hệ thống ${code}`,
    owner,
    securityLevel: 2,
    environment: 'production',
  });
  gateway = await startGatewayProcess({
    system: 'mot-goi',
    declared: {
      systems: [system('mot-goi'), system('ben-cung-cap')],
      services: [
        ...[
          { code: 'ban-do', maxRequestBytes: 1_073_741_824 },
          { code: 'ban-do-nho', maxRequestBytes: 1_048_576 },
        ].map(({ code, maxRequestBytes }) => ({
          ...{
            code,
            version: '1.0',
            name: 'Bản đồ',
            provider: 'ben-cung-cap',
            environment: 'production',
            upstream: provider.url,
          },
          ...{
            contract: JSON.stringify(placesContract),
            personal: false,
            article: 'Điều 7',
            settings: { maxRequestBytes, timeoutMs },
          },
        })),
      ],
      grants: ['ban-do/1.0', 'ban-do-nho/1.0'].map((service) => grantTo('mot-goi', service, ['getMap', 'putMap'])),
    },
  });
  // A process takes what it needs for its first file and keeps it; what the next ones take is what grows.
  await transfer('GET');
  await transfer('PUT');
  received = 0;
}, 300_000);
afterAll(() => gateway.stop());

/** Megabytes the gateway's process holds. */
const held = (): number =>
  (Number(readFileSync(`/proc/${gateway.pid}/statm`, 'utf8').split(' ')[1]) * pageBytes) / 1_048_576;

/** How much more than before the process held at most while something went on. */
async function mostGrown(work: () => Promise<void>): Promise<number> {
  const before = held();
  let most = before;
  const timer = setInterval(() => (most = Math.max(most, held())), 10);
  await work();
  clearInterval(timer);
  return most - before;
}

/** Half a second between pieces: in all longer than the provider may take to answer. */
async function* slowFile() {
  for (let index = 0; index < 6; index += 1) {
    await setTimeout(timeoutMs / 2);
    yield megabyte;
  }
}

type Sent = { service?: string; map?: string; pieces?: Iterable<Buffer> | AsyncIterable<Buffer> };

function transfer(
  method: 'GET' | 'PUT',
  { service = 'ban-do', map = 'a', pieces = file() }: Sent = {},
): Promise<{ status: number; bytes: number }> {
  return new Promise((done, fail) => {
    const headers = { authorization: `Bearer ${gateway.token}`, 'content-type': 'application/octet-stream' };
    const going = request(`${gateway.origin}/${service}/1.0/maps/${map}`, { method, headers }, (response) => {
      let bytes = 0;
      response.on('data', (chunk: Buffer) => (bytes += chunk.length));
      response.on('end', () => done({ status: response.statusCode ?? 0, bytes }));
    });
    going.on('error', fail);
    if (method === 'GET') going.end();
    else Readable.from(pieces).pipe(going);
  });
}

describe.skipIf(process.platform !== 'linux')('a file of two hundred megabytes (memory is read from /proc)', () => {
  it('goes down with flat memory', async () => {
    const grown = await mostGrown(async () =>
      expect(await transfer('GET')).toEqual({ status: 200, bytes: fileMegabytes * megabyte.length }),
    );
    expect(grown).toBeLessThan(fileMegabytes / 2);
  });

  it('goes up with flat memory', async () => {
    const grown = await mostGrown(async () => expect(await transfer('PUT')).toMatchObject({ status: 204 }));
    expect(received).toBe(fileMegabytes * megabyte.length);
    expect(grown).toBeLessThan(fileMegabytes / 2);
  });
});

describe('a file that comes slowly', () => {
  it('may take longer than the provider may take to answer', async () => {
    expect(await transfer('PUT', { pieces: slowFile() })).toMatchObject({ status: 204 });
  });

  it('is not waited for once it has gone up and the provider says nothing', async () => {
    expect(await transfer('PUT', { map: 'deaf', pieces: [megabyte] })).toMatchObject({ status: 504 });
  });
});

describe('a file that is too large', () => {
  it('is refused, and however often it comes the provider is not taken for one that fails', async () => {
    const service = 'ban-do-nho';
    for (let call = 0; call < 8; call += 1)
      expect(await transfer('PUT', { service, pieces: [megabyte, megabyte, megabyte] })).toMatchObject({ status: 413 });
    expect(await transfer('PUT', { service, pieces: [Buffer.from('x')] })).toMatchObject({ status: 204 });
  });
});

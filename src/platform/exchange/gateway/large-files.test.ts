import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { grantTo, placesContract, startProvider } from '#testing/exchange-office.ts';
import { startGatewayProcess, type GatewayProcess } from '#testing/gateway-process.ts';

const megabyte = Buffer.alloc(1_048_576, 120);
const fileMegabytes = 200;
const pageBytes = 4096;
let gateway: GatewayProcess;
let received = 0;

function* file() {
  for (let index = 0; index < fileMegabytes; index += 1) yield megabyte;
}

beforeAll(async () => {
  const provider = await startProvider((asked, response) => {
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
        {
          ...{
            code: 'ban-do',
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
            settings: { maxRequestBytes: 1_073_741_824 },
          },
        },
      ],
      grants: [grantTo('mot-goi', 'ban-do/1.0', ['getMap', 'putMap'])],
    },
  });
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

function transfer(method: 'GET' | 'PUT'): Promise<{ status: number; bytes: number }> {
  return new Promise((done, fail) => {
    const headers = { authorization: `Bearer ${gateway.token}`, 'content-type': 'application/octet-stream' };
    const going = request(`${gateway.origin}/ban-do/1.0/maps/a`, { method, headers }, (response) => {
      let bytes = 0;
      response.on('data', (chunk: Buffer) => (bytes += chunk.length));
      response.on('end', () => done({ status: response.statusCode ?? 0, bytes }));
    });
    going.on('error', fail);
    if (method === 'GET') going.end();
    else Readable.from(file()).pipe(going);
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

/**
 * `npm run bench:gateway-memory`: whether a gateway's memory stays flat under ten minutes of calls of hundreds of consumers to hundreds
 * of services, with its figures read every five seconds as a monitor does. Resident memory of the process, each minute; budget: at
 * most 5 % more in the second half than in the first. Settings: MINUTES, CONSUMERS, SERVICES, CALLERS.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Pool } from 'undici';
import { z } from 'zod';
import { sha256 } from '../src/infrastructure/crypto.ts';
import { startGatewayProcess } from '../src/testing/gateway-process.ts';
import { placesOf } from './gateway/places-of.ts';
import { freePort } from '../src/testing/run-system.ts';

const minutes = Number(process.env['MINUTES'] ?? 10);
const consumers = Array.from({ length: Number(process.env['CONSUMERS'] ?? 200) }, (_, index) => `ben-goi-${index}`);
const services = Array.from({ length: Number(process.env['SERVICES'] ?? 200) }, (_, index) => `dich-vu-${index}`);
/** Grants of each consumer. */
const grantsEach = 20;
const callers = Number(process.env['CALLERS'] ?? 16);

const upstreamPort = await freePort();
const upstream: ChildProcess = spawn(
  process.execPath,
  [join(import.meta.dirname, 'gateway', 'provider.ts'), String(upstreamPort)],
  { stdio: 'inherit' },
);
const owner = { code: 'H62.01', name: 'Sở thử' };
const system = (code: string) => ({
  ...{ code, name: `Hệ thống ${code}`, owner, securityLevel: 2, environment: 'production' },
});
const servicesOf = (consumer: number) =>
  Array.from({ length: grantsEach }, (_, index) => services[(consumer * 7 + index * 11) % services.length] ?? '');
const gateway = await startGatewayProcess({
  system: 'ben-goi-0',
  declared: {
    systems: [...consumers, 'ben-cung-cap'].map(system),
    services: services.map((code) => ({
      ...{ code, version: '1.0', name: `Dịch vụ ${code}`, provider: 'ben-cung-cap', environment: 'production' },
      ...{ upstream: `http://127.0.0.1:${upstreamPort}`, contract: placesOf(code), personal: false, article: 'Điều 7' },
      settings: { concurrency: 4 },
    })),
    grants: consumers.flatMap((consumer, index) =>
      [...new Set(servicesOf(index))].map((code) => ({
        ...{ consumer, service: `${code}/1.0`, operations: ['listPlaces'], purpose: 'Đo bộ nhớ', article: 'Điều 35' },
        ...{ from: '2026-01-01', to: '2099-01-01', dailyQuota: 100_000_000, perSecond: 100_000 },
      })),
    ),
  },
});
const { origin } = gateway;

/** One secret for all, so that each has a token of its own. */
const secret = randomUUID();
await gateway.query(
  `insert into exchange.credential (id, system_id, kind, secret_hash, not_after, created_at)
   select gen_random_uuid(), id, 'secret', $1, '2099-01-01', now() from exchange.system where code like 'ben-goi-%'`,
  [sha256(secret)],
);
await new Promise((wake) => setTimeout(wake, 3000));
const Token = z.object({ access_token: z.string() });
let tokens = await takeTokens();

async function takeTokens(): Promise<string[]> {
  const taken: string[] = [];
  for (const consumer of consumers) {
    const answer = await fetch(`${origin}/token`, {
      method: 'POST',
      headers: {
        authorization: `Basic ${Buffer.from(`${consumer}:${secret}`).toString('base64')}`,
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: 'grant_type=client_credentials',
    });
    taken.push(Token.parse(await answer.json()).access_token);
  }
  return taken;
}

const memoryMb = (): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${gateway.pid}/status`, 'utf8'))?.[1]) / 1024;

const pool = new Pool(origin, { connections: callers });
const endsAt = performance.now() + minutes * 60_000;
let calls = 0;
let wrong = 0;
async function callOn(from: number): Promise<void> {
  for (let next = from; performance.now() < endsAt; next += callers) {
    const consumer = next % consumers.length;
    const code = servicesOf(consumer)[Math.floor(next / consumers.length) % grantsEach] ?? '';
    const headers = { authorization: `Bearer ${tokens[consumer]}` };
    const { statusCode, body } = await pool.request({ method: 'GET', path: `/${code}/1.0/places`, headers });
    await body.dump();
    calls += 1;
    if (statusCode !== 200) wrong += 1;
  }
}
const monitor = setInterval(
  () =>
    void fetch(`${origin}/metrics`).then(
      (answer) => answer.text(),
      () => undefined,
    ),
  5000,
);
/** Tokens last a quarter of an hour. */
const renewal = setInterval(
  () =>
    void takeTokens().then(
      (taken) => (tokens = taken),
      () => undefined,
    ),
  7 * 60_000,
);
const readings: number[] = [];
const reading = setInterval(() => {
  readings.push(memoryMb());
  console.log(`minute ${readings.length}: ${readings.at(-1)?.toFixed(0)} MB, ${calls} calls, ${wrong} wrong`);
}, 60_000);
await Promise.all(Array.from({ length: callers }, (_, index) => callOn(index)));
for (const timer of [monitor, renewal, reading]) clearInterval(timer);
// What the collector has not taken away yet swings by a fifth from minute to minute: the most of each half is held against the other.
const half = Math.ceil(readings.length / 2);
const first = Math.max(...readings.slice(0, half));
const second = Math.max(...readings.slice(half));
console.log(
  `${consumers.length} consumers, ${services.length} services, ${consumers.length * grantsEach} grants: at most ${first.toFixed(0)} MB in the first half, ${second.toFixed(0)} MB in the second, ${((second / first - 1) * 100).toFixed(1)} % more (budget 5 %)`,
);
await pool.close();
upstream.kill('SIGTERM');
await gateway.stop();

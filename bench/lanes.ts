/**
 * `npm run bench:lanes`: what one provider that hangs does to the others. A good service is called alone, then while 64 callers keep
 * asking a provider that accepts and never answers, in turn; then the provider answers again, and how long the gateway takes to notice
 * is measured. Budget: the good service keeps 0.95 of its calls; the other is answered within 5 s without anybody's doing.
 */
import { createServer } from 'node:http';
import { z } from 'zod';
import { startGatewayProcess } from '../src/testing/gateway-process.ts';
import { placesOf } from './gateway/places-of.ts';
import { freePort, runProgram } from '../src/testing/run-system.ts';

const rounds = Number(process.env['ROUNDS'] ?? 5);
const sampleMs = 3000;
const Sample = z.object({ calls: z.number(), wrong: z.number() });
const contract = placesOf('Địa danh');

let isHanging = false;
const held = new Set<() => void>();
const answer = JSON.stringify({ items: [] });
const [goodPort, badPort] = [await freePort(), await freePort()];
const good = createServer((_request, response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': answer.length }).end(answer);
}).listen(goodPort, '127.0.0.1');
const bad = createServer((_request, response) => {
  const give = () =>
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': answer.length }).end(answer);
  if (isHanging) held.add(give);
  else give();
}).listen(badPort, '127.0.0.1');

const owner = { code: 'H62.01', name: 'Sở thử' };
const gateway = await startGatewayProcess({
  system: 'ben-goi',
  declared: {
    systems: ['ben-goi', 'ben-tot', 'ben-treo'].map((code) => ({
      ...{ code, name: `Hệ thống ${code}`, owner, securityLevel: 2, environment: 'production' },
    })),
    services: [
      ['tot', goodPort, 'ben-tot'],
      ['treo', badPort, 'ben-treo'],
    ].map(([code, port, provider]) => ({
      ...{ code, version: '1.0', name: `Dịch vụ ${code}`, provider, environment: 'production' },
      ...{ upstream: `http://127.0.0.1:${port}`, contract, personal: false, article: 'Điều 7' },
      settings: { timeoutMs: 2000, retries: 0 },
    })),
    grants: ['tot', 'treo'].map((code) => ({
      ...{ consumer: 'ben-goi', service: `${code}/1.0`, operations: ['listPlaces'], purpose: 'Đo tốc độ' },
      ...{ article: 'Điều 35', from: '2026-01-01', to: '2099-01-01', dailyQuota: 100_000_000, perSecond: 100_000 },
    })),
  },
});
const { origin, token } = gateway;

function startLoad(path: string, callers: number, ms: number) {
  return runProgram(['bench/gateway/load.ts', origin, path, String(ms), String(callers), token], {});
}

/** Calls a second of the good service. */
async function sampleGood(): Promise<number> {
  const load = startLoad('/tot/1.0/places', 16, sampleMs);
  await load.ended;
  const { calls, wrong } = Sample.parse(JSON.parse(load.output()));
  if (wrong > 0) throw new Error(`${wrong} calls of the good service went wrong`);
  return calls / (sampleMs / 1000);
}

/** Callers who ask once a second each whatever comes back: a crowd that waits, not one that hammers. */
function crowdAt(path: string): () => void {
  const headers = { authorization: `Bearer ${token}` };
  const timers = Array.from({ length: 64 }, () =>
    setInterval(() => void fetch(`${origin}${path}`, { headers }).catch(() => undefined), 1000),
  );
  return () => timers.forEach((timer) => clearInterval(timer));
}

await sampleGood();
const calm: number[] = [];
const beside: number[] = [];
for (let round = 0; round < rounds; round += 1) {
  isHanging = false;
  let leave = crowdAt('/treo/1.0/places');
  await new Promise((wake) => setTimeout(wake, 6000));
  calm.push(await sampleGood());
  leave();
  isHanging = true;
  leave = crowdAt('/treo/1.0/places');
  await new Promise((wake) => setTimeout(wake, 2500));
  beside.push(await sampleGood());
  leave();
}
const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
const ratios = beside.map((calls, index) => calls / (calm[index] ?? 1));
console.log(
  `good service: ${Math.round(median(calm))} calls/s beside a provider that answers, ${Math.round(median(beside))} beside one that hangs, ratio ${median(ratios).toFixed(2)} (budget 0.95; ${rounds} rounds)`,
);

isHanging = false;
for (const give of held) give();
const since = performance.now();
let status = 0;
while (status !== 200) {
  status = (await fetch(`${origin}/treo/1.0/places`, { headers: { authorization: `Bearer ${token}` } })).status;
  await new Promise((wake) => setTimeout(wake, 100));
}
console.log(
  `the other answers again ${((performance.now() - since) / 1000).toFixed(1)} s after its provider does (budget 5 s)`,
);
await gateway.stop();
good.close();
bad.closeAllConnections();
bad.close();

/**
 * `npm run bench:kills`: a gateway under load is killed (SIGKILL) `KILLS` times, a hundred by default, each time after a while drawn
 * anew, and started again over the same folder. Counted is what callers had been answered: every call must stand in the evidence log and
 * every message in the database, and the log must prove. Exit code 1 when one is missing.
 */
import { createPrivateKey } from 'node:crypto';
import { createServer } from 'node:http';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { logFileName } from '../src/platform/exchange/evidence/segments.ts';
import { readLog } from '../src/platform/exchange/evidence/log-file.ts';
import { publicPartOf } from '../src/platform/exchange/evidence/seal.ts';
import { verifyLog } from '../src/platform/exchange/evidence/verify-log.ts';
import { startGatewayProcess } from '../src/testing/gateway-process.ts';

const kills = Number(process.env['KILLS'] ?? 100);
const lanes = Number(process.env['LANES'] ?? 8);
/** From the first answer of a life on. */
const longestLifeMs = 2000;
const pause = (ms: number) => new Promise((wake) => setTimeout(wake, ms));

const provider = createServer((_request, response) =>
  response.writeHead(200, { 'content-type': 'application/json' }).end('{"items":[{"code":"26"}]}'),
);
await new Promise<void>((ready) => provider.listen(0, '127.0.0.1', ready));
const address = provider.address();
if (typeof address !== 'object' || !address) throw new Error('no address');

const item = { type: 'object', properties: { code: { type: 'string' } } };
const schema = { type: 'object', properties: { items: { type: 'array', items: item } } };
const answers = { '200': { description: 'ok', content: { 'application/json': { schema } } } };
const contract = {
  ...{ openapi: '3.1.0', info: { title: 'Địa danh', version: '1.0' } },
  paths: { '/places': { get: { operationId: 'listPlaces', responses: answers } } },
};
const system = (code: string) => ({
  ...{ code, name: `Hệ thống ${code}`, owner: { code: 'H62.01', name: 'Sở thử' } },
  ...{ securityLevel: 2, environment: 'production' },
});
const gateway = await startGatewayProcess({
  system: 'mot-goi',
  // With an outside system named no simulators are started: a life is to be spent on calls.
  more: { CIVIL_STATUS_URL: 'http://127.0.0.1:9', CIVIL_STATUS_KEY: 'bench' },
  declared: {
    systems: [system('mot-goi'), system('ben-cung-cap')],
    services: [
      {
        ...{ code: 'dia-danh', version: '1.0', name: 'Địa danh', provider: 'ben-cung-cap', environment: 'production' },
        ...{ upstream: `http://127.0.0.1:${address.port}`, contract: JSON.stringify(contract), personal: false },
        article: 'Điều 24',
      },
    ],
    grants: [
      {
        ...{ consumer: 'mot-goi', service: 'dia-danh/1.0', operations: ['listPlaces'], purpose: 'Đo độ bền' },
        ...{ article: 'Điều 35', from: '2026-01-01', to: '2099-01-01', perSecond: 100_000, dailyQuota: 100_000_000 },
      },
    ],
    topics: [
      {
        ...{ code: 'thu-do-ben', name: 'Đo độ bền', owner: 'mot-goi', keepDays: 2, publishers: ['mot-goi'] },
        subscribers: [{ system: 'ben-cung-cap' }],
      },
    ],
  },
});

const answered = new Set<string>();
const accepted: string[] = [];
const course = { isOver: false };
const refused = new Map<number, number>();
const headers = { authorization: `Bearer ${gateway.token}` };
let count = 0;

const refuse = (status: number) => refused.set(status, (refused.get(status) ?? 0) + 1);

async function callOnce(): Promise<void> {
  const response = await fetch(`${gateway.origin}/dia-danh/1.0/places`, { headers });
  await response.text();
  if (response.status === 200) answered.add(response.headers.get('x-trace-id') ?? '');
  else refuse(response.status);
}

async function sendOnce(): Promise<void> {
  const id = `m${(count += 1)}`;
  const event = { specversion: '1.0', id, source: '/bench', type: 'vn.bench', topic: 'thu-do-ben', data: { id } };
  const response = await fetch(`${gateway.origin}/messages`, {
    ...{ method: 'POST', headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify(event) },
  });
  await response.text();
  if (response.status === 202) {
    accepted.push(id);
    answered.add(response.headers.get('x-trace-id') ?? '');
  } else refuse(response.status);
}

/** What a kill cuts off was not answered, and is not counted. */
async function lane(once: () => Promise<void>): Promise<void> {
  while (!course.isOver) {
    try {
      await once();
    } catch {
      await pause(50);
    }
  }
}

const load = Array.from({ length: lanes }, (_, index) => lane(index % 2 === 0 ? callOnce : sendOnce));
for (let kill = 0; kill < kills; kill += 1) {
  const before = answered.size;
  while (answered.size === before) await pause(5);
  await pause(Math.random() * longestLifeMs);
  await gateway.kill();
  await gateway.startAgain();
  if (kill % 20 === 19) headers.authorization = `Bearer ${await gateway.renewToken()}`;
  if ((kill + 1) % 10 === 0)
    console.log(
      `${kill + 1} kills, ${Math.round(performance.now() / 1000)} s: ${answered.size} answered, ${accepted.length} messages`,
    );
}
await pause(1000);
course.isOver = true;
await Promise.all(load);

const Facts = z.object({ trace: z.string() });
const path = join(gateway.logFolder, logFileName);
const logged = new Set<string>();
for await (const stored of readLog(path)) {
  if (stored.kind !== 'entry') continue;
  const { facts } = stored.line.sections;
  // What the management did stands in the same log, and is no call.
  const call = facts && 'text' in facts ? Facts.safeParse(JSON.parse(facts.text)).data : undefined;
  if (call) logged.add(call.trace);
}
const lostCalls = [...answered].filter((trace) => !logged.has(trace)).length;
const { rows } = await gateway.query('select id from exchange.message');
const kept = new Set(
  z
    .array(z.object({ id: z.string() }))
    .parse(rows)
    .map(({ id }) => id),
);
const lostMessages = accepted.filter((id) => !kept.has(id)).length;
const publicKey = publicPartOf(createPrivateKey(readFileSync(join(gateway.logFolder, 'khoa-ky.pem'))));
const { faults, batches } = await verifyLog(path, { publicKey });
// Written by the last life and not yet sealed: nobody was answered for it.
const wrong = faults.filter(({ kind }) => kind !== 'added');

console.log(`kills: ${kills}`);
console.log(`answered calls and messages: ${answered.size}; missing in the log: ${lostCalls}`);
console.log(`messages acknowledged: ${accepted.length}; missing in the database: ${lostMessages}`);
console.log(
  `refused: ${JSON.stringify(Object.fromEntries(refused))}; batches: ${batches}; faults of the log: ${wrong.length}`,
);
await gateway.stop();
provider.closeAllConnections();
provider.close();
process.exitCode = lostCalls + lostMessages + wrong.length === 0 ? 0 : 1;

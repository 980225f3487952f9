/**
 * `npm run bench:gateway`: the gateway with everything on (token, grant, quota, contract of question and answer, field filter, evidence on
 * disk before the answer) beside its own fast path with nothing of that, `@fastify/http-proxy` and `fast-gateway` doing nothing but
 * proxying, and, where nginx is installed, its `proxy_pass` and a provider of it that answers at once; one run, samples taken in turn,
 * one kilobyte of JSON, 32 connections, plain HTTP. Load comes from `wrk` where it is installed, because a client in Node takes as much
 * processor as what is measured. Processor time per call is the steadiest figure, and nginx the steadiest yardstick: what a proxy in
 * JavaScript costs beside it moves by twice from machine to machine (decision 39).
 */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { startGatewayProcess } from '../src/testing/gateway-process.ts';
import { freePort, runProgram } from '../src/testing/run-system.ts';
import { kilobyte } from './gateway/kilobyte.ts';
import { startNginx } from './gateway/start-nginx.ts';

const rounds = Number(process.env['ROUNDS'] ?? 7);
const sampleMs = 2000;
const grantsMany = Number(process.env['GRANTS'] ?? 0);
const ticksPerSecond = 100;
const Sample = z.object({ calls: z.number(), wrong: z.number(), p50: z.number(), p99: z.number() });

const contract = {
  openapi: '3.1.0',
  info: { title: 'Địa danh', version: '1.0' },
  paths: {
    '/places': {
      get: {
        operationId: 'listPlaces',
        responses: {
          '200': {
            description: 'ok',
            content: {
              'application/json': {
                schema: {
                  type: 'object',
                  required: ['items'],
                  properties: {
                    items: {
                      type: 'array',
                      items: {
                        type: 'object',
                        required: ['code'],
                        properties: {
                          code: { type: 'string' },
                          name: { type: 'string' },
                          district: { type: 'string' },
                        },
                      },
                    },
                  },
                },
              },
            },
          },
        },
      },
    },
  },
};

/** Seconds of processor a process has used, its threads included. */
function processorSeconds(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
}

const children: ChildProcess[] = [];
function keep(child: ChildProcess): number {
  children.push(child);
  return child.pid ?? 0;
}
const run = (script: string, ...args: string[]): number =>
  keep(spawn(process.execPath, [join(import.meta.dirname, 'gateway', script), ...args], { stdio: 'inherit' }));

const hasWrk = spawnSync('wrk', ['-v']).error === undefined;
const hasNginx = spawnSync('nginx', ['-v']).status === 0;
const providerPort = await freePort();
const upstream = `http://127.0.0.1:${providerPort}`;
const providerPid = hasNginx
  ? keep(startNginx(providerPort, { answers: kilobyte }))
  : run('provider.ts', String(providerPort));

/** Another proxy, measured beside the gateway. */
async function besides(name: string, start: (port: number) => number): Promise<Path> {
  const port = await freePort();
  return { name, pid: start(port), origin: `http://127.0.0.1:${port}`, path: '/places', token: '' };
}
const proxyIn = (script: string) => (port: number) => run(script, String(port), upstream);

const owner = { code: 'H62.01', name: 'Sở thử' };
const system = (code: string) => ({
  code,
  name: `Hệ thống ${code}`,
  owner,
  securityLevel: 2,
  environment: 'production',
});
const consumers = Array.from({ length: grantsMany }, (_, index) => `he-thong-${index}`);
const grant = (consumer: string) => ({
  ...{ consumer, service: 'dia-danh/1.0', operations: ['listPlaces'], fields: ['items.code', 'items.name'] },
  ...{
    purpose: 'Đo tốc độ',
    article: 'Điều 35',
    from: '2026-01-01',
    to: '2099-01-01',
    dailyQuota: 100_000_000,
    perSecond: 100_000,
  },
});
const gateway = await startGatewayProcess({
  system: 'ben-goi',
  declared: {
    systems: ['ben-goi', 'ben-cung-cap', ...consumers].map(system),
    services: [
      {
        ...{ code: 'dia-danh', version: '1.0', name: 'Địa danh', provider: 'ben-cung-cap', environment: 'production' },
        ...{ upstream, contract: JSON.stringify(contract), personal: false, article: 'Điều 7' },
      },
    ],
    grants: ['ben-goi', ...consumers].map(grant),
  },
});
const { origin, token } = gateway;

type Path = { name: string; pid: number; origin: string; path: string; token: string };
const own: Path = { name: 'gateway, everything on', pid: gateway.pid, origin, path: '/dia-danh/1.0/places', token };
const nginx = hasNginx
  ? await besides('nginx proxy_pass', (port) => keep(startNginx(port, { passesTo: providerPort })))
  : undefined;
const httpProxy = await besides('@fastify/http-proxy', proxyIn('bare-proxy.ts'));
const paths: Path[] = [
  own,
  { name: 'the provider alone', pid: providerPid, origin: upstream, path: '/places', token: '' },
  httpProxy,
  await besides('fast-gateway', proxyIn('fast-gateway.ts')),
  await besides('its fast path, bare', proxyIn('pass-through.ts')),
  ...(nginx ? [nginx] : []),
];

/** Asynchronously, so that this process can read what the others use meanwhile. */
async function sample({ pid, origin: to, path, token: bearer }: Path, ms: number) {
  const before = processorSeconds(pid);
  const { calls, wrong, p50, p99 } = await (hasWrk ? loadByWrk : loadByNode)({ to, path, ms, bearer });
  if (wrong > 0) throw new Error(`${wrong} calls went wrong at ${to}`);
  return { perSecond: calls / (ms / 1000), microseconds: ((processorSeconds(pid) - before) / calls) * 1e6, p50, p99 };
}

type Load = { to: string; path: string; ms: number; bearer: string };

async function loadByNode({ to, path, ms, bearer }: Load) {
  const load = runProgram(['bench/gateway/load.ts', to, path, String(ms), '32', bearer], {});
  await load.ended;
  return Sample.parse(JSON.parse(load.output()));
}

async function loadByWrk({ to, path, ms, bearer }: Load) {
  const seconds = String(Math.ceil(ms / 1000));
  const load = spawn('wrk', [
    ...['-t', '1', '-c', '32', '-d', seconds, '-s', join(import.meta.dirname, 'gateway', 'figures.lua')],
    ...(bearer === '' ? [] : ['-H', `Authorization: Bearer ${bearer}`]),
    `${to}${path}`,
  ]);
  let said = '';
  load.stdout.on('data', (chunk) => (said += String(chunk)));
  await new Promise((ended) => load.once('close', ended));
  return Sample.parse(JSON.parse(said.slice(said.lastIndexOf('{'))));
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
type Taken = Awaited<ReturnType<typeof sample>>;
const samples = new Map<string, Taken[]>(paths.map(({ name }) => [name, []]));
// Until what runs often is compiled, for each of them.
for (const path of paths) for (let time = 0; time < 4; time += 1) await sample(path, sampleMs);
for (let round = 0; round < rounds; round += 1)
  for (const path of round % 2 === 0 ? paths : paths.toReversed())
    samples.get(path.name)?.push(await sample(path, sampleMs));

/** Calls of a path to one call of another, and its processor time a call to that of one there, side by side in the rounds. */
function besideText(taken: readonly Taken[], yardstick: Path): string {
  const ratios = (of: keyof Taken) =>
    median(taken.map((one, index) => one[of] / (samples.get(yardstick.name)?.[index]?.[of] ?? 1))).toFixed(2);
  return `${ratios('perSecond')} × ${yardstick.name} with ${ratios('microseconds')} × its processor time a call`;
}

for (const [name, taken] of samples) {
  const [perSecond, microseconds] = [
    median(taken.map((one) => one.perSecond)),
    median(taken.map((one) => one.microseconds)),
  ];
  console.log(
    `${name}: ${Math.round(perSecond)} calls/s, ${Math.round(microseconds)} µs processor a call, median ${median(taken.map(({ p50 }) => p50)).toFixed(1)} ms`,
  );
  for (const yardstick of [httpProxy, ...(nginx ? [nginx] : [])])
    if (yardstick.name !== name) console.log(`  ${besideText(taken, yardstick)}`);
}
console.log(`${rounds} rounds of ${sampleMs} ms in turn, 32 connections, ${grantsMany + 1} grants`);

/** Grants change all the time: does who calls meanwhile notice? Taken in turn with samples without changes. */
const changesASecond = 100;
const calm: { p50: number; p99: number }[] = [];
const changing: typeof calm = [];
let changes = 0;
for (let round = 0; round < rounds; round += 1) {
  calm.push(await sample(own, sampleMs));
  const timer = setInterval(() => {
    changes += 1;
    void gateway.query(
      'update exchange.access_grant set per_second = 100000 + $1 where id = (select id from exchange.access_grant limit 1)',
      [changes % 7],
    );
  }, 1000 / changesASecond);
  changing.push(await sample(own, sampleMs));
  clearInterval(timer);
}
for (const share of ['p50', 'p99'] as const) {
  const [with_, without] = [changing, calm].map((taken) => median(taken.map((one) => one[share])));
  console.log(
    `${changes} changes of a grant among ${grantsMany + 1} under load: ${share} ${with_?.toFixed(1)} ms against ${without?.toFixed(1)} ms without, ratio ${((with_ ?? 0) / (without ?? 1)).toFixed(2)}`,
  );
}
for (const child of children) child.kill('SIGTERM');
await gateway.stop();

/**
 * `npm run bench:gateway`: the gateway with everything on (token, grant, quota, contract of question and answer, field filter, evidence on
 * disk before the answer) beside its own fast path with nothing of that, `@fastify/http-proxy` doing nothing but proxying, and nginx
 * `proxy_pass` where nginx is installed; one run, samples taken in turn, one kilobyte of JSON, 32 connections, plain HTTP. Load comes
 * from `wrk` where it is installed, because a client in Node takes as much processor as what is measured. Processor time per call is
 * the steadiest figure.
 */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { startGatewayProcess } from '../src/testing/gateway-process.ts';
import { freePort, runProgram } from '../src/testing/run-system.ts';

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
function run(script: string, ...args: string[]): number {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'gateway', script), ...args], { stdio: 'inherit' });
  children.push(child);
  return child.pid ?? 0;
}

const [upstreamPort, barePort, passPort, nginxPort] = [
  await freePort(),
  await freePort(),
  await freePort(),
  await freePort(),
];
const upstream = `http://127.0.0.1:${upstreamPort}`;
const upstreamPid = run('upstream.ts', String(upstreamPort));
const barePid = run('bare-proxy.ts', String(barePort), upstream);
const passPid = run('pass-through.ts', String(passPort), upstream);

const hasWrk = spawnSync('wrk', ['-v']).error === undefined;
const hasNginx = spawnSync('nginx', ['-v']).status === 0;
let nginxPid = 0;
if (hasNginx) {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-nginx-'));
  const file = join(folder, 'nginx.conf');
  writeFileSync(
    file,
    `daemon off; master_process off; worker_processes 1; pid ${folder}/pid; error_log ${folder}/error.log;
events { worker_connections 1024; }
http { access_log off; client_body_temp_path ${folder}/b; proxy_temp_path ${folder}/p; fastcgi_temp_path ${folder}/f; uwsgi_temp_path ${folder}/u; scgi_temp_path ${folder}/s;
  upstream provider { server 127.0.0.1:${upstreamPort}; keepalive 32; }
  server { listen 127.0.0.1:${nginxPort}; keepalive_requests 1000000; location / { proxy_http_version 1.1; proxy_set_header Connection ''; proxy_pass http://provider; } } }`,
  );
  const child = spawn('nginx', ['-p', folder, '-c', file], { stdio: 'ignore' });
  children.push(child);
  nginxPid = child.pid ?? 0;
}

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
const paths: Path[] = [
  own,
  { name: 'the provider alone', pid: upstreamPid, origin: upstream, path: '/places', token: '' },
  {
    name: '@fastify/http-proxy, bare',
    pid: barePid,
    origin: `http://127.0.0.1:${barePort}`,
    path: '/places',
    token: '',
  },
  { name: 'its fast path, bare', pid: passPid, origin: `http://127.0.0.1:${passPort}`, path: '/places', token: '' },
  ...(hasNginx
    ? [
        {
          name: 'nginx proxy_pass, bare',
          pid: nginxPid,
          origin: `http://127.0.0.1:${nginxPort}`,
          path: '/places',
          token: '',
        },
      ]
    : []),
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
const samples = new Map<string, Awaited<ReturnType<typeof sample>>[]>(paths.map(({ name }) => [name, []]));
// Until what runs often is compiled, for each of them.
for (const path of paths) for (let time = 0; time < 4; time += 1) await sample(path, sampleMs);
for (let round = 0; round < rounds; round += 1)
  for (const path of round % 2 === 0 ? paths : paths.toReversed())
    samples.get(path.name)?.push(await sample(path, sampleMs));

const bare = samples.get('@fastify/http-proxy, bare') ?? [];
for (const [name, taken] of samples) {
  const ratios = taken.map(({ perSecond }, index) => perSecond / (bare[index]?.perSecond ?? 1));
  const microseconds = median(taken.map((one) => one.microseconds));
  console.log(
    `${name}: ${Math.round(median(taken.map(({ perSecond }) => perSecond)))} calls/s, ${ratioText(median(ratios))} × http-proxy; ${Math.round(microseconds)} µs processor a call; median ${median(taken.map(({ p50 }) => p50)).toFixed(1)} ms`,
  );
}
console.log(
  `${rounds} rounds of ${sampleMs} ms in turn, 32 connections, ${grantsMany + 1} grants; budget: gateway at least 0.8 × http-proxy (decision 27)`,
);

function ratioText(ratio: number): string {
  return ratio.toFixed(2);
}

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
    `${changes} changes of a grant among ${grantsMany + 1} under load: ${share} ${with_?.toFixed(1)} ms against ${without?.toFixed(1)} ms without, ratio ${ratioText((with_ ?? 0) / (without ?? 1))}`,
  );
}
for (const child of children) child.kill('SIGTERM');
await gateway.stop();

/**
 * `npm run bench:site-stream`: messages sent, taken and acknowledged through PostgreSQL alone, and the same while a worker puts them into
 * a NATS JetStream of three servers for other sites; samples in turn, one run, one machine. Printed: messages a second and the ratio, how
 * long after it was acknowledged a message stands in the stream, and how fast a backlog is shipped. Needs Debian's nats-server.
 */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { spawn, type ChildProcess } from 'node:child_process';
import { jetstream } from '@nats-io/jetstream';
import { createDb, createPool } from '../src/infrastructure/database/connect.ts';
import { startEmbeddedPostgres } from '../src/infrastructure/database/embedded-postgres.ts';
import { migrate } from '../src/infrastructure/database/migrate.ts';
import { applyFile, readExchangeText } from '../src/platform/exchange/index.ts';
import { sendMessage } from '../src/platform/exchange/messages/send-message.ts';
import { settleMessage, takeMessages } from '../src/platform/exchange/messages/take-messages.ts';
import { startNatsCluster } from '../src/testing/nats-cluster.ts';

const rounds = Number(process.env['ROUNDS'] ?? 5);
const sampleMs = Number(process.env['SAMPLE_MS'] ?? 5000);
const lanes = 8;
const system = (code: string) => ({
  ...{ code, name: `Hệ thống ${code}`, owner: { code: 'H62.01', name: 'Sở thử nghiệm' } },
  ...{ securityLevel: 3, environment: 'production' },
});
const declared = {
  systems: [system('ben-gui'), system('ben-nhan')],
  topics: [
    {
      ...{ code: 'ho-so', name: 'Hồ sơ', owner: 'ben-gui', keepDays: 2, publishers: ['ben-gui'] },
      subscribers: [{ system: 'ben-nhan' }],
    },
  ],
};

const server = await startEmbeddedPostgres(mkdtempSync(`${tmpdir()}/motcua-bench-`));
const pool = createPool(server.owner, 10);
await migrate(pool);
const db = createDb(pool);
const now = () => new Date();
await applyFile(
  { db, now, unitIdOf: async () => null, allowLoopback: true },
  readExchangeText('bench', JSON.stringify(declared)),
  { accountId: null, name: 'bench', unitName: '' },
);
const cluster = await startNatsCluster(3);
const pause = (ms: number) => new Promise((wake) => setTimeout(wake, ms));

let count = 0;
const sentAt = new Map<string, number>();
const late: number[] = [];
async function sample(): Promise<number> {
  const until = performance.now() + sampleMs;
  const before = count;
  const course = { isOver: false };
  const send = async (lane: number) => {
    while (performance.now() < until) {
      const id = `m${(count += 1)}`;
      const envelope = {
        ...{ specversion: '1.0' as const, id, source: '/bench', type: 'vn.bench', topic: 'ho-so' },
        ...{ partitionkey: `k${lane}-${count % 50}`, data: { code: id, text: 'x'.repeat(400) } },
      };
      await sendMessage({ db, now }, { sender: 'ben-gui', envelope });
      sentAt.set(`ben-gui/${id}`, performance.now());
    }
  };
  const take = async () => {
    while (!course.isOver) {
      const taken = await takeMessages({ db, now }, { recipient: 'ben-nhan', most: 50 });
      const settle = (delivery: number) =>
        settleMessage({ db, now }, { recipient: 'ben-nhan', delivery, state: 'acknowledged', reason: '' });
      await Promise.all(taken.map(({ delivery }) => settle(delivery)));
      if (taken.length === 0) await pause(10);
    }
  };
  const taking = take();
  const startedAt = performance.now();
  await Promise.all(Array.from({ length: lanes }, (_, lane) => send(lane)));
  const perSecond = ((count - before) * 1000) / (performance.now() - startedAt);
  course.isOver = true;
  await taking;
  return perSecond;
}

let worker: ChildProcess | undefined;
function startWorker(): void {
  const args = ['src/testing/stream-worker.ts', JSON.stringify(server.owner), cluster.servers.join(',')];
  worker = spawn(process.execPath, args, { stdio: 'inherit' });
}
async function stopWorker(): Promise<void> {
  const ended = new Promise((done) => worker?.once('exit', done));
  worker?.kill('SIGKILL');
  await ended;
}
async function shipped(): Promise<void> {
  const left = async () => {
    const { rows } = await pool.query<{ left: boolean }>(
      'select exists (select from exchange.message where stream_sequence is null) as left',
    );
    return rows[0]?.left ?? false;
  };
  while (await left()) await pause(20);
}
async function placedNow(): Promise<number> {
  const { rows } = await pool.query<{ placed: number }>(
    'select count(*) as placed from exchange.message where stream_sequence > 0',
  );
  return rows[0]?.placed ?? 0;
}

const [alone, beside, backlog]: [number[], number[], number[]] = [[], [], []];
await sample();
for (let round = 0; round < rounds; round += 1) {
  alone.push(await sample());
  startWorker();
  // From the first message that arrives: before it the process starts and waits for the one that was killed to be given up.
  const before = await placedNow();
  while ((await placedNow()) === before) await pause(5);
  const [placed, startedAt] = [await placedNow(), performance.now()];
  await shipped();
  backlog.push((((await placedNow()) - placed) * 1000) / (performance.now() - startedAt));
  sentAt.clear();
  const reader = await jetstream(cluster.connection).consumers.get('LGSP', { deliver_policy: 'new' });
  const reading = await reader.consume({ max_messages: 1000 });
  const read = (async () => {
    for await (const message of reading) {
      const at = sentAt.get(message.headers?.get('Nats-Msg-Id') ?? '');
      // One that stands there before its sender has heard is not late at all.
      late.push(at === undefined ? 0 : performance.now() - at);
    }
  })();
  beside.push(await sample());
  await shipped();
  reading.stop();
  await read;
  await stopWorker();
}

const at = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length * share)] ?? 0;
const whole = (value: number) => value.toFixed(0);
console.log(`messages a second, PostgreSQL alone:  ${whole(at(alone, 0.5))} (${alone.map(whole).join(', ')})`);
console.log(`messages a second, with the stream:   ${whole(at(beside, 0.5))} (${beside.map(whole).join(', ')})`);
console.log(`ratio: ${(at(beside, 0.5) / at(alone, 0.5)).toFixed(2)}`);
console.log(`in the stream after it was acknowledged: p50 ${whole(at(late, 0.5))} ms, p95 ${whole(at(late, 0.95))} ms`);
console.log(`a backlog is shipped at ${whole(at(backlog, 0.5))} messages a second`);

await cluster.stop();
await db.destroy();
await server.leave();

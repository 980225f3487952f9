/**
 * `npm run bench:known`: the page of a form whose part is filled in from the population register, which answers in 50 ms: opened for the
 * first time (the register is asked, the look recorded, the draft kept) and again (nothing is asked). Beside the same page of a part no
 * register knows, in the same run. A register's own 50 ms is part of the first figure.
 */
import { rmSync } from 'node:fs';
import pg from 'pg';
import { startEmbeddedPostgres } from '../src/infrastructure/database/embedded-postgres.ts';
import { freePort, newDataFolder, startSystem } from '../src/testing/run-system.ts';
import { officeClient, openSession, percentile } from './office-client.ts';

const rounds = Number(process.env['ROUNDS'] ?? 100);
/** Rounds before those that count: a server is not measured while it compiles its pages. */
const warmUpRounds = 20;
/** A first start fills owned registers and the simulators' people behind the pages; they are given the time. */
const settlesMs = 20_000;
const answersInMs = 50;

const varDir = newDataFolder();
const port = await freePort();
const system = await startSystem({ VAR_DIR: varDir, PORT: String(port) });
const [, simulators = ''] = /mô phỏng tại (http:\S+?)\.?\s/.exec(system.output()) ?? [];
await fetch(`${simulators}/control/population`, {
  method: 'PUT',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ mode: 'slow', delayMs: answersInMs }),
});
const server = await startEmbeddedPostgres(varDir);
const pool = new pg.Pool({ ...server.owner, max: 2 });
const { rows } = await pool.query<{ id: string }>("select id from identity.account where username = 'dan.lan'");
const headers = await openSession(pool, rows[0]?.id ?? '');
const { call, close } = officeClient(port);

async function timed(path: string): Promise<number> {
  const from = performance.now();
  await call(headers, path);
  return performance.now() - from;
}

await new Promise((wake) => setTimeout(wake, settlesMs));
const ms: Record<'without' | 'first' | 'again', number[]> = { without: [], first: [], again: [] };
for (let round = -warmUpRounds; round < rounds; round += 1) {
  if (round === 0) for (const values of Object.values(ms)) values.length = 0;
  const { location } = await call(headers, '/thu-tuc/1.001193/nop', { method: 'POST' });
  const id = location.split('/')[2] ?? '';
  const { body } = await call(headers, `/api/drafts/${id}`);
  const content = { ...Object(body['content']), form: { requester: { relation: 'mother' } } };
  await call(headers, `/api/drafts/${id}`, { method: 'PUT', body: { revision: body['revision'], content } });
  ms.first.push(await timed(`/to-khai/${id}/mother`));
  ms.again.push(await timed(`/to-khai/${id}/mother`));
  ms.without.push(await timed(`/to-khai/${id}/child`));
}
const plain = Number(percentile(ms.without, 0.5));
for (const [name, values] of Object.entries(ms)) {
  const ratio = (Number(percentile(values, 0.5)) / plain).toFixed(2);
  console.log(
    `${name}: median ${percentile(values, 0.5)} ms, p95 ${percentile(values, 0.95)} ms; ratio to a plain page ${ratio}`,
  );
}
close();
await pool.end();
await server.leave();
process.kill(system.pid, 'SIGTERM');
await system.ended;
rmSync(varDir, { recursive: true, force: true });

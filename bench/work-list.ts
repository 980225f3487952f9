/**
 * `npm run bench:work-list`: the work list over HTTP of whoever has the most open tasks in the stored province (`STORED_IN`, or
 * `STORED` generated): first page, a page far behind, one urgency, a search by name. Budget (architecture): p95 under 50 ms with
 * 1,000,000 dossiers stored. Printed beside a bare indexed query of the same page through the driver, in the same run.
 */
import pg from 'pg';
import { startEmbeddedPostgres } from '../src/infrastructure/database/embedded-postgres.ts';
import { freePort, startSystem } from '../src/testing/run-system.ts';
import { officeClient, openSession, percentile } from './office-client.ts';
import { storedProvince } from './stored-province.ts';

const rounds = Number(process.env['ROUNDS'] ?? 100);

const { varDir, leave } = await storedProvince();
const port = await freePort();
const system = await startSystem({ VAR_DIR: varDir, PORT: String(port) });
const server = await startEmbeddedPostgres(varDir);
const pool = new pg.Pool({ ...server.owner, max: 2 });
await pool.query('vacuum analyze dossiers.open_task');
const { rows: busiest } = await pool.query<{ account: string; unit: string; role: string; n: string }>(
  `select min(h.account_id::text) as account, t.unit_id as unit, t.role, count(distinct t.id) as n
     from dossiers.open_task t
     join organisation.post p on p.unit_id = t.unit_id and t.role = any (p.roles)
     join organisation.post_holding h on h.post_id = p.id
    where t.assignee_id is null group by 2, 3 order by count(distinct t.id) desc limit 1`,
);
const [busy] = busiest;
if (!busy) throw new Error('Nobody has anything to do');
const { rows: stored } = await pool.query<{ n: string }>('select count(*) as n from dossiers.dossier');
const { call, close } = officeClient(port);
const headers = await openSession(pool, busy.account);

const pages = {
  'first page': '/api/desk/work',
  'page 50': '/api/desk/work?page=50',
  overdue: '/api/desk/work?urgency=overdue',
  'search by name': `/api/desk/work?search=${encodeURIComponent('nguyen thi')}`,
};
const bareMs: number[] = [];
for (let round = 0; round < rounds; round += 1) {
  const from = performance.now();
  await pool.query(
    'select * from dossiers.open_task where unit_id = $1 and role = $2 and not waiting order by due_at, opened_at limit 30',
    [busy.unit, busy.role],
  );
  bareMs.push(performance.now() - from);
}
console.log(`stored ${stored[0]?.n}; ${busy.n} open tasks in one tray`);
for (const [name, path] of Object.entries(pages)) {
  const ms: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const from = performance.now();
    await call(headers, path);
    ms.push(performance.now() - from);
  }
  const ratio = Number(percentile(ms, 0.5)) / Number(percentile(bareMs, 0.5));
  console.log(
    `${name}: median ${percentile(ms, 0.5)} ms, p95 ${percentile(ms, 0.95)} ms; ratio to the bare query ${ratio.toFixed(1)}`,
  );
}
console.log(`bare indexed query: median ${percentile(bareMs, 0.5)} ms, p95 ${percentile(bareMs, 0.95)} ms`);
close();
await pool.end();
process.kill(system.pid, 'SIGTERM');
await system.ended;
await server.leave();
leave();

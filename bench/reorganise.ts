/**
 * `npm run bench:reorganise`: the end of the districts and the merger of the province with so many open dossiers (`OPEN`, 100,000),
 * made by the generator: rehearsal, and carrying out from the first transaction to the last. Budget: under 5 minutes. Printed beside
 * bare updates of the same rows (dossier, open task, one inserted action) through the driver, in the same run.
 */
import { rmSync } from 'node:fs';
import pg from 'pg';
import {
  carryOutReorganisations,
  orderReorganisation,
  rehearseReorganisation,
} from '../src/applications/dossiers/index.ts';
import { readOrganisationContent, readReorganisation } from '../src/data/organisation/index.ts';
import { vietnamDay } from '../src/infrastructure/clock.ts';
import { readConfig } from '../src/infrastructure/config/config.ts';
import { openDatabase } from '../src/infrastructure/database/open-database.ts';
import { newDataFolder, runProgram, startSystem } from '../src/testing/run-system.ts';
import { wireModules } from '../src/wire-modules.ts';

const wanted = Number(process.env['OPEN'] ?? 100_000);
/** Of dossiers of the last days so many in a hundred are still open. */
const openPercent = 45;

const varDir = newDataFolder();
const first = await startSystem({ VAR_DIR: varDir, PORT: '0' });
process.kill(first.pid, 'SIGTERM');
await first.ended;
const count = String(Math.ceil((wanted * 100) / openPercent));
const made = runProgram(['src/motcua.ts', 'generate', '--dossiers', count, '--days', '8'], { VAR_DIR: varDir });
if ((await made.ended) !== 0) throw new Error(made.output());

const config = readConfig({ ...process.env, VAR_DIR: varDir });
const database = await openDatabase(config);
const noChanges = { onChange: () => undefined, close: async () => undefined };
const now = () => new Date();
const deps = await wireModules({ config, db: database.db, now, changes: noChanges });
const readContent = () => readOrganisationContent('content/vinh-phuc/organisation');
const content = await readContent();
const file = await readReorganisation('content/vinh-phuc/reorganisations/2025-07-01.yaml', content);
const on = vietnamDay(now());
const pool = new pg.Pool({ ...database.owner, max: 1 });
const open = await pool.query<{ n: string }>('select count(distinct dossier_id) as n from dossiers.open_task');

const timed = async <Answer>(work: () => Promise<Answer>): Promise<[Answer, number]> => {
  const from = performance.now();
  return [await work(), (performance.now() - from) / 1000];
};
const [{ plan }, rehearsal] = await timed(() => rehearseReorganisation(database.db, { file, content, on }));
await orderReorganisation(deps, { file, content, on });
let dossiers = 0;
const [, seconds] = await timed(() =>
  carryOutReorganisations(deps, readContent, (progress) => {
    dossiers += progress.dossiers;
  }),
);
const [, bare] = await timed(async () => {
  await pool.query('create table public.bare_action as select * from dossiers.action where false');
  await pool.query(
    `insert into public.bare_action select a.* from dossiers.action a
       join (select distinct dossier_id from dossiers.open_task) o using (dossier_id) where a.kind = 'move_unit'`,
  );
  await pool.query(
    'update dossiers.dossier d set deciding_unit_id = deciding_unit_id where id in (select dossier_id from dossiers.open_task)',
  );
  await pool.query('update dossiers.open_task set unit_id = unit_id');
});
console.log(`${open.rows[0]?.n} open dossiers, ${plan.units.ended.length} units end, ${dossiers} dossiers moved`);
console.log(
  `rehearsal ${rehearsal.toFixed(1)} s; carried out in ${seconds.toFixed(1)} s (${(dossiers / seconds).toFixed(0)} dossiers/s)`,
);
console.log(`bare updates of the same rows: ${bare.toFixed(1)} s; ratio ${(seconds / bare).toFixed(1)}`);
await pool.end();
await deps.renderer.close();
await database.close();
rmSync(varDir, { recursive: true, force: true });

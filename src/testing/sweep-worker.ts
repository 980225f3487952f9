/**
 * A worker of its own process for tests that kill it: sweeps the timers and late steps of the database it is given, at the instant it
 * is given, until it is killed. Says “ready” once it has begun.
 */
import { mkdtempSync } from 'node:fs';
import { flushCompileCache } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { escalateLateSteps, fireTimers } from '../applications/dossiers/index.ts';
import { readConfig } from '../infrastructure/config/config.ts';
import { createPool, createDb } from '../infrastructure/database/connect.ts';
import { wireModules } from '../wire-modules.ts';

const [connection = '{}', instant = ''] = process.argv.slice(2);
const config = readConfig({ VAR_DIR: mkdtempSync(join(tmpdir(), 'motcua-worker-')), NODE_ENV: 'test' });
const db = createDb(createPool(JSON.parse(connection), 2));
const noChanges = { onChange: () => undefined, close: async () => undefined };
const deps = await wireModules({ config, db, now: () => new Date(instant), changes: noChanges });
const sweeps = [fireTimers(deps), escalateLateSteps(deps)];
// Whoever is killed writes nothing at its end: the next one is to find what was compiled.
flushCompileCache();
process.stdout.write('ready\n');
for (;;) {
  // A sweep that meets a dossier locked by a person's action is told so and comes again.
  const more = await Promise.all(sweeps.map((sweep) => sweep.run().catch(() => true)));
  if (!more.includes(true)) await new Promise((wake) => setTimeout(wake, 50));
}

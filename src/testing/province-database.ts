import { createDb, createPool } from '../infrastructure/database/connect.ts';
import { readConfig } from '../infrastructure/config/config.ts';
import type { Clock } from '../infrastructure/clock.ts';
import { installProvince } from '../channels/cli/install-province.ts';
import { ownerOf, testDatabase, testServer, type TestDatabase } from './test-database.ts';

/** Clocks that show the machine's own time share what was filled a moment ago. */
const momentMs = 60_000;

/**
 * A database of its own for the test file with the demonstration province in it, as `buildOffice` needs it: copied from one that the
 * first file to ask for this instant fills, because reading and checking the province's content takes seconds.
 */
export async function provinceDatabase(now: Clock): Promise<TestDatabase> {
  return testDatabase(await filledTemplate(now()));
}

async function filledTemplate(at: Date): Promise<string> {
  const { admin, template } = testServer();
  const name = `${template}_${Math.abs(at.getTime() - Date.now()) < momentMs ? 'now' : at.getTime()}`;
  const adminPool = createPool(admin, 1);
  const session = await adminPool.connect();
  try {
    // Whoever comes second waits for the first; the lock ends with the session.
    await session.query('select pg_advisory_lock(hashtext($1))', [name]);
    const { rowCount } = await session.query('select 1 from pg_database where datname = $1', [name]);
    if (rowCount === 1) return name;
    const filling = `${name}_filling`;
    await session.query(`drop database if exists ${filling} with (force)`);
    await session.query(`create database ${filling} template ${template}`);
    const db = createDb(createPool(ownerOf(admin, filling), 4));
    const { contentDir } = readConfig({ NODE_ENV: 'test' });
    await installProvince({ db, contentDir, at, demoData: true }).finally(() => db.destroy());
    await session.query(`alter database ${filling} rename to ${name}`);
    return name;
  } finally {
    session.release(true);
    await adminPool.end();
  }
}

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runMigrations } from 'graphile-worker';
import type pg from 'pg';
import type { TestProject } from 'vitest/node';
import { grantApplicationRole } from '../infrastructure/database/application-role.ts';
import { createPool } from '../infrastructure/database/connect.ts';
import { startEmbeddedPostgres } from '../infrastructure/database/embedded-postgres.ts';
import { migrate } from '../infrastructure/database/migrate.ts';

/** One embedded PostgreSQL for the whole run, migrated once into a template; `TEST_DATABASE_URL` runs the suite on a server. */
export async function setup(project: TestProject) {
  const url = process.env['TEST_DATABASE_URL'];
  const folder = mkdtempSync(join(tmpdir(), 'motcua-test-'));
  const server = url ? undefined : await startEmbeddedPostgres(folder);
  const admin: pg.PoolConfig = server?.owner ?? { connectionString: url };
  const template = `motcua_template_${process.pid}`;
  const adminPool = createPool(admin, 1);
  // No test outlives its machine: nothing waits for the disk.
  if (server) {
    await adminPool.query('alter system set fsync = off');
    await adminPool.query('select pg_reload_conf()');
  }
  await adminPool.query(
    `create database ${template} template template0 encoding 'UTF8' locale_provider icu icu_locale 'vi' locale 'C'`,
  );
  const connection = connectionTo(admin, template);
  const pool = createPool(connection, 2);
  await migrate(pool);
  await runMigrations({ pgPool: pool });
  await grantApplicationRole(pool, 'motcua_app');
  await pool.end();
  project.provide('database', { admin: JSON.stringify(admin), template });
  return async () => {
    // The template, and what was filled from it.
    const { rows } = await adminPool.query<{ datname: string }>(
      'select datname from pg_database where starts_with(datname, $1)',
      [template],
    );
    for (const { datname } of rows) await adminPool.query(`drop database if exists ${datname} with (force)`);
    await adminPool.end();
    await server?.leave();
    rmSync(folder, { recursive: true, force: true });
  };
}

function connectionTo(admin: pg.PoolConfig, database: string): pg.PoolConfig {
  if (!admin.connectionString) return { ...admin, database };
  const url = new URL(admin.connectionString);
  url.pathname = `/${database}`;
  return { connectionString: url.href };
}

declare module 'vitest' {
  export interface ProvidedContext {
    database: { admin: string; template: string };
  }
}

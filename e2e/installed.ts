import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { TestProject } from 'vitest/node';
import { createPool } from '../src/infrastructure/database/connect.ts';
import { startEmbeddedPostgres } from '../src/infrastructure/database/embedded-postgres.ts';
import { startSystem } from './system.ts';

const seededWithinMs = 120_000;

/**
 * Installs the system once, as the first `npm start` on an empty data folder does, with its demonstration; every journey begins on a copy
 * of that folder. Bundles the screens too, so that no two systems do it at the same time.
 */
export async function setup(project: TestProject): Promise<() => void> {
  const varDir = mkdtempSync(join(tmpdir(), 'motcua-installed-'));
  const system = await startSystem({ varDir });
  await finishInstallation(varDir);
  await system.pause();
  project.provide('installedIn', varDir);
  return () => rmSync(varDir, { recursive: true, force: true });
}

/** Waits for what a start leaves for later, and has the database of every copy not wait for the disk: no journey outlives its machine. */
async function finishInstallation(varDir: string): Promise<void> {
  const server = await startEmbeddedPostgres(varDir);
  const pool = createPool(server.owner, 1);
  try {
    const until = Date.now() + seededWithinMs;
    const isSeeded = async () =>
      (await pool.query("select 1 from infrastructure.installed_content where name = 'demonstration-records'"))
        .rowCount === 1;
    while (!(await isSeeded())) {
      if (Date.now() > until) throw new Error('The records of the demonstration were not there in time');
      await wait(100);
    }
    await pool.query('alter system set fsync = off');
  } finally {
    await pool.end();
    await server.leave();
  }
}

declare module 'vitest' {
  export interface ProvidedContext {
    installedIn: string;
  }
}

import { randomUUID } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { z } from 'zod';
import { sha256 } from '../infrastructure/crypto.ts';
import { startEmbeddedPostgres } from '../infrastructure/database/embedded-postgres.ts';
import { freePort, newDataFolder, runProgram } from './run-system.ts';

export type GatewayProcess = {
  pid: number;
  origin: string;
  token: string;
  /** Another token of the same system: one lasts a quarter of an hour. */
  renewToken: () => Promise<string>;
  /** The database it reads, as its owner. */
  query: (text: string, values?: readonly unknown[]) => Promise<pg.QueryResult>;
  /** Where its evidence log is. */
  logFolder: string;
  /** Ends it without a warning; `startAgain` starts it over the same folder and database. */
  kill: () => Promise<void>;
  startAgain: () => Promise<void>;
  stop: () => Promise<void>;
};

/** A gateway in a process of its own, with what a file declares, and a token of one of its systems: to be measured from outside. */
export async function startGatewayProcess({
  declared,
  system,
  more = {},
}: {
  declared: unknown;
  system: string;
  /** Settings beside those every gateway here has. */
  more?: Record<string, string>;
}): Promise<GatewayProcess> {
  const port = await freePort();
  const settings = { VAR_DIR: newDataFolder(), PORT: '0', GATEWAY_PORT: String(port), ROLES: 'gateway', ...more };
  const start = async () => {
    const started = runProgram(['scripts/start.js'], settings);
    while (!started.output().includes('LGSP')) await new Promise((wake) => setTimeout(wake, 100));
    return started;
  };
  let gateway = await start();
  const server = await startEmbeddedPostgres(settings.VAR_DIR);
  const pool = new pg.Pool({ ...server.owner, max: 1 });
  const file = join(mkdtempSync(join(tmpdir(), 'motcua-exchange-')), 'exchange.yaml');
  // JSON is YAML.
  writeFileSync(file, JSON.stringify(declared));
  const applied = runProgram(
    // Nobody is there to confirm it.
    ['src/motcua.ts', 'lgsp', 'apply', file, '--urgent', '--reason', 'Chạy thử để đo từ bên ngoài'],
    { ...settings, ROLES: 'web' },
  );
  if ((await applied.ended) !== 0) throw new Error(applied.output());
  const secret = randomUUID();
  await pool.query(
    "insert into exchange.credential (id, system_id, kind, secret_hash, not_after, created_at) select $1, id, 'secret', $2, '2099-01-01', now() from exchange.system where code = $3",
    [randomUUID(), sha256(secret), system],
  );
  const origin = `http://127.0.0.1:${port}`;
  return {
    pid: gateway.pid,
    origin,
    logFolder: join(settings.VAR_DIR, 'nhat-ky', `cong-${port}`),
    kill: async () => {
      process.kill(gateway.pid, 'SIGKILL');
      await gateway.ended;
    },
    startAgain: async () => {
      gateway = await start();
    },
    query: (text, values = []) => pool.query(text, [...values]),
    token: await takeTokenWhenKnown(origin, `${system}:${secret}`),
    renewToken: () => takeTokenWhenKnown(origin, `${system}:${secret}`),
    stop: async () => {
      await pool.end();
      await server.leave();
      process.kill(gateway.pid, 'SIGTERM');
      await gateway.ended;
    },
  };
}

/** The gateway hears of the new secret a moment after it was written. */
async function takeTokenWhenKnown(origin: string, credentials: string): Promise<string> {
  for (let tries = 0; tries < 100; tries += 1) {
    const answer = await fetch(`${origin}/token`, {
      method: 'POST',
      headers: {
        authorization: `Basic ${Buffer.from(credentials).toString('base64')}`,
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: 'grant_type=client_credentials',
    });
    const read = z.object({ access_token: z.string() }).safeParse(await answer.json());
    if (read.success) return read.data.access_token;
    await new Promise((wake) => setTimeout(wake, 100));
  }
  throw new Error('no token');
}

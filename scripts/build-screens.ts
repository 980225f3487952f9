/** Bundles the screens for the server and the browser when the hash of their inputs has changed. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const stamp = join(root, 'dist', 'inputs.sha256');
const watched = ['package-lock.json', 'vite.config.ts', 'scripts/build-screens.ts'];
const isScreenInput = (path: string) =>
  /^channels\/(portal|desk|console|ui)\//.test(path) || /\.(contract|vi|en|browser)\.tsx?$/.test(path);

/** Builds when needed, in a process of its own: the bundler sets NODE_ENV and keeps memory. Throws when the build fails. */
export function ensureScreens(): void {
  if (isCurrent(hashInputs())) return;
  const { status } = spawnSync(process.execPath, [fileURLToPath(import.meta.url)], {
    cwd: root,
    // A test run would have the bundler make development bundles, which the stamp does not tell from real ones.
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) throw new Error('Không dựng được màn hình; xem thông báo ở trên.');
}

function isCurrent(hash: string): boolean {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === hash;
}

async function buildScreens(): Promise<void> {
  const hash = hashInputs();
  if (isCurrent(hash)) return;
  const { build } = await import('vite');
  rmSync(stamp, { force: true });
  for (const mode of ['portal-server', 'portal-browser', 'desk', 'console']) {
    const folder = mode.startsWith('portal') ? root : join(root, 'src', 'channels', mode);
    await build({ root: folder, configFile: join(root, 'vite.config.ts'), mode, logLevel: 'warn' });
  }
  mkdirSync(join(root, 'dist'), { recursive: true });
  writeFileSync(stamp, hash);
}

function hashInputs(): string {
  const source = join(root, 'src');
  const screens = readdirSync(source, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => isScreenInput(path) && /\.[a-z0-9]+$/.test(path) && !path.endsWith('.test.ts'))
    .map((path) => `src/${path}`);
  const hash = createHash('sha256');
  for (const path of [...watched, ...screens.sort()]) hash.update(`${path}\0`).update(readFileSync(join(root, path)));
  return hash.digest('hex');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildScreens();

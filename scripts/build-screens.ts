/** Bundles the screens for the server and the browser when the hash of their inputs has changed. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const stamp = join(root, 'dist', 'inputs.sha256');
const watched = ['package-lock.json', 'vite.config.ts', 'scripts/build-screens.ts'];
const isScreenInput = (path: string) =>
  /^channels\/(portal|desk|console|ui)\//.test(path) || /\.(contract|vi|en|browser)\.tsx?$/.test(path);

export async function buildScreens(): Promise<void> {
  const hash = hashInputs();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return;
  const { build } = await import('vite');
  rmSync(stamp, { force: true });
  for (const mode of ['portal-server', 'portal-browser', 'desk']) {
    const folder = mode === 'desk' ? join(root, 'src', 'channels', 'desk') : root;
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

// `npm start`: finds a Node that can run the sources, builds the screens when they changed, starts the system.
// Plain JavaScript, so that an old Node can read it and say what is missing.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import module from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const [major, minor] = process.versions.node.split('.').map(Number);
const runsSources = major > 22 || (major === 22 && minor >= 18);

if (runsSources) {
  // Reading and compiling a thousand sources is most of a start; what came of them is kept beside the packages.
  module.enableCompileCache(join(root, 'node_modules', '.cache', 'compiled'));
  const { ensureScreens } = await import('./build-screens.ts');
  ensureScreens();
  await import('../src/main.ts');
} else {
  const bundled = join(root, 'node_modules', `node-${process.platform}-${process.arch}`, 'bin', 'node');
  if (!existsSync(bundled)) {
    console.error(
      `Cần Node 22.18 trở lên (đang dùng ${process.versions.node}); hãy chạy "npm ci" để có Node kèm theo.`,
    );
    process.exit(1);
  }
  const child = spawn(bundled, [fileURLToPath(import.meta.url)], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
}

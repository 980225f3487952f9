// `npm test`: every check and test that needs no browser, cheapest first; stops at the first that fails.
// Plain JavaScript: finds the Node that came along when the machine's own is older.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const bundled = join(root, 'node_modules', `node-${process.platform}-${process.arch}`, 'bin');
const node = existsSync(join(bundled, 'node')) ? join(bundled, 'node') : process.execPath;
const bin = (name) => join(root, 'node_modules', '.bin', name);

const steps = [
  ['format', [bin('oxfmt'), '--check', 'src', 'scripts', 'e2e', 'bench']],
  ['lint', [bin('oxlint')]],
  ['types', [bin('tsc')]],
  ['borders', ['scripts/check-borders.ts']],
  ['documents', ['scripts/check-documents.ts']],
  ['unused', [bin('knip')]],
  ['screens', ['scripts/build-screens.ts']],
  ['tests', [bin('vitest'), 'run']],
];

for (const [name, args] of steps) {
  console.log(`\n— ${name}`);
  const { status } = spawnSync(node, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, PATH: `${bundled}${delimiter}${process.env.PATH ?? ''}` },
  });
  if (status !== 0) {
    console.error(`\n${name}: failed`);
    process.exit(status ?? 1);
  }
}

// `npm test`: every check and test that needs no browser, cheapest first; stops at the first that fails.
// Plain JavaScript: finds the Node that came along when the machine's own is older.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const bundled = join(root, 'node_modules', `node-${process.platform}-${process.arch}`, 'bin');
const node = existsSync(join(bundled, 'node')) ? join(bundled, 'node') : process.execPath;
const bin = (name) => join(root, 'node_modules', '.bin', name);

// One row after the other; what stands in one row runs at the same time, because the types take one processor for long.
const rows = [
  [['format', [bin('oxfmt'), '--check', 'src', 'scripts', 'e2e', 'bench', 'samples']]],
  [['lint', [bin('oxlint')]]],
  [
    ['types', [bin('tsc')]],
    ['borders', ['scripts/check-borders.ts']],
    ['documents', ['scripts/check-documents.ts']],
    ['unused', [bin('knip')]],
    ['screens', ['scripts/build-screens.ts']],
  ],
  [['tests', [bin('vitest'), 'run']]],
];

const env = {
  ...process.env,
  PATH: `${bundled}${delimiter}${process.env.PATH ?? ''}`,
  // Each test file is read in a process of its own: packages are compiled once for all of them, and for `npm start`.
  NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'compiled'),
};

/** Runs a step; one that is not alone is shown when it has ended. Answers with its exit code. */
function run([name, args], isAlone) {
  if (isAlone) console.log(`\n— ${name}`);
  const child = spawn(node, args, { cwd: root, env, stdio: isAlone ? 'inherit' : ['ignore', 'pipe', 'pipe'] });
  const said = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (bytes) => said.push(bytes));
  return new Promise((resolve) => {
    child.once('close', (status) => {
      if (!isAlone) process.stdout.write(`\n— ${name}\n${Buffer.concat(said).toString()}`);
      resolve(status ?? 1);
    });
  });
}

for (const row of rows) {
  const codes = await Promise.all(row.map((step) => run(step, row.length === 1)));
  const failed = row.filter((_step, index) => codes[index] !== 0).map(([name]) => name);
  if (failed.length > 0) {
    console.error(`\n${failed.join(', ')}: failed`);
    process.exit(codes.find((code) => code !== 0));
  }
}

/**
 * `npm run bench:start`: seconds from the command to the portal answering, the first time (empty data folder, screens built) and
 * later, beside starting Node on an empty program in the same run. Budgets: under 20 s the first time, under 3 s after.
 */
import { rmSync } from 'node:fs';
import { freePort, newDataFolder, runProgram, startSystem } from '../src/testing/run-system.ts';

async function timed(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  return (performance.now() - from) / 1000;
}

const VAR_DIR = newDataFolder();
const PORT = String(await freePort());

async function startAndStop(): Promise<number> {
  let pid = 0;
  const seconds = await timed(async () => {
    const system = await startSystem({ VAR_DIR, PORT });
    pid = system.pid;
    const answer = await fetch(`http://127.0.0.1:${PORT}/`);
    if (!answer.ok) throw new Error(`The portal answered ${answer.status}`);
  });
  process.kill(pid, 'SIGTERM');
  await new Promise((wake) => setTimeout(wake, 1500));
  return seconds;
}

const bare = await timed(async () => runProgram(['-e', ''], {}).ended);
rmSync('dist', { recursive: true, force: true });
const first = await startAndStop();
const later = [];
for (let round = 0; round < 5; round += 1) later.push(await startAndStop());
const median = later.toSorted((a, b) => a - b)[2] ?? 0;
console.log(
  `first start, screens built and province seeded: ${first.toFixed(2)} s (${(first / bare).toFixed(0)} × an empty Node process)`,
);
console.log(
  `later starts: median ${median.toFixed(2)} s of ${later.map((one) => one.toFixed(2)).join(', ')} (${(median / bare).toFixed(0)} ×)`,
);
rmSync(VAR_DIR, { recursive: true, force: true });

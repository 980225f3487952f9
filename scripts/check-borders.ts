/** `npm run check:borders`: the borders of the house, and that the check itself has seen every module. */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const root = fileURLToPath(new URL('..', import.meta.url));
const Report = z.object({
  modules: z.array(z.object({ source: z.string() })),
  summary: z.object({
    violations: z.array(
      z.object({
        from: z.string(),
        to: z.string(),
        rule: z.object({ name: z.string() }),
        comment: z.string().optional(),
      }),
    ),
  }),
});

const bin = join(root, 'node_modules', '.bin', 'depcruise');
const run = spawnSync(process.execPath, [bin, 'src', '--config', '.dependency-cruiser.cjs', '--output-type', 'json'], {
  cwd: root,
  encoding: 'utf8',
  maxBuffer: 256 * 1024 * 1024,
});
const { modules, summary } = Report.parse(JSON.parse(run.stdout));
const seen = new Set(modules.map(({ source }) => source));
const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .map((path) => `src/${path.replaceAll('\\', '/')}`)
  .filter((path) => /\.tsx?$/.test(path) && !path.endsWith('.d.ts'));
const unseen = files.filter((path) => !seen.has(path));
for (const { from, to, rule } of summary.violations) console.error(`${rule.name}: ${from} → ${to}`);
if (unseen.length > 0) console.error(`The border check did not see ${unseen.length} files, for example ${unseen[0]}`);
const failed = summary.violations.length + unseen.length;
console.log(failed === 0 ? `Borders hold: ${files.length} files` : `Borders broken: ${failed}`);
process.exitCode = failed === 0 ? 0 : 1;

/** Documents name files and settings that exist: links of every Markdown file, settings in docs/operations.md and .env.example. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Settings } from '../src/infrastructure/config/config.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const faults: string[] = [];
const ignored = /(^|\/)(node_modules|dist|var|\.git)(\/|$)/;
const markdown = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => path.endsWith('.md') && !ignored.test(path));

for (const path of markdown) {
  const text = readFileSync(join(root, path), 'utf8');
  for (const [, target = ''] of text.matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)) {
    if (/^[a-z]+:/.test(target)) continue;
    if (!existsSync(resolve(root, dirname(path), target))) faults.push(`${path}: no file ${target}`);
  }
}

/** Folders that are modules must tell what they are for. */
for (const layer of ['applications', 'data', 'platform']) {
  for (const entry of readdirSync(join(root, 'src', layer), { withFileTypes: true })) {
    const readme = join('src', layer, entry.name, 'README.md');
    const isModule = existsSync(join(root, 'src', layer, entry.name, 'index.ts'));
    if (isModule && !existsSync(join(root, readme))) faults.push(`${readme}: missing`);
  }
}

const operations = readFileSync(join(root, 'docs', 'operations.md'), 'utf8');
const example = readFileSync(join(root, '.env.example'), 'utf8');
for (const name of Object.keys(Settings.shape)) {
  if (!operations.includes(`\`${name}\``)) faults.push(`docs/operations.md: setting ${name} is not described`);
  if (!new RegExp(`^#? ?${name}=`, 'm').test(example)) faults.push(`.env.example: setting ${name} is missing`);
}

const { scripts = {} }: { scripts?: Record<string, string> } = JSON.parse(
  readFileSync(join(root, 'package.json'), 'utf8'),
);
for (const path of markdown) {
  for (const [, name = ''] of readFileSync(join(root, path), 'utf8').matchAll(/npm run (?:-s )?([a-z:-]+)/g)) {
    if (!Object.hasOwn(scripts, name)) faults.push(`${path}: no script “${name}”`);
  }
}

for (const fault of faults) console.error(fault);
console.log(faults.length === 0 ? `Documents hold: ${markdown.length} files` : `Documents: ${faults.length} faults`);
process.exitCode = faults.length === 0 ? 0 : 1;

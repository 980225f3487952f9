import { execFile } from 'node:child_process';
import { mkdtempSync, mkdirSync, writeFileSync, cpSync, symlinkSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';

const run = promisify(execFile);
const root = resolve('.');
const Report = z.object({
  summary: z.object({ violations: z.array(z.object({ from: z.string(), rule: z.object({ name: z.string() }) })) }),
});

/** What each rule must catch: files that break it, planted in a small tree of the same shape. */
const planted: readonly [rule: string, files: Record<string, string>][] = [
  ['layer-platform-looks-up', { 'platform/forms/x.ts': "export * from '#data/organisation/index.ts';" }],
  ['layer-infrastructure-looks-up', { 'infrastructure/x.ts': "export * from '#platform/forms/index.ts';" }],
  ['layer-data-looks-up', { 'data/organisation/x.ts': "export * from '#applications/dossiers/index.ts';" }],
  ['layer-applications-looks-up', { 'applications/dossiers/x.ts': "export * from '#channels/ui/a.ts';" }],
  ['rank-platform-calendar', { 'platform/calendar/x.ts': "export * from '#platform/forms/index.ts';" }],
  [
    'rank-applications-procedures',
    { 'applications/procedures/x.ts': "export * from '#applications/dossiers/index.ts';" },
  ],
  ['rank-data-code-lists', { 'data/code-lists/x.ts': "export * from '#data/organisation/index.ts';" }],
  ['no-cycle', { 'platform/forms/x.ts': "export * from './y.ts';", 'platform/forms/y.ts': "export * from './x.ts';" }],
  ['module-door', { 'applications/dossiers/x.ts': "export * from '#platform/forms/inside.ts';" }],
  ['main-uses-doors', { 'main.ts': "export * from './platform/forms/inside.ts';" }],
  ['screens-see-contracts-only', { 'channels/desk/x.ts': "export * from '#platform/forms/index.ts';" }],
  ['servers-and-cli-use-doors', { 'channels/cli/x.ts': "export * from '#platform/forms/inside.ts';" }],
  ['channels-keep-apart', { 'channels/desk/x.ts': "export * from '#channels/portal/a.ts';" }],
  ['browser-code-stays-in-the-browser', { 'platform/forms/x.contract.ts': "export { readFileSync } from 'node:fs';" }],
  ['browser-code-imports-browser-code', { 'platform/forms/x.vi.ts': "export * from './inside.ts';" }],
  ['nobody-sees-connectors', { 'applications/dossiers/x.ts': "export * from '#connectors/sms/index.ts';" }],
  ['nobody-sees-main', { 'platform/forms/x.ts': "export * from '../../main.ts';" }],
  ['no-test-code-in-production', { 'platform/forms/x.ts': "export * from '#testing/a.ts';" }],
  ['no-dev-package-in-production', { 'platform/forms/x.ts': "export { chromium } from 'playwright-core';" }],
  ['resolvable', { 'platform/forms/x.ts': "export * from './nowhere.ts';" }],
  ['sql-in-queries-only', { 'platform/forms/x.ts': "export { sql } from 'kysely';" }],
];

const doors = ['platform/forms', 'data/organisation', 'applications/dossiers', 'connectors/sms'].map(
  (path) => `${path}/index.ts`,
);
const others = ['main.ts', 'platform/forms/inside.ts', 'channels/ui/a.ts', 'channels/portal/a.ts', 'testing/a.ts'];
const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

function plant(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-borders-'));
  folders.push(folder);
  for (const name of ['.dependency-cruiser.cjs', 'package.json', 'tsconfig.json'])
    cpSync(join(root, name), join(folder, name));
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  const tree = Object.fromEntries([...doors, ...others].map((path) => [path, `export const name = '${path}';`]));
  for (const [path, text] of Object.entries({ ...tree, ...files })) {
    const target = join(folder, 'src', path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, `${text}\n`);
  }
  return folder;
}

async function brokenRules(files: Record<string, string>): Promise<string[]> {
  const cwd = plant(files);
  const bin = join(root, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruiser.mjs');
  const args = [bin, 'src', '--config', '.dependency-cruiser.cjs', '--output-type', 'json'];
  const outcome = await run(process.execPath, args, { cwd, maxBuffer: 64 * 1024 * 1024 }).catch((error: unknown) =>
    z.object({ stdout: z.string() }).parse(error),
  );
  return Report.parse(JSON.parse(outcome.stdout)).summary.violations.map(({ rule }) => rule.name);
}

describe('the borders of the house', () => {
  it('hold in a tree that keeps them', async () => {
    expect(await brokenRules({})).toEqual([]);
  });

  it.each(planted)('%s is caught when broken', async (rule, files) => {
    expect(await brokenRules(files)).toContain(rule);
  });
});

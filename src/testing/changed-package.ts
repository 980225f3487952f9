import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect } from 'vitest';

export const provinceContent = fileURLToPath(new URL('../../content/vinh-phuc', import.meta.url));

export type PackageChange = { file: string; find: string | RegExp; put: string };

const made: string[] = [];
afterAll(() => Promise.all(made.map((folder) => rm(folder, { recursive: true }))));

/** A package of the province with something in its files changed; gone when the tests of the file are over. */
export async function changedPackage(code: string, ...changes: PackageChange[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'motcua-package-'));
  made.push(folder);
  await cp(join(provinceContent, 'procedures', code), folder, { recursive: true });
  for (const { file, find, put } of changes) {
    const text = await readFile(join(folder, file), 'utf8');
    expect(text.replace(find, put)).not.toBe(text);
    await writeFile(join(folder, file), text.replace(find, put));
  }
  return folder;
}

import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';

/** Files of a package by relative path, golden dossiers included: changing any of them makes a new version. */
export type PackageFiles = ReadonlyMap<string, Buffer>;

export async function readPackageFiles(folder: string): Promise<PackageFiles> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)));
  const files = await Promise.all(
    paths.sort().map(async (path): Promise<[string, Buffer]> => [path, await readFile(join(folder, path))]),
  );
  return new Map(files);
}

/** Mã băm nội dung: the version of a package. Names and lengths are hashed too, so moving a byte between files changes it. */
export function packageVersion(files: PackageFiles): string {
  const hash = createHash('sha256');
  for (const [path, content] of files) hash.update(`${path}\0${content.length}\0`).update(content);
  return hash.digest('hex');
}

/** The files as text, as they are kept beside the installed version; a package holds nothing that is not text. */
export function filesAsText(files: PackageFiles): Record<string, string> {
  return Object.fromEntries([...files].map(([path, content]) => [path, content.toString('utf8')]));
}

export function filesFromText(texts: Readonly<Record<string, string>>): PackageFiles {
  const paths = Object.keys(texts).toSorted();
  return new Map(paths.map((path) => [path, Buffer.from(texts[path] ?? '')]));
}

/** Folders that hold a package: the folder itself, or all below it that have a `procedure.yaml`; none when there is no such folder. */
export async function findPackageFolders(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile() && entry.name === 'procedure.yaml')
    .map((entry) => entry.parentPath)
    .sort();
}

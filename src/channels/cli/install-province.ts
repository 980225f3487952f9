import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { vietnamDay } from '#infrastructure/clock.ts';
import { ContentFault } from '#infrastructure/content-file.ts';
import type { Db } from '#infrastructure/database/connect.ts';
import { isContentInstalled, recordContent } from '#infrastructure/installed-content.queries.ts';
import { knownNames } from '#applications/design/index.ts';
import { byPublication, checkPackage, findPackageFolders, installNewPackage } from '#applications/procedures/index.ts';
import { installCodeLists, readCodeLists } from '#data/code-lists/index.ts';
import { installOrganisation, readOrganisationContent } from '#data/organisation/index.ts';
import { installPeople } from './install-people.ts';

type Installing = { db: Db; contentDir: string; at: Date; demoData: boolean };

/**
 * Nạp nội dung của tỉnh: code lists, organisation, procedure packages and, for the demonstration, people. Everything or nothing is
 * recorded; content already installed is left alone. Throws ContentFault with every fault, each with file and line.
 */
export async function installProvince({ db, contentDir, at, demoData }: Installing): Promise<{ installed: boolean }> {
  const hash = contentHash(contentDir, demoData);
  if (await isContentInstalled(db, { name: 'province', hash })) return { installed: false };
  await installCodeLists(db, await readCodeLists(join(contentDir, 'code-lists')));
  const organisation = await readOrganisationContent(join(contentDir, 'organisation'));
  await installOrganisation(db, organisation, { at });
  const known = await knownNames(contentDir);
  const checks = await Promise.all(
    (await findPackageFolders(join(contentDir, 'procedures'))).map((folder) => checkPackage(folder, known)),
  );
  const faults = checks.flatMap((check) => (check.ok ? [] : check.faults));
  if (faults.length > 0) throw new ContentFault(faults);
  const packages = checks.flatMap((check) => (check.ok ? [check.package] : []));
  // A procedure may come in several dated versions: each is kept, and the last one in force is the one offered.
  for (const checked of byPublication(packages)) {
    const isInForce = checked.definition.publication.from <= vietnamDay(at);
    await installNewPackage(db, { checked, isOffered: isInForce, at, actorId: null });
  }
  if (demoData) await installPeople(db, { contentDir, organisation, at });
  await recordContent(db, { name: 'province', hash, at });
  return { installed: true };
}

function contentHash(folder: string, demoData: boolean): string {
  const hash = createHash('sha256').update(demoData ? 'demo' : 'plain');
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  for (const path of files.map((entry) => join(entry.parentPath, entry.name)).sort()) {
    hash.update(`${relative(folder, path)}\0`).update(readFileSync(path));
  }
  return hash.digest('hex');
}

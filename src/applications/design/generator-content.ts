import { join } from 'node:path';
import { ContentFault } from '#infrastructure/content-file.ts';
import type { Db } from '#infrastructure/database/connect.ts';
import {
  checkPackage,
  findCurrentPackage,
  findPackageFolders,
  type CheckedPackage,
} from '#applications/procedures/index.ts';
import { readOrganisationContent, readPeopleContent, type PeopleContent } from '#data/organisation/index.ts';
import { knownNames } from './known-names.ts';

/**
 * What generated dossiers are drawn from: the province's packages that are now offered, with their golden dossiers, and the names of
 * invented people. Throws ContentFault when the content is at fault.
 */
export async function generatorContent(
  db: Db,
  contentDir: string,
): Promise<{ packages: CheckedPackage[]; names: PeopleContent['names'] }> {
  const known = await knownNames(contentDir);
  const packages: CheckedPackage[] = [];
  for (const folder of await findPackageFolders(join(contentDir, 'procedures'))) {
    const check = await checkPackage(folder, known);
    if (!check.ok) throw new ContentFault(check.faults);
    const current = await findCurrentPackage(db, check.package.code);
    if (current?.version === check.package.version) packages.push(check.package);
  }
  const organisation = await readOrganisationContent(join(contentDir, 'organisation'));
  const { names } = await readPeopleContent(join(contentDir, 'people'), organisation);
  return { packages, names };
}

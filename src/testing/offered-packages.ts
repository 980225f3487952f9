import { knownNames } from '../applications/design/index.ts';
import {
  checkPackage,
  findCurrentPackage,
  findPackageFolders,
  type CheckedPackage,
} from '../applications/procedures/index.ts';
import { readOrganisationContent, readPeopleContent } from '../data/organisation/index.ts';
import type { Db } from '../infrastructure/database/connect.ts';

const content = 'content/vinh-phuc';

/** What `generateDossiers` draws from: the packages a test database offers, and the names of invented people. */
export async function generatorContent(db: Db) {
  const known = await knownNames(content);
  const packages: CheckedPackage[] = [];
  for (const folder of await findPackageFolders(`${content}/procedures`)) {
    const check = await checkPackage(folder, known);
    if (!check.ok) throw new Error(check.faults.join('\n'));
    const current = await findCurrentPackage(db, check.package.code);
    if (current?.version === check.package.version) packages.push(check.package);
  }
  const organisation = await readOrganisationContent(`${content}/organisation`);
  const { names } = await readPeopleContent(`${content}/people`, organisation);
  return { packages, names };
}

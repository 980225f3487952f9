import type { Changes } from '#infrastructure/database/changes.ts';
import type { Db } from '#infrastructure/database/connect.ts';
import { buildDirectory, type Directory } from './directory.ts';
import { readOrganisation } from './directory.queries.ts';

/** Topic that triggers on the organisation's tables tell (see its migration). */
const topic = 'organisation';

/**
 * The directory of this process: read once, read again whenever any process has changed the organisation. Between a change and
 * the reading a lookup may still answer as before, for some milliseconds; what must not use an ended unit asks its table.
 */
export async function openDirectory(db: Db, changes: Changes): Promise<Directory> {
  let current = buildDirectory(await readOrganisation(db));
  changes.onChange(topic, async () => {
    current = buildDirectory(await readOrganisation(db));
  });
  return {
    findUnit: (...of) => current.findUnit(...of),
    getUnits: (...of) => current.getUnits(...of),
    competentUnit: (...of) => current.competentUnit(...of),
    peopleOf: (...of) => current.peopleOf(...of),
    standInOf: (...of) => current.standInOf(...of),
    successorOf: (...of) => current.successorOf(...of),
    regimeOn: (...of) => current.regimeOn(...of),
    placesOn: (...of) => current.placesOn(...of),
    deskOf: (...of) => current.deskOf(...of),
    authoritiesOfDesk: (...of) => current.authoritiesOfDesk(...of),
    postsOf: (...of) => current.postsOf(...of),
    officersWithRole: (...of) => current.officersWithRole(...of),
  };
}

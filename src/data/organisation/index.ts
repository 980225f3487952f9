export {
  endAbsence,
  findAbsence,
  findOverlapping,
  insertAbsence,
  listAbsences,
  type Absence,
} from './absences.queries.ts';
export { fromQcvn102, toQcvn102 } from './agency-code.ts';
export { areaName, areaPicker, type AreaSearch } from './areas.queries.ts';
export { organisationRowsOf } from './content/organisation-rows.ts';
export { readOrganisationContent, type OrganisationContent, type Regime } from './content/organisation-content.ts';
export { generatePeople, type GeneratedPeople, type PlannedAccount } from './generate-people.ts';
export { installOrganisation } from './install-organisation.ts';
export { inventBirthDate, inventName, makePersonalId } from './people/invent-person.ts';
export { seededRandom, type Random } from './people/seeded-random.ts';
export { readPeopleContent, type PeopleContent } from './people/people-content.ts';
export { insertPostHoldings, type PostHolding } from './posts.queries.ts';
export { buildDirectory, type Directory, type Place } from './directory/directory.ts';
export { readOrganisation } from './directory/directory.queries.ts';
export { openDirectory } from './directory/open-directory.ts';
export {
  findUnitByAgencyCode,
  findUnitByKey,
  listUnitKinds,
  listUnits,
  type Unit,
  type UnitFilter,
} from './units.queries.ts';
export { planReorganisation } from './reorganisation/plan-reorganisation.ts';
export { type ReorganisationPlan } from './reorganisation/plan.contract.ts';
export { readReorganisation, type ReorganisationFile } from './reorganisation/reorganisation-file.ts';
export { readCurrentOrganisation } from './reorganisation/read-current.queries.ts';
export {
  beginReorganisation,
  findReorganisationOn,
  finishReorganisation,
  finishStep,
  insertReorganisation,
  listDueReorganisations,
  listOpenSteps,
  lockReorganisation,
  lockStep,
} from './reorganisation/reorganisations.queries.ts';
export { moveStaff, writeStructure } from './reorganisation/write-structure.queries.ts';

export { fromQcvn102, toQcvn102 } from './agency-code.ts';
export { areaName, areaNames, areaPicker, type AreaSearch } from './areas.queries.ts';
export { readOrganisationContent, type OrganisationContent, type Regime } from './content/organisation-content.ts';
export { installOrganisation } from './install-organisation.ts';
export { AreaOption, areaLevels, roles, type AreaLevel, type Role } from './organisation.contract.ts';
export { insertPostHoldings, officersWithRole, postsOf, type PostHolding } from './posts.queries.ts';
export {
  authoritiesOfDesk,
  competentUnit,
  deskOf,
  findUnit,
  findUnitByAgencyCode,
  findUnitByKey,
  getUnits,
  listUnitKinds,
  listUnits,
  type Unit,
  type UnitFilter,
} from './units.queries.ts';

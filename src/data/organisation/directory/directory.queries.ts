import type { Db } from '#infrastructure/database/connect.ts';
import type { OrganisationRows } from './directory.ts';

/** Reads the whole organisation with its history: five queries. */
export async function readOrganisation(db: Db): Promise<OrganisationRows> {
  const [units, areas, deskServices, posts, holdings] = await Promise.all([
    db
      .selectFrom('organisation.unit_version as version')
      .innerJoin('organisation.unit as unit', 'unit.id', 'version.unit_id')
      .select([
        'unit.id',
        'unit.key',
        'unit.kind',
        'version.name',
        'version.short_name as shortName',
        'version.place_name as placeName',
        'version.parent_unit_id as parentUnitId',
        'version.area_code as areaCode',
        'version.agency_code as agencyCode',
        'version.agency_code_verified as agencyCodeVerified',
        'version.valid_from as validFrom',
        'version.valid_to as validTo',
      ])
      .orderBy('version.valid_from')
      .execute(),
    db
      .selectFrom('organisation.area')
      .select(['code', 'level', 'parent_code as parentCode', 'valid_from as validFrom', 'valid_to as validTo'])
      .execute(),
    db
      .selectFrom('organisation.desk_service')
      .select([
        'desk_unit_id as deskUnitId',
        'authority_unit_id as authorityUnitId',
        'valid_from as validFrom',
        'valid_to as validTo',
      ])
      .execute(),
    db
      .selectFrom('organisation.post')
      .select(['id', 'unit_id as unitId', 'title', 'roles', 'valid_from as validFrom', 'valid_to as validTo'])
      .execute(),
    db
      .selectFrom('organisation.post_holding')
      .select(['post_id as postId', 'account_id as accountId', 'valid_from as validFrom', 'valid_to as validTo'])
      .execute(),
  ]);
  return { units, areas, deskServices, posts, holdings };
}

import type { Db } from '#infrastructure/database/connect.ts';
import { selectUnits } from '../units.queries.ts';
import type { OrganisationRows } from './directory.ts';

/** Reads the whole organisation with its history: five queries. */
export async function readOrganisation(db: Db): Promise<OrganisationRows> {
  const [units, areas, deskServices, posts, holdings] = await Promise.all([
    selectUnits(db)
      .select(['version.valid_from as validFrom', 'version.valid_to as validTo'])
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

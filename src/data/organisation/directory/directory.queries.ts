import type { Db } from '#infrastructure/database/connect.ts';
import { selectUnits } from '../units.queries.ts';
import type { OrganisationRows } from './directory.ts';

/** Reads the whole organisation with its history: eight queries. */
export async function readOrganisation(db: Db): Promise<OrganisationRows> {
  const [units, areas, deskServices, posts, holdings, regimes, successions, absences] = await Promise.all([
    selectUnits(db)
      .select(['version.valid_from as validFrom', 'version.valid_to as validTo'])
      .orderBy('version.valid_from')
      .execute(),
    db
      .selectFrom('organisation.area')
      .select(['code', 'level', 'name', 'parent_code as parentCode', 'valid_from as validFrom', 'valid_to as validTo'])
      .orderBy('code')
      .orderBy('valid_from')
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
    db
      .selectFrom('organisation.regime_period')
      .select(['regime as key', 'tiers', 'rule_profile as ruleProfile', 'valid_from as validFrom'])
      .orderBy('valid_from')
      .execute(),
    db
      .selectFrom('organisation.succession')
      .select(['kind', 'from_key as from', 'to_key as to', 'procedures', 'valid_from as validFrom'])
      .orderBy('valid_from')
      .execute(),
    db
      .selectFrom('organisation.absence')
      .select(['account_id as accountId', 'stand_in_id as standInId', 'absentee_name as absenteeName'])
      .select('unit_ids as unitIds')
      .select(['valid_from as validFrom', 'valid_to as validTo'])
      .where('ended_at', 'is', null)
      .execute(),
  ]);
  return { units, areas, deskServices, posts, holdings, regimes, successions, absences };
}

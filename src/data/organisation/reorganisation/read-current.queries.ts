import { sql } from 'kysely';
import type { Db } from '#infrastructure/database/connect.ts';
import { AreaFacts, PostFacts } from './plan.contract.ts';
import type { CurrentUnit } from './plan-units-change.ts';
import type { CurrentOrganisation } from './plan-reorganisation.ts';

/** The organisation in force on a day: six queries. Who has open dossiers is another module's to say. */
export async function readCurrentOrganisation(db: Db, on: string): Promise<Omit<CurrentOrganisation, 'openDossiers'>> {
  const isOn = sql<boolean>`valid_from <= ${on}::date and (valid_to is null or valid_to >= ${on}::date)`;
  const [areas, units, desks, posts, holdings, regime, changes] = await Promise.all([
    db
      .selectFrom('organisation.area')
      .select(['code', 'level', 'kind', 'name', 'short_name as shortName', 'parent_code as parentCode'])
      .select('agency_code as agencyCode')
      .where(isOn)
      .orderBy('code')
      .execute(),
    db
      .selectFrom('organisation.unit_version as version')
      .innerJoin('organisation.unit as unit', 'unit.id', 'version.unit_id')
      .select(['unit.id', 'unit.key', 'unit.kind', 'version.name', 'version.short_name as shortName'])
      .select(['version.place_name as placeName', 'version.parent_unit_id as parentUnitId'])
      .select(['version.area_code as areaCode', 'version.agency_code as agencyCode'])
      .select('version.agency_code_verified as agencyCodeVerified')
      .where(sql<boolean>`version.valid_from <= ${on}::date`)
      .where(sql<boolean>`(version.valid_to is null or version.valid_to >= ${on}::date)`)
      .orderBy('version.agency_code')
      .execute(),
    db.selectFrom('organisation.desk_service').select(['authority_unit_id', 'desk_unit_id']).where(isOn).execute(),
    db
      .selectFrom('organisation.post')
      .select(['id', 'unit_id as unitId', 'title', 'roles'])
      .where(isOn)
      .orderBy('title')
      .orderBy('id')
      .execute(),
    db
      .selectFrom('organisation.post_holding')
      .select(['post_id', 'account_id'])
      .where(isOn)
      .orderBy('account_id')
      .execute(),
    findRegime(db, on),
    db.selectFrom('organisation.reorganisation').select('area_changes').where('begun_at', 'is not', null).execute(),
  ]);
  const deskOf = new Map(desks.map((row) => [row.authority_unit_id, row.desk_unit_id]));
  const holdersOf = Map.groupBy(holdings, ({ post_id }) => post_id);
  const postsOf = Map.groupBy(PostFacts.array().parse(posts), ({ unitId }) => unitId);
  return {
    regime: regime?.regime ?? '',
    areas: AreaFacts.array().parse(areas),
    units: units.map((unit): CurrentUnit => ({
      ...unit,
      deskUnitId: deskOf.get(unit.id) ?? null,
      posts: (postsOf.get(unit.id) ?? []).map((post) => ({
        ...post,
        holders: (holdersOf.get(post.id) ?? []).map(({ account_id }) => account_id),
      })),
    })),
    areaChanges: changes.flatMap((row) => row.area_changes),
  };
}

async function findRegime(db: Db, on: string): Promise<{ regime: string } | undefined> {
  return db
    .selectFrom('organisation.regime_period')
    .select('regime')
    .where('valid_from', '<=', on)
    .orderBy('valid_from', 'desc')
    .limit(1)
    .executeTakeFirst();
}

import { sql } from 'kysely';
import type { Db } from '#infrastructure/database/connect.ts';
import { foldedPattern } from '#infrastructure/database/folded.queries.ts';

/** Cơ quan, đơn vị as it stands on a day. */
export type Unit = {
  id: string;
  /** Stable name, e.g. `commune-08707-committee`. */
  key: string;
  kind: string;
  name: string;
  shortName: string;
  /** Địa danh ghi trên giấy tờ: "Tích Sơn", "Vĩnh Yên", "Vĩnh Phúc". */
  placeName: string;
  parentUnitId: string | null;
  areaCode: string;
  /** Mã định danh cơ quan, form of QĐ 20/2020. */
  agencyCode: string;
  /** Whether that code was checked against the published list. */
  agencyCodeVerified: boolean;
};

export function selectUnits(db: Db) {
  return db
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
    ]);
}

/** Units in force on a day. */
function selectUnitsOn(db: Db, on: string) {
  return selectUnits(db)
    .where('version.valid_from', '<=', on)
    .where((where) => where.or([where('version.valid_to', 'is', null), where('version.valid_to', '>=', on)]));
}

export async function findUnitByKey(db: Db, key: string, on: string): Promise<Unit | undefined> {
  return selectUnitsOn(db, on).where('unit.key', '=', key).executeTakeFirst();
}

/** By mã định danh of QĐ 20/2020. */
export async function findUnitByAgencyCode(db: Db, agencyCode: string, on: string): Promise<Unit | undefined> {
  return selectUnitsOn(db, on).where('version.agency_code', '=', agencyCode).executeTakeFirst();
}

export type UnitFilter = {
  on: string;
  kind?: string;
  areaCode?: string;
  parentId?: string;
  /** Part of the name, marks ignored. */
  search?: string;
};

/** Units in force, by their agency code (province, then district by district). */
export async function listUnits(db: Db, { on, kind, areaCode, parentId, search }: UnitFilter): Promise<Unit[]> {
  return selectUnitsOn(db, on)
    .$if(kind !== undefined, (query) => query.where('unit.kind', '=', kind ?? ''))
    .$if(areaCode !== undefined, (query) => query.where('version.area_code', '=', areaCode ?? ''))
    .$if(parentId !== undefined, (query) => query.where('version.parent_unit_id', '=', parentId ?? ''))
    .$if(search !== undefined && search.trim() !== '', (query) =>
      query.where(sql<boolean>`infrastructure.fold(version.name) like ${foldedPattern(search ?? '')}`),
    )
    .orderBy('version.agency_code')
    .execute();
}

/** Kinds of unit that exist, for checking what a procedure names. */
export async function listUnitKinds(db: Db): Promise<string[]> {
  const rows = await db.selectFrom('organisation.unit').select('kind').distinct().orderBy('kind').execute();
  return rows.map(({ kind }) => kind);
}

import { sql } from 'kysely';
import type { Db } from '#infrastructure/database/connect.ts';
import { foldedPattern } from '#infrastructure/database/folded.queries.ts';
import { AreaOption, type AreaLevel } from './organisation.contract.ts';

/** A cap on what one picker list may hold. */
const mostOptions = 200;

export type AreaSearch = {
  level: AreaLevel;
  on: string;
  limit: number;
  /** Part of the name, marks ignored; absent lists all. */
  search?: string;
  parentCode?: string;
};

/** Chọn địa bàn: places in force by part of their name (oà = òa, đ = d), those that begin with it first. */
export async function areaPicker(
  db: Db,
  { level, on, limit, search = '', parentCode }: AreaSearch,
): Promise<AreaOption[]> {
  const { rows } = await sql`
    select area.code, area.level, area.name, area.parent_code as "parentCode", parent.name as "parentName"
      from organisation.area area
      left join organisation.area parent on parent.code = area.parent_code
       and daterange(parent.valid_from, parent.valid_to, '[]') @> ${on}::date
     where area.level = ${level}
       and daterange(area.valid_from, area.valid_to, '[]') @> ${on}::date
       and (${parentCode ?? null}::text is null or area.parent_code = ${parentCode ?? null})
       and infrastructure.fold(area.name) like ${foldedPattern(search)}
     order by position(infrastructure.fold(${search.trim()}) in infrastructure.fold(area.short_name)) <> 1,
              area.short_name, area.code
     limit ${Math.min(limit, mostOptions)}`.execute(db);
  return AreaOption.array().parse(rows);
}

/** Name of a place on a day, e.g. "Phường Tích Sơn"; one that had ended by then keeps its last name. */
export async function areaName(db: Db, code: string, on: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('organisation.area')
    .select('name')
    .where('code', '=', code)
    .where('valid_from', '<=', on)
    .orderBy('valid_from', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.name;
}

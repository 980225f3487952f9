import { sql } from 'kysely';
import type { Db, Tx } from '#infrastructure/database/connect.ts';
import type { CodeList } from './code-list-content.ts';
import { CodeListEntry } from './code-lists.contract.ts';

/** First day of an entry that content gives none: before any dossier. */
const alwaysFrom = '1900-01-01';

/** Writes entries as content has them; one that content no longer has stays, because old dossiers name it. */
export async function upsertEntries(tx: Tx, lists: readonly CodeList[]): Promise<void> {
  const rows = lists.flatMap(({ list, entries }) =>
    entries.map((entry, index) => ({
      list,
      code: entry.code,
      name_vi: entry.name,
      name_en: entry.nameEn ?? null,
      position: index + 1,
      valid_from: entry.validFrom ?? alwaysFrom,
      valid_to: entry.validTo ?? null,
      attributes: JSON.stringify(entry.attributes),
    })),
  );
  await tx
    .insertInto('code_lists.entry')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['list', 'code', 'valid_from']).doUpdateSet((set) => ({
        name_vi: set.ref('excluded.name_vi'),
        name_en: set.ref('excluded.name_en'),
        position: set.ref('excluded.position'),
        valid_to: set.ref('excluded.valid_to'),
        attributes: set.ref('excluded.attributes'),
      })),
    )
    .execute();
}

/** Các mục của một danh mục còn hiệu lực trong ngày, in the order of the list. */
export async function listEntries(db: Db, list: string, on: string): Promise<CodeListEntry[]> {
  const rows = await db
    .selectFrom('code_lists.entry')
    .select(['code', 'name_vi as name', 'name_en as nameEn', 'attributes'])
    .where('list', '=', list)
    .where(sql<boolean>`daterange(valid_from, valid_to, '[]') @> ${on}::date`)
    .orderBy('position')
    .execute();
  return CodeListEntry.array().parse(rows);
}

/** Every entry of every list in force on a day. */
export async function listAllEntries(db: Db | Tx, on: string) {
  return db
    .selectFrom('code_lists.entry')
    .select(['list', 'code', 'name_vi as name', 'name_en as nameEn'])
    .where(sql<boolean>`daterange(valid_from, valid_to, '[]') @> ${on}::date`)
    .orderBy('list')
    .orderBy('position')
    .execute();
}

/** Tên của một mã, as last written: a code that has ended still has its name. */
export async function entryName(db: Db, list: string, code: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('code_lists.entry')
    .select('name_vi')
    .where('list', '=', list)
    .where('code', '=', code)
    .orderBy('valid_from', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.name_vi;
}

export async function selectAllEntries(db: Db) {
  return db
    .selectFrom('code_lists.entry')
    .select(['list', 'code', 'name_vi', 'name_en', 'valid_from', 'valid_to', 'attributes'])
    .orderBy('list')
    .orderBy('position')
    .execute();
}

import { sql } from 'kysely';
import type { Db } from '#infrastructure/database/connect.ts';
import type { StoredRecord } from './record-change.ts';

type Search = { register: string; name: string; birthYear: number | null; limit: number };
type FoundRecord = Pick<StoredRecord, 'id'> & { name: string; birthYear: number | null };

/**
 * Tìm bản ghi theo tên, with or without marks and in any order of words, and by year of birth where it is known. Whoever offers this to
 * people reads through the one way in and records the look.
 */
export async function searchRecords(db: Db, search: Search): Promise<FoundRecord[]> {
  const { rows } = await searchStatement(search).execute(db);
  return rows.map(({ id, name, birth_year: birthYear }) => ({ id, name, birthYear }));
}

/** The statement itself, so that a test can ask PostgreSQL how it is carried out. */
export function searchStatement({ register, name, birthYear, limit }: Search) {
  // The year is the rarer of the two words; the register is one only where no year is known.
  const word = `'=${birthYear ?? register}'`;
  return sql<{ id: string; name: string; birth_year: number | null }>`
    select id, subject_name as name, birth_year
      from registry.record
     where search_words @@ (${word}::tsquery && plainto_tsquery('simple', infrastructure.fold(${name})))
       and register = ${register}
       and merged_into is null
     limit ${limit}`;
}

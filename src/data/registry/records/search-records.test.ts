import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '#testing/test-database.ts';
import { searchRecords, searchStatement } from './search-records.queries.ts';

const { db } = await testDatabase();
const asked = { register: 'bench-persons', name: 'nguyen thi hoa', birthYear: 1985, limit: 20 };

beforeAll(async () => {
  await sql`
    insert into registry.record (id, register, data, subject_name, birth_year, valid_from, version, changed_at)
    select gen_random_uuid(), 'bench-persons', '{}',
           (array['Nguyễn', 'Trần', 'Lê', 'Phạm'])[1 + n % 4] || ' Thị T' || n % 97 || ' ' || (array['Lan', 'Hoà', 'Hòa', 'Cúc', 'Đào'])[1 + n % 5],
           1950 + n % 60, '2026-01-01', 1, now()
      from generate_series(1, 30000) n`.execute(db);
  // The index takes in what waits beside it, as the server does by itself after a while.
  await sql`vacuum analyze registry.record`.execute(db);
});

describe('searching records by name', () => {
  it.each(['nguyen thi hoa', 'Nguyễn Thị Hoà', 'NGUYỄN THỊ HÒA', 'Hòa Nguyễn'])(
    'finds both spellings by “%s”',
    async (name) => {
      const found = await searchRecords(db, { ...asked, birthYear: null, name, limit: 5000 });
      expect([...new Set(found.map(({ name }) => name.replace(/T\d+ /, '')))].sort()).toEqual(
        ['Nguyễn Thị Hoà', 'Nguyễn Thị Hòa'].sort(),
      );
    },
  );

  it('keeps to the year and to the register', async () => {
    const [one, ...others] = await searchRecords(db, { ...asked, name: 'dao', birthYear: 1954 });
    expect([one, ...others].every((found) => found?.birthYear === 1954)).toBe(true);
    expect(one).toBeDefined();
    expect(await searchRecords(db, { ...asked, register: 'land' })).toEqual([]);
  });

  it('is not fooled by what is no word', async () => {
    for (const name of ["'", '& | !', "x' | 'nguyen", ':*', ''])
      expect(await searchRecords(db, { ...asked, name: `${name} zzz` })).toEqual([]);
  });

  it('is answered from the index', async () => {
    const { sql: text, parameters } = searchStatement({ ...asked, name: 'hoa nguyen t7' }).compile(db);
    const literal = parameters.reduce<string>(
      (query, value, index) => query.replace(`$${index + 1}`, `'${String(value).replaceAll("'", "''")}'`),
      text,
    );
    const { rows } = await sql<Record<string, string>>`explain ${sql.raw(literal)}`.execute(db);
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
    expect(plan).toContain('Bitmap Index Scan on record_search');
    expect(plan).not.toContain('Seq Scan');
  });
});

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { testDatabase } from '#testing/test-database.ts';
import { checkDatabase, createPool } from './connect.ts';
import { describeSql, describeTypes } from './describe-schema.ts';
import { listMigrations, migrate } from './migrate.ts';

const { pool, owner } = await testDatabase();

describe('the schema', () => {
  it('is what database.sql and database.gen.ts say (run `npm run generate` when not)', async () => {
    expect(await describeSql(pool)).toBe(readFileSync('database.sql', 'utf8'));
    expect(await describeTypes(pool)).toBe(readFileSync('src/infrastructure/database/database.gen.ts', 'utf8'));
  });

  it('has a comment in words on every table', async () => {
    const { rows } = await pool.query<{ name: string }>(
      `select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relkind = 'r' and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'graphile_worker')
          and obj_description(c.oid) is null and c.relname not in ('migration', 'code_counter')`,
    );
    expect(rows).toEqual([]);
  });
});

describe('migrating', () => {
  it('again changes nothing', async () => {
    expect(await migrate(pool)).toEqual([]);
  });

  it('is refused by data of a newer version, and by an applied migration that was edited', async () => {
    const known = listMigrations();
    await expect(migrate(pool, known.slice(0, -1))).rejects.toThrow('Dữ liệu thuộc phiên bản mới hơn phần mềm này');
    const edited = known.map((migration, index) => (index === 0 ? { ...migration, checksum: 'khác' } : migration));
    await expect(migrate(pool, edited)).rejects.toThrow('đã bị sửa sau khi áp dụng');
  });

  it('leaves the application role without the right to rewrite the audit or the action log', async () => {
    const app = createPool({ ...owner, user: 'motcua_app' }, 1);
    await expect(app.query('delete from infrastructure.audit')).rejects.toThrow(/permission denied/);
    await expect(app.query('delete from registry.access')).rejects.toThrow(/permission denied/);
    await expect(app.query("update dossiers.action set kind = 'x'")).rejects.toThrow(/permission denied/);
    await expect(app.query('create table dossiers.x (a int)')).rejects.toThrow(/permission denied/);
    await app.end();
  });
});

describe('a database that sorts otherwise', () => {
  it('is refused with the line that creates a right one', async () => {
    await pool
      .query(`create database plain_${process.pid} template template0 encoding 'UTF8' locale_provider libc locale 'C'`)
      .catch(() => undefined);
    const plain = createPool({ ...owner, database: `plain_${process.pid}` }, 1);
    await expect(checkDatabase(plain)).rejects.toThrow("locale_provider icu icu_locale 'vi'");
    await plain.end();
    await pool.query(`drop database plain_${process.pid}`);
  });
});

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type pg from 'pg';
import { DatabaseStartError } from './embedded-postgres.ts';

export type Migration = { name: string; checksum: string; sql: string };

const sourceFolder = fileURLToPath(new URL('../../', import.meta.url));
/** One number for the whole product: two processes never migrate at once. */
const advisoryLock = 7_216_001;

/** Plain SQL migrations of all modules, sorted by name (`YYYYMMDDTHHMM_verb_noun.sql`). */
export function listMigrations(folder = sourceFolder): Migration[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /(^|\/)migrations\/[^/]+\.sql$/.test(path.replaceAll('\\', '/')))
    .map((path) => join(folder, path))
    .filter((path) => statSync(path).isFile());
  return files
    .map((path) => {
      const sql = readFileSync(path, 'utf8');
      return { name: basename(path, '.sql'), checksum: createHash('sha256').update(sql).digest('hex'), sql };
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/**
 * Brings the database to this version: forward only, each migration in its own transaction, under an advisory lock, checksums kept.
 * Throws DatabaseStartError when the data belong to a newer version or an applied migration was edited.
 */
export async function migrate(pool: pg.Pool, migrations = listMigrations()): Promise<string[]> {
  const client = await pool.connect();
  const applied: string[] = [];
  try {
    await client.query('select pg_advisory_lock($1)', [advisoryLock]);
    await client.query(`create schema if not exists infrastructure`);
    await client.query(
      `create table if not exists infrastructure.migration (
         name text primary key, checksum text not null, applied_at timestamptz not null default now())`,
    );
    const { rows } = await client.query<{ name: string; checksum: string }>(
      'select name, checksum from infrastructure.migration',
    );
    const known = new Map(migrations.map((migration) => [migration.name, migration]));
    for (const row of rows) {
      const migration = known.get(row.name);
      if (!migration) {
        throw new DatabaseStartError(
          `Dữ liệu thuộc phiên bản mới hơn phần mềm này (bước nâng cấp ${row.name}); hãy dùng phiên bản mới hơn.`,
        );
      }
      if (migration.checksum !== row.checksum) {
        throw new DatabaseStartError(
          `Bước nâng cấp ${row.name} đã bị sửa sau khi áp dụng; hãy dùng đúng bản phát hành.`,
        );
      }
    }
    const done = new Set(rows.map((row) => row.name));
    for (const migration of migrations.filter(({ name }) => !done.has(name))) {
      await client.query('begin');
      await client.query(migration.sql);
      await client.query('insert into infrastructure.migration (name, checksum) values ($1, $2)', [
        migration.name,
        migration.checksum,
      ]);
      await client.query('commit');
      applied.push(migration.name);
    }
    return applied;
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    await client.query('select pg_advisory_unlock($1)', [advisoryLock]).catch(() => undefined);
    client.release();
  }
}

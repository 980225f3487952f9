import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from } from 'pg-copy-streams';
import type { Storage } from '../storage/storage.ts';
import { BackupRefused } from './backup-refused.ts';
import { countRows, listAppliedMigrations, listTables, Manifest, quoteTable } from './backup-tables.ts';

/**
 * Khôi phục into an empty system. Everything is looked at before anything is written: the manifest, the hash of every file, the
 * version, and that no table holds a row. Nothing is ever deleted. All tables come back in one transaction and their rows are
 * counted against the manifest before it commits. Refuses with one sentence.
 */
export async function restoreBackup(
  client: pg.ClientBase,
  { folder, storage }: { folder: string; storage: Storage },
): Promise<Manifest> {
  const manifest = await readManifest(folder);
  await checkFiles(folder, manifest);
  const migrations = await listAppliedMigrations(client);
  if (migrations.join() !== manifest.migrations.join()) {
    throw new BackupRefused(
      'Bản sao lưu thuộc phiên bản phần mềm khác; hãy khôi phục bằng đúng phiên bản đã sao lưu rồi nâng cấp.',
    );
  }
  const tables = await listTables(client);
  for (const { name } of tables) {
    const rows = await countRows(client, name);
    if (rows > 0)
      throw new BackupRefused(
        `Hệ thống đích không trống: bảng ${name} đang có ${rows} dòng. Không có gì bị xóa hay thay đổi.`,
      );
  }
  for (const { sha256 } of manifest.files) {
    const stored = await storage.put(createReadStream(fileOf(folder, sha256)));
    if (stored.sha256 !== sha256) throw new BackupRefused(`Tệp ${sha256} trong bản sao lưu đã bị thay đổi.`);
  }
  await client.query('begin');
  try {
    for (const { name } of tables) {
      const backup = manifest.tables.find((table) => table.name === name);
      if (!backup) throw new BackupRefused(`Bản sao lưu thiếu bảng ${name}.`);
      const command = `copy ${quoteTable(name)} (${backup.columns.join(', ')}) from stdin`;
      await pipeline(createReadStream(join(folder, backup.file)), client.query(from(command)));
      const rows = await countRows(client, name);
      if (rows !== backup.rows)
        throw new BackupRefused(`Bảng ${name} khôi phục được ${rows} dòng, bản sao lưu có ${backup.rows} dòng.`);
    }
    await moveSequences(client);
    await client.query('commit');
    return manifest;
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}

async function readManifest(folder: string): Promise<Manifest> {
  const path = join(folder, 'manifest.json');
  if (!existsSync(path)) throw new BackupRefused(`Không có bản sao lưu trọn vẹn trong ${folder}.`);
  const parsed = Manifest.safeParse(JSON.parse(await readFile(path, 'utf8')));
  if (!parsed.success) throw new BackupRefused(`Tệp ${path} không đúng định dạng bản sao lưu.`);
  return parsed.data;
}

function fileOf(folder: string, sha256: string): string {
  return join(folder, 'files', sha256.slice(0, 2), sha256);
}

async function checkFiles(folder: string, manifest: Manifest): Promise<void> {
  for (const { file, sha256 } of manifest.tables) {
    if ((await hashOf(join(folder, file))) !== sha256)
      throw new BackupRefused(`Tệp ${file} trong bản sao lưu thiếu hoặc đã bị thay đổi.`);
  }
  for (const { sha256 } of manifest.files) {
    if ((await hashOf(fileOf(folder, sha256))) !== sha256)
      throw new BackupRefused(`Tệp ${sha256} trong bản sao lưu thiếu hoặc đã bị thay đổi.`);
  }
}

async function hashOf(path: string): Promise<string | undefined> {
  if (!existsSync(path)) return undefined;
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

/** Numbers that PostgreSQL counts itself go on after the highest restored. */
async function moveSequences(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ table: string; column: string; sequence: string }>(
    `select n.nspname || '.' || c.relname as "table", a.attname as column,
            pg_get_serial_sequence(quote_ident(n.nspname) || '.' || quote_ident(c.relname), a.attname) as sequence
       from pg_attribute a join pg_class c on c.oid = a.attrelid and c.relkind = 'r' join pg_namespace n on n.oid = c.relnamespace
      where a.attidentity <> '' and n.nspname !~ '^pg_'`,
  );
  for (const { table, column, sequence } of rows) {
    await client.query(
      `select setval($1, coalesce((select max("${column}") from ${quoteTable(table)}), 0) + 1, false)`,
      [sequence],
    );
  }
}

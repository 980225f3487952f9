import { createHash } from 'node:crypto';
import { createWriteStream, existsSync } from 'node:fs';
import { copyFile, mkdir, readdir, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { to } from 'pg-copy-streams';
import type { Storage } from '../storage/storage.ts';
import { BackupRefused } from './backup-refused.ts';
import {
  countRows,
  listAppliedMigrations,
  listTables,
  quoteTable,
  type Manifest,
  type TableBackup,
} from './backup-tables.ts';

/**
 * Sao lưu: every table as of one moment (one repeatable-read transaction, COPY) and every stored file, into a new folder. The
 * manifest is written last and the folder renamed into place, so a folder that has its name is whole. Runs beside the live system.
 */
export async function makeBackup(
  client: pg.ClientBase,
  { folder, storage, at }: { folder: string; storage: Storage; at: Date },
): Promise<Manifest> {
  if (existsSync(folder) && (await readdir(folder)).length > 0)
    throw new BackupRefused(`Thư mục ${folder} đã có nội dung; hãy chọn thư mục khác.`);
  const working = `${folder}.dang-ghi`;
  await mkdir(join(working, 'tables'), { recursive: true });
  await client.query('begin isolation level repeatable read read only');
  try {
    const tables: TableBackup[] = [];
    for (const { name, columns } of await listTables(client)) {
      const file = join('tables', `${name}.copy`);
      const rows = await countRows(client, name);
      const sha256 = await copyOut(
        client,
        `copy ${quoteTable(name)} (${columns.join(', ')}) to stdout`,
        join(working, file),
      );
      tables.push({ name, columns, rows, file, sha256 });
    }
    const { rows: stored } = await client.query<{ sha256: string; sizeBytes: number }>(
      'select sha256, size_bytes as "sizeBytes" from infrastructure.stored_file order by sha256',
    );
    const manifest: Manifest = {
      format: 1,
      madeAt: at.toISOString(),
      migrations: await listAppliedMigrations(client),
      tables,
      files: stored,
    };
    for (const { sha256 } of stored) {
      const target = join(working, 'files', sha256.slice(0, 2), sha256);
      await mkdir(dirname(target), { recursive: true });
      await copyFile(storage.pathOf(sha256), target);
    }
    await writeFile(join(working, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
    await rename(working, folder);
    return manifest;
  } finally {
    await client.query('rollback');
  }
}

async function copyOut(client: pg.ClientBase, command: string, path: string): Promise<string> {
  const hash = createHash('sha256');
  const meter = new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      hash.update(chunk);
      done(null, chunk);
    },
  });
  await pipeline(client.query(to(command)), meter, createWriteStream(path, { mode: 0o600, flush: true }));
  return hash.digest('hex');
}

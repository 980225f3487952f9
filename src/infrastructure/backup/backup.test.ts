import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PoolClient } from 'pg';
import { afterAll, describe, expect, it } from 'vitest';
import { buildOffice } from '#testing/office.ts';
import { testDatabase } from '#testing/test-database.ts';
import { createPool } from '../database/connect.ts';
import { createFolderStorage } from '../storage/storage.ts';
import { countRows, listTables } from './backup-tables.ts';
import { makeBackup } from './make-backup.ts';
import { restoreBackup } from './restore-backup.ts';

const at = new Date('2026-11-23T02:00:00Z');
const work = mkdtempSync(join(tmpdir(), 'motcua-backup-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));

const source = await testDatabase();
const target = await testDatabase();
const storage = createFolderStorage(join(work, 'source-files'));

async function asOwner<T>(owner: { owner: object }, task: (client: PoolClient) => Promise<T>): Promise<T> {
  const pool = createPool(owner.owner, 1);
  const client = await pool.connect();
  try {
    return await task(client);
  } finally {
    client.release();
    await pool.end();
  }
}

describe('a backup', () => {
  const folder = join(work, 'backup');

  it('of the whole province comes back into an empty system, row for row and byte for byte', async () => {
    await buildOffice(source.db, () => at);
    const stored = await storage.put(new TextEncoder().encode('giấy tờ đã nộp'));
    await source.db
      .insertInto('infrastructure.stored_file')
      .values({ sha256: stored.sha256, size_bytes: stored.sizeBytes, media_type: 'application/pdf', stored_at: at })
      .execute();
    const made = await asOwner(source, (client) => makeBackup(client, { folder, storage, at }));
    expect(made.tables.find(({ name }) => name === 'identity.account')?.rows).toBeGreaterThan(1000);

    const restoredFiles = createFolderStorage(join(work, 'target-files'));
    await asOwner(target, async (client) => {
      const restored = await restoreBackup(client, { folder, storage: restoredFiles });
      expect(restored).toEqual(made);
      for (const { name } of await listTables(client)) {
        const rows = made.tables.find((table) => table.name === name)?.rows;
        expect([name, await countRows(client, name)]).toEqual([name, rows]);
      }
    });
    expect(await restoredFiles.has(stored.sha256)).toBe(true);
    const again = join(work, 'again');
    const remade = await asOwner(target, (client) => makeBackup(client, { folder: again, storage: restoredFiles, at }));
    expect(remade.tables.map(({ name, rows }) => ({ name, rows }))).toEqual(
      made.tables.map(({ name, rows }) => ({ name, rows })),
    );
    await target.db.insertInto('infrastructure.outbox').values({ event: 'test', payload: '{}' }).execute();
  });

  it('is refused by a system that is not empty, which it leaves as it was', async () => {
    const before = await asOwner(target, (client) => countRows(client, 'identity.account'));
    await expect(asOwner(target, (client) => restoreBackup(client, { folder, storage }))).rejects.toThrow(
      /không trống: bảng .* dòng/,
    );
    expect(await asOwner(target, (client) => countRows(client, 'identity.account'))).toBe(before);
  });

  it('that was altered is refused before anything is written', async () => {
    const empty = await testDatabase();
    writeFileSync(join(folder, 'tables', 'identity.account.copy'), 'khác\n');
    await expect(asOwner(empty, (client) => restoreBackup(client, { folder, storage }))).rejects.toThrow(
      'identity.account.copy trong bản sao lưu thiếu hoặc đã bị thay đổi',
    );
    expect(await asOwner(empty, (client) => countRows(client, 'organisation.unit'))).toBe(0);
  });

  it('is not written over another', async () => {
    await expect(asOwner(source, (client) => makeBackup(client, { folder, storage, at }))).rejects.toThrow(
      'đã có nội dung',
    );
    await expect(
      asOwner(source, (client) => restoreBackup(client, { folder: join(work, 'nothing'), storage })),
    ).rejects.toThrow('Không có bản sao lưu trọn vẹn');
  });
});

import { join, resolve } from 'node:path';
import { systemClock } from '#infrastructure/clock.ts';
import { BackupRefused } from '#infrastructure/backup/backup-refused.ts';
import type { BackupClient } from '#infrastructure/backup/backup-tables.ts';
import { makeBackup } from '#infrastructure/backup/make-backup.ts';
import { restoreBackup } from '#infrastructure/backup/restore-backup.ts';
import { ConfigError, readConfig } from '#infrastructure/config/config.ts';
import { createPool } from '#infrastructure/database/connect.ts';
import { DatabaseStartError } from '#infrastructure/database/embedded-postgres.ts';
import { openDatabase } from '#infrastructure/database/open-database.ts';
import { createFolderStorage, type Storage } from '#infrastructure/storage/storage.ts';

type Work = (client: BackupClient, options: { folder: string; storage: Storage }) => Promise<string>;

/** `motcua backup FOLDER`: sao lưu toàn bộ dữ liệu và tệp, trong khi hệ thống vẫn chạy. */
export function backupCommand(args: string[]): Promise<number> {
  return withOwner(args, 'backup THƯ_MỤC_MỚI', async (client, options) => {
    const { tables, files } = await makeBackup(client, { ...options, at: systemClock() });
    const rows = tables.reduce((sum, table) => sum + table.rows, 0);
    return `Đã sao lưu ${tables.length} bảng, ${rows} dòng, ${files.length} tệp vào ${options.folder}.`;
  });
}

/** `motcua restore FOLDER`: khôi phục vào một hệ thống còn trống. */
export function restoreCommand(args: string[]): Promise<number> {
  return withOwner(args, 'restore THƯ_MỤC', async (client, options) => {
    const { tables, files } = await restoreBackup(client, options);
    const rows = tables.reduce((sum, table) => sum + table.rows, 0);
    return `Đã khôi phục ${tables.length} bảng, ${rows} dòng, ${files.length} tệp; số dòng từng bảng khớp với bản sao lưu.`;
  });
}

async function withOwner(args: string[], usage: string, work: Work): Promise<number> {
  const [folder] = args;
  if (!folder || args.length > 1) {
    console.error(`Cách dùng: ${usage}`);
    return 1;
  }
  try {
    const config = readConfig();
    const database = await openDatabase(config);
    const pool = createPool(database.owner, 1);
    const client = await pool.connect();
    try {
      const storage = createFolderStorage(join(config.varDir, 'files'));
      console.log(await work(client, { folder: resolve(folder), storage }));
      return 0;
    } finally {
      client.release();
      await pool.end();
      await database.close();
    }
  } catch (error) {
    const isExpected = [BackupRefused, ConfigError, DatabaseStartError].some((kind) => error instanceof kind);
    if (!isExpected || !(error instanceof Error)) throw error;
    console.error(error.message);
    return 1;
  }
}

import type pg from 'pg';
import { runMigrations } from 'graphile-worker';
import type { Config } from '../config/config.ts';
import { grantApplicationRole } from './application-role.ts';
import { checkDatabase, createDb, createPool, type Db } from './connect.ts';
import { DatabaseStartError, startEmbeddedPostgres } from './embedded-postgres.ts';
import { migrate } from './migrate.ts';

export type OpenDatabase = {
  db: Db;
  pool: pg.Pool;
  /** Connection of the application, for those that need one of their own. */
  application: pg.PoolConfig;
  /** Connection of the schema owner, for backup, restore and the generated schema files. */
  owner: pg.PoolConfig;
  close: () => Promise<void>;
};

const embeddedRole = 'motcua_app';

/**
 * Opens the database: embedded PostgreSQL without a setting, any PostgreSQL by `DATABASE_URL`; migrates it as its owner and
 * connects the application as the least-privileged role. Throws DatabaseStartError with one clear sentence.
 */
export async function openDatabase(
  config: Pick<Config, 'databaseUrl' | 'migrationDatabaseUrl' | 'varDir'>,
): Promise<OpenDatabase> {
  const embedded = config.databaseUrl ? undefined : await startEmbeddedPostgres(config.varDir);
  const owner: pg.PoolConfig = embedded?.owner ?? { connectionString: config.migrationDatabaseUrl };
  const application: pg.PoolConfig = embedded
    ? { ...embedded.owner, user: embeddedRole }
    : { connectionString: config.databaseUrl };

  const ownerPool = createPool(owner, 2);
  try {
    await checkDatabase(ownerPool).catch(explainConnection);
    await migrate(ownerPool);
    await runMigrations({ pgPool: ownerPool });
    const role = embedded ? embeddedRole : separateRole(config);
    if (role) await grantApplicationRole(ownerPool, role);
  } catch (error) {
    await embedded?.leave();
    throw error;
  } finally {
    await ownerPool.end();
  }

  const pool = createPool(application);
  const db = createDb(pool);
  return {
    db,
    pool,
    application,
    owner,
    close: async () => {
      await db.destroy();
      await embedded?.leave();
    },
  };
}

/** With two connections the application has a role of its own, which must get its rights; with one it is the owner. */
function separateRole({ databaseUrl, migrationDatabaseUrl }: Pick<Config, 'databaseUrl' | 'migrationDatabaseUrl'>) {
  if (!databaseUrl || databaseUrl === migrationDatabaseUrl) return undefined;
  return decodeURIComponent(new URL(databaseUrl).username) || undefined;
}

function explainConnection(cause: unknown): never {
  if (cause instanceof DatabaseStartError) throw cause;
  const reason = cause instanceof Error ? cause.message : String(cause);
  throw new DatabaseStartError(`Không kết nối được cơ sở dữ liệu (${reason}); kiểm tra DATABASE_URL.`, { cause });
}

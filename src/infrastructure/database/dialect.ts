import {
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type DatabaseConnection,
  type Dialect,
  type Driver,
} from 'kysely';
import type pg from 'pg';
import { batchedConnection } from './batched-connection.ts';

/** How Kysely reaches PostgreSQL here: each statement on a connection of the pool; transactions are `inTransaction`'s alone. */
export function createDialect(pool: pg.Pool): Dialect {
  return {
    createAdapter: () => new PostgresAdapter(),
    createQueryCompiler: () => new PostgresQueryCompiler(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createDriver: () => createDriver(pool),
  };
}

async function useInTransaction(): Promise<never> {
  throw new Error('Open transactions with inTransaction');
}

function createDriver(pool: pg.Pool): Driver {
  const clients = new Map<DatabaseConnection, pg.PoolClient>();
  return {
    init: async () => undefined,
    acquireConnection: async () => {
      const client = await pool.connect();
      const connection = batchedConnection(client);
      clients.set(connection, client);
      return connection;
    },
    releaseConnection: async (connection) => {
      clients.get(connection)?.release();
      clients.delete(connection);
    },
    beginTransaction: useInTransaction,
    commitTransaction: useInTransaction,
    rollbackTransaction: useInTransaction,
    destroy: () => pool.end(),
  };
}

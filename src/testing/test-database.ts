import type pg from 'pg';
import { afterAll, inject } from 'vitest';
import { z } from 'zod';
import { createDb, createPool, type Db } from '../infrastructure/database/connect.ts';

const Connection = z.object({
  host: z.string().optional(),
  user: z.string().optional(),
  database: z.string().optional(),
  connectionString: z.string().optional(),
});

export type TestDatabase = { db: Db; pool: pg.Pool; owner: pg.PoolConfig };

let sequence = 0;

/** The server the tests share, and the migrated, empty database on it. */
export function testServer(): { admin: pg.PoolConfig; template: string } {
  const { admin, template } = inject('database');
  return { admin: clean(Connection.parse(JSON.parse(admin))), template };
}

/** A database of its own for the test file, copied from the migrated template or from another, and dropped at the end. */
export async function testDatabase(from?: string): Promise<TestDatabase> {
  const { admin, template } = testServer();
  const name = `${template}_${process.pid}_${(sequence += 1)}_${Math.random().toString(36).slice(2, 8)}`;
  const adminPool = createPool(admin, 1);
  await adminPool.query(`create database ${name} template ${from ?? template}`);
  const owner = ownerOf(admin, name);
  const pool = createPool(owner, 8);
  const db = createDb(pool);
  afterAll(async () => {
    await db.destroy();
    await adminPool.query(`drop database if exists ${name} with (force)`);
    await adminPool.end();
  });
  return { db, pool, owner };
}

/** Connection of the owner to a database on this server. */
export function ownerOf(admin: pg.PoolConfig, database: string): pg.PoolConfig {
  return admin.connectionString
    ? { connectionString: withDatabase(admin.connectionString, database) }
    : { ...admin, database };
}

function clean(connection: z.infer<typeof Connection>): pg.PoolConfig {
  return Object.fromEntries(Object.entries(connection).filter(([, value]) => value !== undefined));
}

function withDatabase(connectionString: string, database: string): string {
  const url = new URL(connectionString);
  url.pathname = `/${database}`;
  return url.href;
}

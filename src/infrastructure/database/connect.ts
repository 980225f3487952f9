import { Kysely, type Transaction } from 'kysely';
import pg from 'pg';
import type { DB } from './database.gen.ts';
import { createDialect } from './dialect.ts';
import { DatabaseStartError } from './embedded-postgres.ts';

export type Db = Kysely<DB>;
/** An open transaction: what `*.queries.ts` functions that write take. */
export type Tx = Transaction<DB>;

const oid = { int8: 20, date: 1082, interval: 1186 };
pg.types.setTypeParser(oid.int8, (text) => {
  const number = Number(text);
  if (!Number.isSafeInteger(number)) throw new RangeError(`Số nguyên vượt giới hạn: ${text}`);
  return number;
});
// A `date` as a JavaScript Date slips a day between UTC+7 and UTC: calendar days stay text.
for (const type of [oid.date, oid.interval]) pg.types.setTypeParser(type, (text) => text);

/** A host that has gone without a word is noticed within half a minute, and not by whoever waits for it for good. */
export const keptAlive = { keepAlive: true, keepAliveInitialDelayMillis: 10_000 } as const;

export function createPool(connection: pg.PoolConfig, max = 10): pg.Pool {
  const pool = new pg.Pool({ max, application_name: 'motcua', ...keptAlive, ...connection });
  // An idle connection that breaks is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

const pools = new WeakMap<Db, pg.Pool>();

export function createDb(pool: pg.Pool): Db {
  const db = new Kysely<DB>({ dialect: createDialect(pool) });
  pools.set(db, pool);
  return db;
}

/** The pool a database was made on. Throws for an open transaction, which has its own connection. */
export function poolOf(db: Db): pg.Pool {
  const pool = pools.get(db);
  if (!pool) throw new Error('Not a database made by createDb');
  return pool;
}

/** Refuses a database that is too old or does not sort Vietnamese (đ after d, tones after letters). */
export async function checkDatabase(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<{ version: number; sorted: string }>(
    `select current_setting('server_version_num')::int as version,
            (select string_agg(w, ' ' order by w) from (values ('đ'), ('Dũng'), ('d'), ('Đặng')) as t(w)) as sorted`,
  );
  const [row] = rows;
  if (!row || row.version < 150_000) throw new DatabaseStartError('Cần PostgreSQL 15 trở lên.');
  if (row.sorted !== 'd Dũng đ Đặng') {
    throw new DatabaseStartError(
      'Cơ sở dữ liệu không sắp xếp đúng tiếng Việt; hãy tạo lại bằng lệnh: ' +
        "create database motcua template template0 encoding 'UTF8' locale_provider icu icu_locale 'vi' locale 'C.UTF-8'.",
    );
  }
}

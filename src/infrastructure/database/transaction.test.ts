import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { testDatabase } from '#testing/test-database.ts';
import type { Tx } from './connect.ts';
import { inTransaction, send } from './transaction.ts';

const { db, pool } = await testDatabase();
await sql`create table public.line (id integer primary key, text text not null)`.execute(db);

const put = (tx: Tx, id: number, text = 'một dòng') =>
  send(tx, sql`insert into public.line values (${id}, ${text})`.compile(tx));
const count = async (from: number) => {
  const { rows } = await sql<{ n: number }>`select count(*) as n from public.line where id >= ${from}`.execute(db);
  return rows[0]?.n;
};

describe('a transaction', () => {
  it('keeps what was sent once it has returned, and sees it in between', async () => {
    const seen = await inTransaction(db, async (tx) => {
      put(tx, 100);
      put(tx, 101);
      const { rows } = await sql<{ n: number }>`select count(*) as n from public.line where id >= 100`.execute(tx);
      put(tx, 102);
      return rows[0]?.n;
    });
    expect([seen, await count(100)]).toEqual([2, 3]);
  });

  it('takes everything back when its work throws', async () => {
    const failing = inTransaction(db, async (tx) => {
      put(tx, 200);
      throw new Error('đổi ý');
    });
    await expect(failing).rejects.toThrow('đổi ý');
    expect(await count(200)).toBe(0);
  });

  it('takes everything back when something sent fails, and says what failed first', async () => {
    const failing = inTransaction(db, async (tx) => {
      put(tx, 300);
      put(tx, 300);
      await sql`select 1`.execute(tx);
    });
    await expect(failing).rejects.toThrow(/duplicate key/);
    const failingLast = inTransaction(db, (tx) => {
      put(tx, 301);
      put(tx, 301);
    });
    await expect(failingLast).rejects.toThrow(/duplicate key/);
    expect(await count(300)).toBe(0);
  });

  it('does not end before a write nobody waited for', async () => {
    await inTransaction(db, async (tx) => {
      void sql`select pg_sleep(0.05)`.execute(tx);
      void sql`insert into public.line values (400, 'không ai chờ')`.execute(tx);
    });
    expect(await count(400)).toBe(1);
  });

  it('carries out statements asked together in the order they were asked', async () => {
    await inTransaction(db, async (tx) => {
      const ids = Array.from({ length: 40 }, (_, index) => 500 + index);
      await Promise.all(
        ids.map((id) =>
          sql`insert into public.line select ${id}, count(*)::text from public.line where id >= 500`.execute(tx),
        ),
      );
    });
    const { rows } = await sql<{
      id: number;
      text: string;
    }>`select * from public.line where id >= 500 order by id`.execute(db);
    expect(rows.map(({ id, text }) => id - 500 - Number(text)).every((gap) => gap === 0)).toBe(true);
  });

  it('cannot be used after its end', async () => {
    const kept: Tx[] = [];
    await inTransaction(db, (tx) => void kept.push(tx));
    const [tx] = kept;
    if (!tx) throw new Error('no transaction');
    expect(() => put(tx, 600)).toThrow('The transaction has ended');
    await expect(sql`select 1`.execute(tx)).rejects.toThrow('The transaction has ended');
    expect(() => send(Object.create(tx), sql`select 1`.compile(tx))).toThrow('Only a transaction');
  });

  it('gives its connection back, also a broken one', async () => {
    const broken = inTransaction(db, async (tx) => {
      await sql`select pg_terminate_backend(pg_backend_pid())`.execute(tx);
    });
    await expect(broken).rejects.toThrow(/terminat/);
    await Promise.all(Array.from({ length: 30 }, (_, index) => inTransaction(db, (tx) => put(tx, 700 + index))));
    expect(await count(700)).toBe(30);
    expect(pool.idleCount).toBe(pool.totalCount);
  });
});

import { sql } from 'kysely';
import { afterAll, describe, expect, it } from 'vitest';
import { testDatabase } from '#testing/test-database.ts';
import { createDb, createPool } from './connect.ts';
import { inTransaction, send } from './transaction.ts';

const { owner } = await testDatabase();
const db = createDb(createPool(owner, 1));
afterAll(() => db.destroy());
await sql`create table public.kept (id integer primary key, text text)`.execute(db);

describe('statements that leave together', () => {
  it('carry every kind of value there and back', async () => {
    const at = new Date('2026-01-05T23:59:59.123Z');
    const texts = ['một, "hai"', String.raw`ba\bốn`, '', 'NULL', '{}'];
    const values = { texts, list: [1, null, 3], bytes: Buffer.from([0, 92, 255]), json: { a: [1, 'đ'] } };
    const ask = () =>
      sql`select ${at}::timestamptz as at, ${values.texts}::text[] as texts, ${values.list}::int[] as list, ${values.bytes}::bytea as bytes,
                 ${values.json}::jsonb as json, ${true}::boolean as yes, ${12.5}::float8 as number, ${undefined}::text as nothing`.execute(
        db,
      );
    for (const { rows } of [await ask(), await ask()])
      expect(rows).toEqual([{ at, ...values, yes: true, number: 12.5, nothing: null }]);
  });

  it('fail with the first that fails, and can be said again on the same connection', async () => {
    const put = (id: number) => sql`insert into public.kept values (${id}, 'một')`;
    const look = sql<{ id: number }>`select id from public.kept order by id`;
    for (let round = 0; round < 3; round += 1) {
      const failing = inTransaction(db, async (tx) => {
        send(tx, put(1).compile(tx));
        send(tx, put(1).compile(tx));
        await Promise.all([look.execute(tx), sql`select ${round}::int + 1 as never_asked`.execute(tx)]);
      });
      await expect(failing).rejects.toThrow(/duplicate key/);
    }
    await expect(sql`select 1 / ${0}::int`.execute(db)).rejects.toThrow(/division by zero/);
    await expect(sql`select 1 / ${0}::int`.execute(db)).rejects.toThrow(/division by zero/);
    await inTransaction(db, (tx) => send(tx, put(2).compile(tx)));
    expect((await look.execute(db)).rows).toEqual([{ id: 2 }]);
  });

  it('leave no answer on another statement when one cannot be written down', async () => {
    const circle: Record<string, unknown> = {};
    circle['self'] = circle;
    await expect(sql`select ${circle}::jsonb`.execute(db)).rejects.toThrow(/circular/);
    expect((await sql`select 1 as one`.execute(db)).rows).toEqual([{ one: 1 }]);
  });
});

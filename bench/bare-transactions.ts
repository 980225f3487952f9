import { randomUUID } from 'node:crypto';
import type pg from 'pg';

/**
 * The same work with nothing of ours in between: per dossier one insert, then for every action a transaction of a lock, three reads, an
 * update and four inserts. Answers dossiers a second.
 */
export async function bareTransactions(
  pool: pg.Pool,
  { dossiers, actionsOfOne, together }: { dossiers: number; actionsOfOne: number; together: number },
): Promise<number> {
  await pool.query('create table if not exists public.bare (id uuid primary key, n int, body jsonb)');
  const body = JSON.stringify({ text: 'x'.repeat(900) });
  const from = performance.now();
  let next = 0;
  await Promise.all(
    Array.from({ length: together }, async () => {
      const client = await pool.connect();
      while (next < dossiers) {
        next += 1;
        const id = randomUUID();
        await client.query('insert into public.bare values ($1, 0, $2)', [id, body]);
        for (let step = 0; step < actionsOfOne; step += 1) {
          await client.query('begin');
          await client.query('select * from public.bare where id = $1 for update', [id]);
          for (let read = 0; read < 3; read += 1) await client.query('select * from public.bare where id = $1', [id]);
          await client.query('update public.bare set n = n + 1, body = $2 where id = $1', [id, body]);
          for (let write = 0; write < 4; write += 1)
            await client.query('insert into public.bare values ($1, 0, $2)', [randomUUID(), body]);
          await client.query('commit');
        }
      }
      client.release();
    }),
  );
  const seconds = (performance.now() - from) / 1000;
  await pool.query('drop table public.bare');
  return dossiers / seconds;
}

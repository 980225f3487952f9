import { sql } from 'kysely';
import type { Db, Tx } from '#infrastructure/database/connect.ts';
import { send } from '#infrastructure/database/transaction.ts';
import { z } from 'zod';
import { timerKinds, type CourseTimer } from '../course/course-timers.ts';

const keyOf = ({ kind, key, dueAt }: CourseTimer) => `${kind}/${key}/${dueAt.getTime()}`;

/** Brings the timers of a dossier from what they were to what they are now; nothing is written when nothing changed. */
export function replaceTimers(
  tx: Tx,
  dossierId: string,
  { before, after }: { before: readonly CourseTimer[]; after: readonly CourseTimer[] },
): void {
  const kept = new Set(after.map(keyOf));
  const had = new Set(before.map(keyOf));
  const gone = before.filter((timer) => !kept.has(keyOf(timer)));
  const set = after.filter((timer) => !had.has(keyOf(timer)));
  if (gone.length > 0) {
    const statement = sql`delete from dossiers.timer where dossier_id = ${dossierId}
      and (kind, key) in (select * from unnest(${gone.map(({ kind }) => kind)}::text[], ${gone.map(({ key }) => key)}::text[]))`;
    send(tx, statement.compile(tx));
  }
  if (set.length > 0) {
    const statement = sql`insert into dossiers.timer (dossier_id, kind, key, due_at)
      select ${dossierId}, * from unnest(${set.map(({ kind }) => kind)}::text[], ${set.map(({ key }) => key)}::text[],
                                         ${set.map(({ dueAt }) => dueAt)}::timestamptz[])
      on conflict (dossier_id, kind, key) do update set due_at = excluded.due_at`;
    send(tx, statement.compile(tx));
  }
}

const Kind = z.enum(timerKinds);

export type DueTimer = { dossierId: string; code: string; timer: CourseTimer };

/**
 * Timers that are due. Nothing is locked here: whoever acts on one locks its dossier first, as every action does, and asks
 * `isTimerSet` again, so that several processes do each once and none waits for another in a circle.
 */
export async function listDueTimers(db: Db, { at, limit }: { at: Date; limit: number }): Promise<DueTimer[]> {
  const { rows } = await sql<{ dossier_id: string; code: string; kind: string; key: string; due_at: Date }>`
    select t.dossier_id, d.code, t.kind, t.key, t.due_at
      from (select * from dossiers.timer where due_at <= ${at} and (retry_at is null or retry_at <= ${at}) order by due_at limit ${limit}) as t
      join dossiers.dossier d on d.id = t.dossier_id
     order by t.due_at`.execute(db);
  return rows.map((row) => ({
    dossierId: row.dossier_id,
    code: row.code,
    timer: { kind: Kind.parse(row.kind), key: row.key, dueAt: row.due_at },
  }));
}

export async function isTimerSet(tx: Tx, { dossierId, timer }: DueTimer): Promise<boolean> {
  const row = await tx
    .selectFrom('dossiers.timer')
    .select('due_at')
    .where('dossier_id', '=', dossierId)
    .where('kind', '=', timer.kind)
    .where('key', '=', timer.key)
    .executeTakeFirst();
  return row?.due_at.getTime() === timer.dueAt.getTime();
}

/** What failed is tried again later, behind everything else that is due. */
export async function postponeTimer(db: Db, { dossierId, timer }: DueTimer, retryAt: Date): Promise<void> {
  await db
    .updateTable('dossiers.timer')
    .set({ retry_at: retryAt })
    .where('dossier_id', '=', dossierId)
    .where('kind', '=', timer.kind)
    .where('key', '=', timer.key)
    .execute();
}

export function deleteTimer(tx: Tx, dossierId: string, { kind, key }: Pick<CourseTimer, 'kind' | 'key'>): void {
  const statement = tx.deleteFrom('dossiers.timer').where('dossier_id', '=', dossierId).where('kind', '=', kind);
  send(tx, statement.where('key', '=', key).compile());
}

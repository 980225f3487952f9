import { sql } from 'kysely';
import type { Db } from '#infrastructure/database/connect.ts';

export async function listKnown(db: Db, codes: readonly string[]): Promise<string[]> {
  const rows = await db
    .selectFrom('national_portal_stand_in.dossier')
    .select('code')
    .where('code', 'in', [...codes])
    .execute();
  return rows.map(({ code }) => code);
}

export async function putKept(db: Db, rows: readonly { code: string; content: unknown }[], at: Date): Promise<void> {
  await db
    .insertInto('national_portal_stand_in.dossier')
    .values(rows.map(({ code, content }) => ({ code, content: JSON.stringify(content), updated_at: at })))
    .onConflict((conflict) =>
      conflict.column('code').doUpdateSet((set) => ({ content: set.ref('excluded.content'), updated_at: at })),
    )
    .execute();
}

export async function addProgress(
  db: Db,
  rows: readonly { code: string; digest: string; content: unknown }[],
): Promise<void> {
  await db
    .insertInto('national_portal_stand_in.progress')
    .values(rows.map(({ content, ...row }) => ({ ...row, content: JSON.stringify(content) })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function findKept(db: Db, code: string): Promise<unknown> {
  const row = await db
    .selectFrom('national_portal_stand_in.dossier')
    .select('content')
    .where('code', '=', code)
    .executeTakeFirst();
  return row?.content;
}

export async function listProgress(db: Db, code: string): Promise<unknown[]> {
  const rows = await db
    .selectFrom('national_portal_stand_in.progress')
    .select('content')
    .where('code', '=', code)
    .orderBy(sql`content ->> 'ThoiDiemXuLy'`)
    .execute();
  return rows.map(({ content }) => content);
}

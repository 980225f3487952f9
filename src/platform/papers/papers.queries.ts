import { sql } from 'kysely';
import { z } from 'zod';
import type { Db, Tx } from '#infrastructure/database/connect.ts';
import { insertRows } from '#infrastructure/database/insert-rows.ts';
import { send } from '#infrastructure/database/transaction.ts';

export type PaperSubject = { kind: string; id: string; code: string };

export type Paper = {
  id: string;
  template: string;
  subject: PaperSubject;
  unitId: string;
  createdAt: Date;
  sha256: string | null;
};

const columns = [
  'id',
  'template',
  'subject_kind',
  'subject_id',
  'subject_code',
  'unit_id',
  'created_at',
  'sha256',
] as const;

type Row = {
  id: string;
  template: string;
  subject_kind: string;
  subject_id: string;
  subject_code: string;
  unit_id: string;
  created_at: Date;
  sha256: string | null;
};

function toPaper(row: Row): Paper {
  return {
    id: row.id,
    template: row.template,
    subject: { kind: row.subject_kind, id: row.subject_id, code: row.subject_code },
    unitId: row.unit_id,
    createdAt: row.created_at,
    sha256: row.sha256,
  };
}

export function insertPaper(
  tx: Tx,
  paper: Omit<Paper, 'sha256'> & { data: Record<string, unknown>; renderAfter: Date | null },
): void {
  insertRows(tx, 'papers.paper', [
    {
      id: paper.id,
      template: paper.template,
      subject_kind: paper.subject.kind,
      subject_id: paper.subject.id,
      subject_code: paper.subject.code,
      unit_id: paper.unitId,
      data: JSON.stringify(paper.data),
      created_at: paper.createdAt,
      render_after: paper.renderAfter,
    },
  ]);
}

export async function findPaper(db: Db, id: string): Promise<Paper | undefined> {
  const row = await db.selectFrom('papers.paper').select(columns).where('id', '=', id).executeTakeFirst();
  return row && toPaper(row);
}

export async function listPapersBySubject(db: Db, subject: { kind: string; id: string }): Promise<Paper[]> {
  const rows = await db
    .selectFrom('papers.paper')
    .select(columns)
    .where('subject_kind', '=', subject.kind)
    .where('subject_id', '=', subject.id)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows.map(toPaper);
}

/**
 * Takes up to `limit` papers that are to be made now and puts them off to `retryAt`, so that no other process takes them and none
 * is lost when this one dies or the template fails.
 */
export async function claimPapersToRender(
  db: Db,
  { at, retryAt, limit }: { at: Date; retryAt: Date; limit: number },
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    update papers.paper set render_after = ${retryAt}
     where id in (select id from papers.paper where render_after <= ${at} order by render_after
                   limit ${limit} for update skip locked)
    returning id`.execute(db);
  return rows.map(({ id }) => id);
}

export async function getPaperData(db: Db, id: string): Promise<Record<string, unknown>> {
  const row = await db.selectFrom('papers.paper').select('data').where('id', '=', id).executeTakeFirstOrThrow();
  return z.record(z.string(), z.unknown()).parse(row.data);
}

export function markRendered(tx: Tx, { id, sha256, at }: { id: string; sha256: string; at: Date }): void {
  send(
    tx,
    tx
      .updateTable('papers.paper')
      .set({ sha256, rendered_at: at, render_after: null })
      .where('id', '=', id)
      .where('sha256', 'is', null)
      .compile(),
  );
}

/** Số tiếp theo trong sổ của năm: from 01 on 1 January, gapless — a rolled-back paper takes its number back. */
export async function nextBookNumber(
  tx: Tx,
  { unitId, book, year }: { unitId: string; book: string; year: number },
): Promise<number> {
  const row = await tx
    .insertInto('papers.book_counter')
    .values({ unit_id: unitId, book, year, last_number: 1 })
    .onConflict((conflict) =>
      conflict.columns(['unit_id', 'book', 'year']).doUpdateSet((set) => ({
        last_number: set('papers.book_counter.last_number', '+', 1),
      })),
    )
    .returning('last_number')
    .executeTakeFirstOrThrow();
  return row.last_number;
}

export async function getStoredSize(db: Db, sha256: string): Promise<number> {
  const row = await db
    .selectFrom('infrastructure.stored_file')
    .select('size_bytes')
    .where('sha256', '=', sha256)
    .executeTakeFirstOrThrow();
  return row.size_bytes;
}

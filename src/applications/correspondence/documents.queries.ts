import { sql } from 'kysely';
import { z } from 'zod';
import { dayMs } from '#infrastructure/clock.ts';
import type { Db, Tx } from '#infrastructure/database/connect.ts';
import { HandedFile } from '#applications/dossiers/index.ts';
import { statusCodes } from './document-axis.ts';
import { documentStates } from './documents.contract.ts';

/** What a document says, kept as it was made or received. */
export const DocumentContent = z.object({
  own: z.string(),
  other: z.string(),
  number: z.string(),
  notation: z.string(),
  promulgatedOn: z.string(),
  place: z.string(),
  text: z.string(),
  signer: z.object({ position: z.string(), name: z.string() }),
  dueOn: z.string().nullable(),
  files: z.array(HandedFile),
});
export type DocumentContent = z.infer<typeof DocumentContent>;

const State = z.enum(documentStates);
export type DocumentState = z.infer<typeof State>;
const Direction = z.enum(['out', 'in']);

export type KeptDocument = {
  id: string;
  direction: 'out' | 'in';
  ownCode: string;
  otherCode: string;
  documentCode: string;
  responseFor: string | null;
  subject: string;
  content: DocumentContent;
  about: { dossierCode: string; partner: string; round: number } | null;
  paperId: string | null;
  state: DocumentState;
  status: string | null;
  reason: string;
  attempts: number;
};

const selected = (db: Db) => db.selectFrom('correspondence.document').selectAll();
type Row = Awaited<ReturnType<ReturnType<typeof selected>['executeTakeFirstOrThrow']>>;

const toDocument = (row: Row): KeptDocument => ({
  id: row.id,
  direction: Direction.parse(row.direction),
  ownCode: row.own_code,
  otherCode: row.other_code,
  documentCode: row.document_code,
  responseFor: row.response_for,
  subject: row.subject,
  content: DocumentContent.parse(row.content),
  about:
    row.dossier_code !== null && row.partner !== null && row.round !== null
      ? { dossierCode: row.dossier_code, partner: row.partner, round: row.round }
      : null,
  paperId: row.paper_id,
  state: State.parse(row.state),
  status: row.status,
  reason: row.reason,
  attempts: row.attempts,
});

type New = Omit<KeptDocument, 'attempts' | 'status'> & {
  madeFor: string | null;
  rawSha256: string | null;
  at: Date;
};

/** Answers false when the document is there already, by its code or by what it was made for. */
export async function insertDocument(db: Db | Tx, one: New): Promise<boolean> {
  const isWaiting = one.state === 'waiting';
  const done = await db
    .insertInto('correspondence.document')
    .values({
      ...{ id: one.id, direction: one.direction, own_code: one.ownCode, other_code: one.otherCode },
      ...{ document_code: one.documentCode, response_for: one.responseFor, subject: one.subject },
      ...{ content: JSON.stringify(one.content), made_for: one.madeFor, paper_id: one.paperId, state: one.state },
      ...{ dossier_code: one.about?.dossierCode ?? null, partner: one.about?.partner ?? null },
      ...{ round: one.about?.round ?? null, reason: one.reason, raw_sha256: one.rawSha256, created_at: one.at },
      ...{ next_try_at: isWaiting ? one.at : null, exchanged_at: isWaiting ? null : one.at },
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (done.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export async function isMadeFor(db: Db | Tx, madeFor: string): Promise<boolean> {
  const row = await db
    .selectFrom('correspondence.document')
    .select('id')
    .where('made_for', '=', madeFor)
    .executeTakeFirst();
  return row !== undefined;
}

type Named = { direction: 'out' | 'in'; ownCode?: string; otherCode: string; documentCode: string };

export async function findDocument(db: Db, { direction, ownCode, otherCode, documentCode }: Named) {
  const row = await selected(db)
    .where('direction', '=', direction)
    .where('other_code', '=', otherCode)
    .where('document_code', '=', documentCode)
    .$if(ownCode !== undefined, (query) => query.where('own_code', '=', ownCode ?? ''))
    .executeTakeFirst();
  return row && toDocument(row);
}

/** What was asked of a partner in a round and is sent or about to be, newest last. */
export async function listAsked(db: Db | Tx, about: { dossierId: string; partner: string; round: number }) {
  const rows = await selected(db)
    .where('direction', '=', 'out')
    .where('made_for', 'like', `${about.dossierId}|${about.partner}|${about.round}|%`)
    .orderBy('created_at')
    .execute();
  return rows.map(toDocument);
}

export async function changeDocument(
  db: Db | Tx,
  id: string,
  changed: { state?: DocumentState; status?: string; reason?: string },
): Promise<void> {
  await db.updateTable('correspondence.document').set(changed).where('id', '=', id).execute();
}

type Claim = { at: Date; until: Date; limit: number };

/** Documents due to be sent, each for one process until `until`. */
export async function claimDocuments(db: Db, { at, until, limit }: Claim): Promise<KeptDocument[]> {
  const { rows } = await sql<{ id: string }>`
    update correspondence.document set next_try_at = ${until}
     where id in (select id from correspondence.document where next_try_at <= ${at} and state = 'waiting'
                   order by next_try_at limit ${limit} for update skip locked) returning id`.execute(db);
  if (rows.length === 0) return [];
  const claimed = await selected(db)
    .where(
      'id',
      'in',
      rows.map(({ id }) => id),
    )
    .execute();
  return claimed.map(toDocument);
}

const tables = { document: 'correspondence.document', status: 'correspondence.status_message' } as const;
type Kept = keyof typeof tables;

/** The axis has it. A document that was cancelled meanwhile stays cancelled: it is asked back. */
export async function markExchanged(db: Db, kept: Kept, { id, at }: { id: string; at: Date }): Promise<void> {
  const set = { exchanged_at: at, next_try_at: null, fault: '' };
  await db.updateTable(tables[kept]).set(set).where('id', '=', id).execute();
  if (kept === 'status') return;
  const sent = db.updateTable('correspondence.document').set({ state: 'sent' });
  await sent.where('id', '=', id).where('state', '=', 'waiting').execute();
}

/** `nextTryAt` null: it is not tried any more. */
export async function markFault(
  db: Db,
  kept: Kept,
  { id, fault, nextTryAt }: { id: string; fault: string; nextTryAt: Date | null },
): Promise<void> {
  await db
    .updateTable(tables[kept])
    .set((set) => ({ fault, next_try_at: nextTryAt, attempts: set('attempts', '+', 1) }))
    .where('id', '=', id)
    .execute();
}

const Code = z.enum(statusCodes);
export type KeptStatus = {
  id: string;
  direction: 'out' | 'in';
  ownCode: string;
  otherCode: string;
  documentCode: string;
  code: z.infer<typeof Code>;
  reason: string;
};

/** Answers false when this status of the document is kept already. */
export async function insertStatus(db: Db | Tx, one: KeptStatus & { isApplied: boolean; at: Date }): Promise<boolean> {
  const isOut = one.direction === 'out';
  const done = await db
    .insertInto('correspondence.status_message')
    .values({
      ...{ id: one.id, direction: one.direction, own_code: one.ownCode, other_code: one.otherCode },
      ...{ document_code: one.documentCode, code: one.code, reason: one.reason, is_applied: one.isApplied },
      ...{ created_at: one.at, next_try_at: isOut ? one.at : null, exchanged_at: isOut ? null : one.at },
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (done.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** Statuses due to be sent; one that asks a document back only once that document is sent. */
export async function claimStatuses(db: Db, { at, until, limit }: Claim): Promise<KeptStatus[]> {
  const { rows } = await sql<Record<string, string>>`
    update correspondence.status_message set next_try_at = ${until}
     where id in (select id from correspondence.status_message where next_try_at <= ${at}
                   order by next_try_at, created_at limit ${limit} for update skip locked)
    returning id, own_code, other_code, document_code, code, reason`.execute(db);
  return rows.map((row) => ({
    ...{ id: row['id'] ?? '', direction: 'out' as const, ownCode: row['own_code'] ?? '' },
    ...{ otherCode: row['other_code'] ?? '', documentCode: row['document_code'] ?? '' },
    ...{ code: Code.parse(row['code']), reason: row['reason'] ?? '' },
  }));
}

export type Exchanged = Pick<KeptStatus, 'id' | 'direction' | 'ownCode' | 'otherCode' | 'documentCode'> & {
  kept: Kept;
  code: string;
  isOfDay: boolean;
};

/** Every message that went over the axis since the beginning of a day of Vietnam, as our books have it; `isOfDay` tells those of that day. */
export async function listExchanged(db: Db, on: string): Promise<Exchanged[]> {
  const from = new Date(`${on}T00:00:00+07:00`);
  const until = new Date(from.getTime() + dayMs);
  const { rows } = await sql<Record<string, string>>`
    select 'document' as kept, id, direction, own_code, other_code, document_code, '' as code,
           (exchanged_at < ${until})::text as is_of_day
      from correspondence.document where exchanged_at >= ${from}
     union all
    select 'status', id, direction, own_code, other_code, document_code, code, (exchanged_at < ${until})::text
      from correspondence.status_message where exchanged_at >= ${from}`.execute(db);
  return rows.map((row) => ({
    isOfDay: row['is_of_day'] === 'true',
    ...{ kept: row['kept'] === 'status' ? ('status' as const) : ('document' as const), id: row['id'] ?? '' },
    ...{ direction: Direction.parse(row['direction']), ownCode: row['own_code'] ?? '' },
    ...{ otherCode: row['other_code'] ?? '', documentCode: row['document_code'] ?? '', code: row['code'] ?? '' },
  }));
}

/** What the axis lost is sent once more. */
export async function sendAgain(db: Db, kept: Kept, { id, at }: { id: string; at: Date }): Promise<void> {
  const due = { next_try_at: at, exchanged_at: null };
  if (kept === 'status') await db.updateTable(tables.status).set(due).where('id', '=', id).execute();
  else
    await db
      .updateTable(tables.document)
      .set({ ...due, state: 'waiting' })
      .where('id', '=', id)
      .where('state', '=', 'sent')
      .execute();
}

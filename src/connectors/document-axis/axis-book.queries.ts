import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { dayMs } from '#infrastructure/clock.ts';
import type { Db } from '#infrastructure/database/connect.ts';

const Kind = z.enum(['edoc', 'status']);
export type AxisMessage = {
  kind: 'edoc' | 'status';
  from: string;
  to: string;
  documentCode: string;
  statusCode: string;
  xml: string;
};

/** A message sent again is the one that is there. */
export async function putMessage(db: Db, message: AxisMessage, at: Date): Promise<void> {
  await db
    .insertInto('document_axis_stand_in.message')
    .values({
      ...{ id: randomUUID(), kind: message.kind, from_code: message.from, to_code: message.to, xml: message.xml },
      ...{ document_code: message.documentCode, status_code: message.statusCode, sent_at: at },
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

const listing = (db: Db) =>
  db
    .selectFrom('document_axis_stand_in.message')
    .select(['id', 'kind', 'from_code', 'to_code', 'document_code', 'status_code', 'sent_at'])
    .orderBy('sent_at');
type Row = Awaited<ReturnType<ReturnType<typeof listing>['executeTakeFirstOrThrow']>>;

const toEntry = (row: Row) => ({
  ...{ id: row.id, kind: Kind.parse(row.kind), from: row.from_code, to: row.to_code },
  ...{ documentCode: row.document_code, statusCode: row.status_code },
});
export type AxisListed = ReturnType<typeof toEntry>;

/** Oldest first; `head` is the last group of the codes of one side (`H62`). */
export async function listUntaken(db: Db, head: string): Promise<AxisListed[]> {
  const rows = await listing(db).where('taken_at', 'is', null).where('to_code', 'like', `%.${head}`).execute();
  return rows.map(toEntry);
}

export async function listOfDay(db: Db, { head, on }: { head: string; on: string }): Promise<AxisListed[]> {
  const from = new Date(`${on}T00:00:00+07:00`);
  const rows = await listing(db)
    .where('sent_at', '>=', from)
    .where('sent_at', '<', new Date(from.getTime() + dayMs))
    .where((where) => where.or([where('to_code', 'like', `%.${head}`), where('from_code', 'like', `%.${head}`)]))
    .execute();
  return rows.map(toEntry);
}

/** Documents for agencies other than those of `head`, newest first, with what was answered. */
export async function listDelivered(db: Db, head: string) {
  const rows = await db
    .selectFrom('document_axis_stand_in.message')
    .selectAll()
    .where('to_code', 'not like', `%.${head}`)
    .where('kind', '=', 'edoc')
    .orderBy('sent_at', 'desc')
    .limit(50)
    .execute();
  return rows.map((row) => ({ ...toEntry(row), xml: row.xml }));
}

export async function listStatuses(db: Db, documentCode: string): Promise<string[]> {
  const rows = await listing(db).where('kind', '=', 'status').where('document_code', '=', documentCode).execute();
  return rows.map(({ status_code: code }) => code);
}

export async function findXml(db: Db, id: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('document_axis_stand_in.message')
    .select('xml')
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.xml;
}

export async function markTaken(db: Db, id: string, at: Date): Promise<void> {
  await db.updateTable('document_axis_stand_in.message').set({ taken_at: at }).where('id', '=', id).execute();
}

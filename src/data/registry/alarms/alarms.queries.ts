import { randomUUID } from 'node:crypto';
import type { Db, Tx } from '#infrastructure/database/connect.ts';
import type { AccessAlarm } from './alarms.contract.ts';

type Alarm = { kind: AccessAlarm['kind']; at: Date; readerId: string; register: string; accessId: string | null };

/** Raises an alarm; about one look once. */
export async function insertAlarm(db: Db | Tx, { kind, at, readerId, register, accessId }: Alarm): Promise<void> {
  await db
    .insertInto('registry.access_alarm')
    .values({ id: randomUUID(), kind, at, reader_id: readerId, register, access_id: accessId })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

const mostListed = 200;

/** Alarms nobody has looked at, or those looked at; newest first. */
export async function selectAlarms(db: Db, { isReviewed }: { isReviewed: boolean }) {
  return db
    .selectFrom('registry.access_alarm as alarm')
    .leftJoin('registry.access as access', 'access.id', 'alarm.access_id')
    .select([
      'alarm.id',
      'alarm.kind',
      'alarm.at',
      'alarm.register',
      'alarm.reader_id',
      'alarm.reviewed_at',
      'alarm.reviewed_by',
      'alarm.review',
      'access.unit_name',
      'access.post_title',
      'access.subject_number',
      'access.reason',
      'access.fields',
    ])
    .where('alarm.reviewed_at', isReviewed ? 'is not' : 'is', null)
    .orderBy('alarm.at', 'desc')
    .orderBy('alarm.id')
    .limit(mostListed)
    .execute();
}

/** Whether it was still open. */
export async function setReviewed(
  tx: Tx,
  { id, at, by, text }: { id: string; at: Date; by: string; text: string },
): Promise<boolean> {
  const done = await tx
    .updateTable('registry.access_alarm')
    .set({ reviewed_at: at, reviewed_by: by, review: text })
    .where('id', '=', id)
    .where('reviewed_at', 'is', null)
    .executeTakeFirst();
  return Number(done.numUpdatedRows) > 0;
}

/** The first look of each official at each person while dossiers were taken in, in a span of time. */
export async function selectIntakeLooks(db: Db, { from, until }: { from: Date; until: Date }) {
  return db
    .selectFrom('registry.access')
    .distinctOn(['reader_id', 'subject_kind', 'subject_number'])
    .select(['id', 'at', 'register', 'reader_id', 'unit_id', 'subject_kind', 'subject_number'])
    .where('purpose', '=', 'intake')
    .where('outcome', '=', 'found')
    .where('at', '>=', from)
    .where('at', '<', until)
    .orderBy('reader_id')
    .orderBy('subject_kind')
    .orderBy('subject_number')
    .orderBy('at')
    .execute();
}

import { randomUUID } from 'node:crypto';
import type { Db, Tx } from '#infrastructure/database/connect.ts';
import type { Notice } from './notifications.contract.ts';

export type NewNotice = {
  accountId: string | null;
  subject: { kind: string; id: string; code: string };
  title: string;
  body: string;
  at: Date;
};

export async function insertNotice(tx: Tx, notice: NewNotice): Promise<string> {
  const id = randomUUID();
  await tx
    .insertInto('notifications.notice')
    .values({
      id,
      account_id: notice.accountId,
      subject_kind: notice.subject.kind,
      subject_id: notice.subject.id,
      subject_code: notice.subject.code,
      title: notice.title,
      body: notice.body,
      created_at: notice.at,
    })
    .execute();
  return id;
}

export async function insertDeliveries(
  tx: Tx,
  notice: { noticeId: string; deliveries: readonly { channel: 'email' | 'sms'; recipient: string }[]; at: Date },
): Promise<void> {
  await tx
    .insertInto('notifications.delivery')
    .values(
      notice.deliveries.map(({ channel, recipient }) => ({
        id: randomUUID(),
        notice_id: notice.noticeId,
        channel,
        recipient,
        created_at: notice.at,
      })),
    )
    .execute();
}

/** What of a notice has not been sent yet, with its words. */
export async function listUnsentDeliveries(db: Db, noticeId: string) {
  return db
    .selectFrom('notifications.delivery as delivery')
    .innerJoin('notifications.notice as notice', 'notice.id', 'delivery.notice_id')
    .select(['delivery.id', 'delivery.channel', 'delivery.recipient', 'notice.title', 'notice.body'])
    .where('delivery.notice_id', '=', noticeId)
    .where('delivery.sent_at', 'is', null)
    .execute();
}

export async function recordAttempt(
  db: Db,
  id: string,
  outcome: { sentAt: Date | null; error: string | null },
): Promise<void> {
  await db
    .updateTable('notifications.delivery')
    .set((set) => ({ attempts: set('attempts', '+', 1), sent_at: outcome.sentAt, last_error: outcome.error }))
    .where('id', '=', id)
    .execute();
}

const inboxSize = 50;

/** Thông báo gần đây của một tài khoản, newest first. */
export async function listNotices(db: Db, accountId: string): Promise<Notice[]> {
  const rows = await db
    .selectFrom('notifications.notice')
    .select(['id', 'subject_code', 'title', 'body', 'created_at', 'read_at'])
    .where('account_id', '=', accountId)
    .orderBy('created_at', 'desc')
    .limit(inboxSize)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    subjectCode: row.subject_code,
    title: row.title,
    body: row.body,
    createdAt: row.created_at.toISOString(),
    read: row.read_at !== null,
  }));
}

/** Marks the notices of a dossier read once its owner has opened it. */
export async function markNoticesRead(
  db: Db,
  reading: { accountId: string; subjectCode: string; at: Date },
): Promise<void> {
  await db
    .updateTable('notifications.notice')
    .set({ read_at: reading.at })
    .where('account_id', '=', reading.accountId)
    .where('subject_code', '=', reading.subjectCode)
    .where('read_at', 'is', null)
    .execute();
}

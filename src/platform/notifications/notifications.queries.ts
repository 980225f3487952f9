import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Db, Tx } from '#infrastructure/database/connect.ts';
import type { Language } from '#infrastructure/language.ts';
import { insertRows } from '#infrastructure/database/insert-rows.ts';

import type { Notice } from './notifications.contract.ts';

/** Lời của thông báo in every language: what leaves by e-mail and SMS is Vietnamese, the account reads its own. */
export type NoticeWords = Readonly<Record<Language, { title: string; body: string }>>;

export type NewNotice = {
  accountId: string | null;
  subject: { kind: string; id: string; code: string };
  words: NoticeWords;
  at: Date;
};

export function insertNotice(tx: Tx, notice: NewNotice): string {
  const id = randomUUID();
  insertRows(tx, 'notifications.notice', [
    {
      id,
      account_id: notice.accountId,
      subject_kind: notice.subject.kind,
      subject_id: notice.subject.id,
      subject_code: notice.subject.code,
      title: notice.words.vi.title,
      body: notice.words.vi.body,
      title_en: notice.words.en.title,
      body_en: notice.words.en.body,
      created_at: notice.at,
    },
  ]);
  return id;
}

export function insertDeliveries(
  tx: Tx,
  notice: { noticeId: string; deliveries: readonly { channel: 'email' | 'sms'; recipient: string }[]; at: Date },
): void {
  insertRows(
    tx,
    'notifications.delivery',
    notice.deliveries.map(({ channel, recipient }) => ({
      id: randomUUID(),
      notice_id: notice.noticeId,
      channel,
      recipient,
      created_at: notice.at,
      next_attempt_at: notice.at,
    })),
  );
}

export type DueDelivery = {
  id: string;
  channel: string;
  recipient: string;
  attempts: number;
  title: string;
  body: string;
};

/**
 * Takes up to `limit` deliveries that are due and puts their next attempt to `retryAt`, so that no other process takes them and
 * none is lost when this one dies while sending.
 */
export async function claimDueDeliveries(
  db: Db,
  { channels, at, retryAt, limit }: { channels: readonly string[]; at: Date; retryAt: Date; limit: number },
): Promise<DueDelivery[]> {
  const { rows } = await sql<DueDelivery>`
    with due as (
      select id from notifications.delivery
       where next_attempt_at <= ${at} and channel = any (${[...channels]}::text[])
       order by next_attempt_at limit ${limit} for update skip locked)
    update notifications.delivery as delivery
       set attempts = delivery.attempts + 1, next_attempt_at = ${retryAt}
      from due, notifications.notice as notice
     where delivery.id = due.id and notice.id = delivery.notice_id
    returning delivery.id, delivery.channel, delivery.recipient, delivery.attempts, notice.title, notice.body`.execute(
    db,
  );
  return rows;
}

export async function markSent(db: Db, ids: readonly string[], at: Date): Promise<void> {
  if (ids.length === 0) return;
  await sql`update notifications.delivery set sent_at = ${at}, next_attempt_at = null, last_error = null
             where id = any (${[...ids]}::uuid[])`.execute(db);
}

/** `retryAt` null: given up. */
export async function markFailed(
  db: Db,
  id: string,
  { error, retryAt }: { error: string; retryAt: Date | null },
): Promise<void> {
  await db
    .updateTable('notifications.delivery')
    .set({ last_error: error, next_attempt_at: retryAt })
    .where('id', '=', id)
    .execute();
}

const inboxSize = 50;

/** Thông báo gần đây của một tài khoản, newest first; one from before notices were kept in English is told as it was. */
export async function listNotices(db: Db, accountId: string, lang: Language = 'vi'): Promise<Notice[]> {
  const rows = await db
    .selectFrom('notifications.notice')
    .select(['id', 'subject_kind', 'subject_code', 'title', 'body', 'title_en', 'body_en', 'created_at', 'read_at'])
    .where('account_id', '=', accountId)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .limit(inboxSize)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    subjectKind: row.subject_kind,
    subjectCode: row.subject_code,
    title: (lang === 'en' ? row.title_en : null) ?? row.title,
    body: (lang === 'en' ? row.body_en : null) ?? row.body,
    createdAt: row.created_at.toISOString(),
    read: row.read_at !== null,
  }));
}

/** Marks notices of an account read: those of a dossier its owner has opened, or one by its id. Somebody else's are left alone. */
export async function markNoticesRead(
  db: Db,
  { accountId, at, ...of }: { accountId: string; at: Date } & ({ subjectCode: string } | { id: string }),
): Promise<void> {
  const unread = db
    .updateTable('notifications.notice')
    .set({ read_at: at })
    .where('account_id', '=', accountId)
    .where('read_at', 'is', null);
  await ('id' in of ? unread.where('id', '=', of.id) : unread.where('subject_code', '=', of.subjectCode)).execute();
}

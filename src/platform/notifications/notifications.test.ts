import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { testDatabase } from '#testing/test-database.ts';
import { notificationJobs } from './notifications.jobs.ts';
import { listNotices, markNoticesRead } from './notifications.queries.ts';
import { notify } from './notify.ts';

const { db } = await testDatabase();
const at = new Date('2026-11-23T02:00:00Z');

async function tell(accountId: string) {
  const subject = { kind: 'dossier', id: randomUUID(), code: 'H62-1' };
  const words = { title: 'Hồ sơ H62-1', body: 'Đã tiếp nhận.' };
  await db
    .transaction()
    .execute((tx) => notify(tx, { accountId, subject, ...words, at, email: 'a@example.vn', phone: '+84590000001' }));
  const row = await db
    .selectFrom('notifications.notice')
    .select('id')
    .where('account_id', '=', accountId)
    .executeTakeFirstOrThrow();
  return row.id;
}

describe('a notice', () => {
  it('stands in the account, leaves once by SMS, and rests unsent by e-mail without a mail server', async () => {
    const accountId = randomUUID();
    const noticeId = await tell(accountId);
    const sent: string[] = [];
    const jobs = notificationJobs({
      db,
      now: () => at,
      smtpUrl: undefined,
      sender: 'x',
      sendSms: async ({ text }) => void sent.push(text),
    });
    await jobs['deliver_notice']?.({ noticeId });
    await jobs['deliver_notice']?.({ noticeId });
    expect(sent).toEqual(['Đã tiếp nhận.']);
    expect(await listNotices(db, accountId)).toMatchObject([{ title: 'Hồ sơ H62-1', read: false }]);
    await markNoticesRead(db, { accountId, subjectCode: 'H62-1', at });
    expect(await listNotices(db, accountId)).toMatchObject([{ read: true }]);
  });

  it('whose SMS fails is tried again', async () => {
    const noticeId = await tell(randomUUID());
    let down = true;
    const sendSms = async () => {
      if (down) throw new Error('nhà mạng không trả lời');
    };
    const jobs = notificationJobs({ db, now: () => at, smtpUrl: undefined, sender: 'x', sendSms });
    await expect(jobs['deliver_notice']?.({ noticeId })).rejects.toThrow('Some deliveries failed');
    down = false;
    await jobs['deliver_notice']?.({ noticeId });
    const rows = await db
      .selectFrom('notifications.delivery')
      .select(['channel', 'attempts', 'sent_at'])
      .where('notice_id', '=', noticeId)
      .where('channel', '=', 'sms')
      .execute();
    expect(rows).toMatchObject([{ attempts: 2, sent_at: at }]);
  });
});

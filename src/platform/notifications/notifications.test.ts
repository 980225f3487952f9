import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { inTransaction } from '#infrastructure/database/transaction.ts';
import { testDatabase } from '#testing/test-database.ts';
import { sendNotices } from './notifications.jobs.ts';
import { listNotices, markNoticesRead } from './notifications.queries.ts';
import { notify } from './notify.ts';

const at = new Date('2026-11-23T02:00:00Z');
const minutes = (count: number) => new Date(at.getTime() + count * 60_000);

async function setUp({ sendSms }: { sendSms: (message: { to: string; text: string }) => Promise<void> }) {
  const { db } = await testDatabase();
  const accountId = randomUUID();
  let now = at;
  const subject = { kind: 'dossier', id: randomUUID(), code: 'H62-1' };
  const words = {
    vi: { title: 'Hồ sơ H62-1', body: 'Đã tiếp nhận.' },
    en: { title: 'Dossier H62-1', body: 'Accepted.' },
  };
  await inTransaction(db, (tx) =>
    notify(tx, { accountId, subject, words, at, email: 'a@example.vn', phone: '+84590000001' }),
  );
  const sweep = () => sendNotices({ db, now: () => now, smtpUrl: undefined, sender: 'x', sendSms });
  const deliveries = () =>
    db
      .selectFrom('notifications.delivery')
      .select(['channel', 'attempts', 'sent_at', 'next_attempt_at'])
      .orderBy('channel')
      .execute();
  return { db, accountId, sweep, deliveries, move: (to: Date) => (now = to) };
}

describe('a notice', () => {
  it('stands in the account, leaves once by SMS, and rests unsent by e-mail without a mail server', async () => {
    const sent: string[] = [];
    const { db, accountId, sweep, deliveries, move } = await setUp({
      sendSms: async ({ text }) => void sent.push(text),
    });
    await Promise.all([sweep().run(), sweep().run()]);
    move(minutes(60));
    await sweep().run();
    expect(sent).toEqual(['Đã tiếp nhận.']);
    expect(await deliveries()).toMatchObject([
      { channel: 'email', attempts: 0, sent_at: null },
      { channel: 'sms', attempts: 1, sent_at: at, next_attempt_at: null },
    ]);
    expect(await listNotices(db, accountId)).toMatchObject([{ title: 'Hồ sơ H62-1', read: false }]);
    expect(await listNotices(db, accountId, 'en')).toMatchObject([{ title: 'Dossier H62-1', body: 'Accepted.' }]);
    await markNoticesRead(db, { accountId, subjectCode: 'H62-1', at });
    expect(await listNotices(db, accountId)).toMatchObject([{ read: true }]);
  });

  it('is marked read by its id for the account it was written to, and for no other', async () => {
    const { db, accountId } = await setUp({ sendSms: async () => undefined });
    const [notice] = await listNotices(db, accountId);
    const id = notice?.id ?? '';
    await markNoticesRead(db, { accountId: randomUUID(), id, at });
    expect(await listNotices(db, accountId)).toMatchObject([{ id, read: false }]);
    await markNoticesRead(db, { accountId, id, at });
    expect(await listNotices(db, accountId)).toMatchObject([{ id, read: true }]);
  });

  it('whose SMS fails is tried again later, and given up in the end', async () => {
    let down = true;
    const { sweep, deliveries, move } = await setUp({
      sendSms: async () => {
        if (down) throw new Error('nhà mạng không trả lời');
      },
    });
    await sweep().run();
    await sweep().run();
    expect(await deliveries()).toMatchObject([{}, { attempts: 1, sent_at: null, next_attempt_at: minutes(1) }]);
    for (let attempt = 1; attempt < 12; attempt += 1) {
      move(minutes(2 ** 12 * attempt));
      await sweep().run();
    }
    expect(await deliveries()).toMatchObject([{}, { attempts: 12, sent_at: null, next_attempt_at: null }]);
    down = false;
    move(minutes(2 ** 20));
    await sweep().run();
    expect(await deliveries()).toMatchObject([{}, { attempts: 12, sent_at: null }]);
  });

  it('taken up by a process that died is taken up again', async () => {
    let dies = true;
    const sent: string[] = [];
    const { sweep, move } = await setUp({
      sendSms: ({ text }) => (dies ? new Promise(() => undefined) : Promise.resolve(void sent.push(text))),
    });
    void sweep().run();
    await new Promise((wake) => setTimeout(wake, 50));
    dies = false;
    await sweep().run();
    expect(sent).toEqual([]);
    move(minutes(6));
    await sweep().run();
    expect(sent).toEqual(['Đã tiếp nhận.']);
  });
});

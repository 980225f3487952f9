import { beforeAll, describe, expect, it } from 'vitest';
import { applyDeclared, buildFile } from '#testing/exchange-office.ts';
import { testDatabase } from '#testing/test-database.ts';
import { deleteOldMessages } from './old-messages.queries.ts';
import { sendMessage } from './send-message.ts';

const { db } = await testDatabase();
const dayMs = 86_400_000;
const start = new Date('2026-01-05T02:00:00Z');
const later = (days: number) => new Date(start.getTime() + days * dayMs);

beforeAll(async () => {
  const topic = { code: 'bao-tin', name: 'Báo tin', owner: 'ben-cung-cap', keepDays: 10, publishers: ['ben-cung-cap'] };
  await applyDeclared(
    db,
    buildFile('http://127.0.0.1:1', { topics: [{ ...topic, subscribers: [{ system: 'mot-cua' }] }] }),
  );
});

const send = (id: string, at: Date) =>
  sendMessage(
    { db, now: () => at },
    {
      sender: 'ben-cung-cap',
      envelope: { specversion: '1.0', id, source: '/thu', type: 'vn.thu', topic: 'bao-tin', data: {} },
    },
  );
const settle = (id: string, state: string, at: Date) =>
  db.updateTable('exchange.delivery').set({ state, settled_at: at }).where('message_id', '=', id).execute();
const kept = async () =>
  (await db.selectFrom('exchange.message').select('id').orderBy('id').execute()).map(({ id }) => id);

describe('messages whose time has ended', () => {
  it('go with what became of them, but not while somebody waits or it was settled lately', async () => {
    await send('a-nhan-roi', start);
    await settle('a-nhan-roi', 'acknowledged', later(1));
    await send('b-cho', start);
    await send('c-moi-xong', start);
    await settle('c-moi-xong', 'dead', later(200));
    await send('d-moi-gui', later(100));
    await settle('d-moi-gui', 'acknowledged', later(101));
    expect(await deleteOldMessages(db, later(9))).toBe(0);
    expect(await deleteOldMessages(db, later(50))).toBe(1);
    expect(await kept()).toEqual(['b-cho', 'c-moi-xong', 'd-moi-gui']);
    expect(await deleteOldMessages(db, later(150))).toBe(1);
    expect(await kept()).toEqual(['b-cho', 'c-moi-xong']);
    await settle('b-cho', 'expired', later(10));
    expect(await deleteOldMessages(db, later(300))).toBe(2);
    expect(await db.selectFrom('exchange.delivery').select('id').execute()).toEqual([]);
  });
});

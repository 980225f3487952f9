import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createFolderStorage } from '#infrastructure/storage/storage.ts';
import { inTransaction } from '#infrastructure/database/transaction.ts';
import { describe, expect, it } from 'vitest';
import { insertAccounts } from '#platform/identity/index.ts';
import { testDatabase } from '#testing/test-database.ts';
import { cleanUp } from './clean-up.ts';

const { db } = await testDatabase();
const at = new Date('2026-11-23T19:00:00Z');
const daysAgo = (days: number) => new Date(at.getTime() - days * 86_400_000);

describe('the nightly clean-up', () => {
  it('takes away sessions that have ended and commands nobody will repeat, and nothing else', async () => {
    const id = randomUUID();
    const account = {
      id,
      kind: 'citizen' as const,
      username: null,
      fullName: 'Trần Thị Dân',
      personalId: null,
      taxCode: null,
      email: null,
      phone: null,
    };
    await inTransaction(db, (tx) => insertAccounts(tx, [account], at));
    const session = { account_id: id, created_at: daysAgo(3), last_seen_at: daysAgo(2) };
    await db
      .insertInto('identity.session')
      .values([
        { ...session, token_hash: 'ended', expires_at: daysAgo(1) },
        { ...session, token_hash: 'alive', expires_at: daysAgo(-1) },
      ])
      .execute();
    const command = { actor_id: id, name: 'x', answer: '{}' };
    await db
      .insertInto('infrastructure.command')
      .values([
        { ...command, id: randomUUID(), done_at: daysAgo(31) },
        { ...command, id: randomUUID(), done_at: daysAgo(29) },
      ])
      .execute();
    await db
      .insertInto('exchange.body_key')
      .values([
        { day: '2026-08-25', sealed_key: 'x' },
        { day: '2026-08-26', sealed_key: 'x' },
      ])
      .execute();
    const now = () => at;
    const storage = createFolderStorage(join(tmpdir(), randomUUID()));
    const sharedFiles = { db, now, storage, maxFileBytes: 1000, maxOwnerBytes: 10_000_000 };
    const kept = {
      owner: 'a',
      name: 'x.pdf',
      media_type: 'application/pdf',
      size_bytes: 4,
      readers: [],
      created_at: at,
    };
    const { sha256 } = await storage.put(Buffer.from('ended'));
    await db
      .insertInto('shared_files.file')
      .values([
        { ...kept, id: randomUUID(), sha256, expires_at: daysAgo(1) },
        { ...kept, id: randomUUID(), sha256: 'f'.repeat(64), expires_at: daysAgo(-1) },
      ])
      .execute();
    await cleanUp({
      db,
      now,
      sharedFiles,
      exchangeRules: {
        messagesKept: { days: 365, source: 'thử', verified: false },
        connectionTrials: { keptDays: 90, mostAnHour: 30, waitSeconds: 20, source: 'thử', verified: false },
        bodiesKept: { days: 90, source: 'thử', verified: false },
      },
    });
    // Two in the night of the 24th in Vietnam: ninety days before it was the 26th of August.
    expect(await db.selectFrom('exchange.body_key').select('day').execute()).toEqual([{ day: '2026-08-26' }]);
    expect(await db.selectFrom('shared_files.file').select('sha256').execute()).toEqual([{ sha256: 'f'.repeat(64) }]);
    expect(await storage.has(sha256)).toBe(false);
    expect(await db.selectFrom('identity.session').select('token_hash').execute()).toEqual([{ token_hash: 'alive' }]);
    expect(await db.selectFrom('infrastructure.command').select('done_at').execute()).toEqual([
      { done_at: daysAgo(29) },
    ]);
  });
});

import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeEach, expect, it } from 'vitest';
import { inTransaction } from '#infrastructure/database/transaction.ts';
import { verifyChanges, verifyLog } from '#platform/exchange/index.ts';
import { testDatabase } from '#testing/test-database.ts';
import { eraseSection, LogLine } from '../evidence/entry.ts';
import { openEvidenceLog } from '../evidence/evidence-log.ts';
import { logFileName } from '../evidence/segments.ts';
import { recordChange } from './record-change.ts';
import { sealChanges } from './seal-changes.ts';

const { db } = await testDatabase();
const now = () => new Date();
const folder = mkdtempSync(join(tmpdir(), 'motcua-management-'));
const evidence = await openEvidenceLog({ folder, gateway: 'cong-1', now });
afterAll(() => evidence.close());
const path = join(folder, logFileName);
const verify = () => verifyChanges(db, { log: path, gateway: 'cong-1' });

const change = (subject: string) => ({
  at: now(),
  by: { accountId: null, name: 'Người trực' },
  action: 'exchange.system_active',
  subject,
  reason: 'Đã khắc phục sự cố',
});
const record = (subject: string) => inTransaction(db, (tx) => recordChange(tx, change(subject)));
const entry = (seq: number) =>
  db.selectFrom('exchange.management_entry').selectAll().where('seq', '=', seq).executeTakeFirstOrThrow();
/** The last five entries, sealed. */
let first = 0;

beforeEach(async () => {
  for (let count = 0; count < 5; count += 1) await record(`hệ thống ${count}`);
  await sealChanges(db, evidence);
  const { last } = await db
    .selectFrom('exchange.management_entry')
    .select((query) => query.fn.max('seq').as('last'))
    .executeTakeFirstOrThrow();
  first = Number(last) - 4;
});

it('numbers entries as their transactions end, without a gap, however many write at once', async () => {
  await Promise.all(
    Array.from({ length: 24 }, (_, index) =>
      inTransaction(db, async (tx) => {
        await recordChange(tx, change(`cùng lúc ${index}`));
        await sql`select pg_sleep(${index % 3} * 0.01)`.execute(tx);
        if (index % 6 === 0) throw new Error('taken back');
        await recordChange(tx, change(`cùng lúc ${index}, việc thứ hai`));
      }).catch(() => undefined),
    ),
  );
  const rows = await db
    .selectFrom('exchange.management_entry')
    .select(['seq', sql<string>`xmin::text`.as('transaction')])
    .orderBy('seq')
    .execute();
  expect(rows.map(({ seq }) => Number(seq))).toEqual(rows.map((_, index) => index + 1));
  // What one transaction wrote stands together: nobody else was given a number between.
  const inTurn = rows.slice(-40).map(({ transaction }) => transaction);
  const turns = inTurn.filter((one, index) => one !== inTurn[index - 1]);
  expect(turns).toHaveLength(20);
  expect(new Set(turns).size).toBe(20);
  await sealChanges(db, evidence);
  expect(await verify()).toMatchObject({ entries: rows.length, unsealed: 0, faults: [] });
});

it('names an entry that was altered', async () => {
  const { sections } = await entry(first + 1);
  const forged = JSON.stringify(sections).replace('system_active', 'system_suspended');
  const write = (text: string) =>
    db
      .updateTable('exchange.management_entry')
      .set({ sections: text })
      .where('seq', '=', first + 1)
      .execute();
  await write(forged);
  expect((await verify()).faults).toEqual([{ kind: 'altered', seq: first + 1 }]);
  await write(JSON.stringify(sections));
});

it('names entries that were taken out, in the middle and at the end', async () => {
  const [middle, end] = [await entry(first + 2), await entry(first + 4)];
  await db.deleteFrom('exchange.management_entry').where('id', 'in', [middle.id, end.id]).execute();
  expect((await verify()).faults).toEqual([
    { kind: 'missing', seq: first + 2 },
    { kind: 'missing', seq: first + 4 },
  ]);
  // As a backup brings them back: with their numbers.
  const back = [middle, end].map((row) => ({ ...row, sections: JSON.stringify(row.sections) }));
  await db.insertInto('exchange.management_entry').values(back).execute();
  expect((await verify()).faults).toEqual([]);
});

it('names entries that changed places', async () => {
  const [one, other] = [await entry(first), await entry(first + 3)];
  const put = (id: string, sections: unknown) =>
    db
      .updateTable('exchange.management_entry')
      .set({ sections: JSON.stringify(sections) })
      .where('id', '=', id)
      .execute();
  await put(one.id, other.sections);
  await put(other.id, one.sections);
  expect((await verify()).faults).toEqual([
    { kind: 'out_of_order', seq: first },
    { kind: 'out_of_order', seq: first + 3 },
  ]);
  await put(one.id, one.sections);
  await put(other.id, other.sections);
});

it('names an entry that only says it was sealed', async () => {
  await record('chưa niêm phong');
  await db
    .updateTable('exchange.management_entry')
    .set({ sealed_by: 'cong-1' })
    .where('seq', '=', first + 5)
    .execute();
  expect((await verify()).faults).toEqual([{ kind: 'unbacked', seq: first + 5 }]);
  await db
    .updateTable('exchange.management_entry')
    .set({ sealed_by: null })
    .where('seq', '=', first + 5)
    .execute();
});

it('still proves when who did it was erased', async () => {
  const { sections } = await entry(first);
  const line = eraseSection(LogLine.parse({ seq: first, sections }), 'person');
  await db
    .updateTable('exchange.management_entry')
    .set({ sections: JSON.stringify(line.sections) })
    .where('seq', '=', first)
    .execute();
  expect(JSON.stringify((await entry(first)).sections)).not.toContain('Người trực');
  expect((await verify()).faults).toEqual([]);
});

it('is written again by a gateway that died before it said so, and proves the same', async () => {
  await record('chết giữa chừng');
  const dying = {
    gateway: 'cong-1',
    append: async (sections: { facts?: string }) => {
      await evidence.append(sections);
      throw new Error('killed');
    },
  };
  await expect(sealChanges(db, dying)).rejects.toThrow('killed');
  expect(await verify()).toMatchObject({ unsealed: 0, faults: [] });
  await sealChanges(db, evidence);
  expect((await verify()).faults).toEqual([]);
  await expect.poll(async () => (await verifyLog(path, { publicKey: evidence.publicKey })).unsealed).toBe(0);
  expect((await verifyLog(path, { publicKey: evidence.publicKey })).faults).toEqual([]);
});

import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createPool, type Tx } from '#infrastructure/database/connect.ts';
import { grantApplicationRole } from '#infrastructure/database/application-role.ts';
import { inTransaction } from '#infrastructure/database/transaction.ts';
import { endRecord, findDuplicates, mergeRecords, putRecord, readRegisters, undoMerge } from '#data/registry/index.ts';
import { testDatabase } from '#testing/test-database.ts';

const { db, owner } = await testDatabase();
const registers = await readRegisters('content/vinh-phuc/registers');
const register = (key: string) => {
  const found = registers.get(key);
  if (!found) throw new Error(`no register ${key}`);
  return found;
};
const household = register('household');
let second = 0;
const change = (commandId: string = randomUUID()) => ({
  commandId,
  at: new Date(Date.UTC(2026, 10, 29, 2, 0, (second += 1))),
  by: { id: null, name: 'Nguyễn Văn Thanh' },
  reason: 'Rà soát hộ gia đình năm 2026',
  article: 'Luật Cư trú Đ10',
  source: { kind: 'desk', ref: 'BB 12' } as const,
});
const within = <Answer>(work: (tx: Tx) => Promise<Answer>) => inTransaction(db, work);
let sequence = 0;
/** A household of its own commune, so that tests do not meet. */
const buildHousehold = (over: Record<string, unknown> = {}) => {
  sequence += 1;
  return {
    householdCode: `HGD-${sequence}`,
    name: 'Nguyễn Thị Hòa',
    birthDate: '1985-09-02',
    commune: String(10_000 + sequence),
    ...over,
  };
};
const put = (data: Record<string, unknown>, over: Partial<Parameters<typeof putRecord>[1]> = {}) =>
  within((tx) => putRecord(tx, { register: household, data, change: change(), ...over }));
const versions = (id: string) =>
  db.selectFrom('registry.record_version').selectAll().where('record_id', '=', id).orderBy('version').execute();
const current = (id: string) =>
  db.selectFrom('registry.record').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
const suspicions = (id: string) =>
  db
    .selectFrom('registry.duplicate')
    .selectAll()
    .where(({ or, eb }) => or([eb('first_id', '=', id), eb('second_id', '=', id)]))
    .execute();

describe('putting a record', () => {
  it('creates it with its first version: who, when, why, on what ground and from where', async () => {
    const data = buildHousehold();
    const { id, outcome } = await put(data);
    expect(outcome).toBe('created');
    expect(await current(id)).toMatchObject({ data, version: 1, birth_year: 1985, valid_from: '2026-11-29' });
    expect(await versions(id)).toMatchObject([
      {
        kind: 'create',
        data,
        by_name: 'Nguyễn Văn Thanh',
        reason: 'Rà soát hộ gia đình năm 2026',
        article: 'Luật Cư trú Đ10',
        source_kind: 'desk',
        source_ref: 'BB 12',
      },
    ]);
  });

  it('corrects it by a new version and keeps what was said before', async () => {
    const data = buildHousehold();
    const { id } = await put(data);
    const corrected = { ...data, name: 'Nguyễn Thị Hoa' };
    expect(await put(corrected)).toMatchObject({ id, version: 2, outcome: 'corrected' });
    expect(await versions(id)).toMatchObject([{ data }, { kind: 'correct', data: corrected }]);
  });

  it('touches only the fields a change speaks of', async () => {
    const data = buildHousehold();
    const { id } = await put({ ...data, poverty: 'poor' });
    const { householdCode } = data;
    await put({ householdCode }, { only: ['householdCode', 'poverty'] });
    expect((await current(id)).data).toEqual(data);
  });

  it('does a command once, and nothing for data it already has', async () => {
    const data = buildHousehold();
    const once = change();
    const first = await put(data, { change: once });
    expect(await put({ ...data, name: 'Trần Văn Hùng' }, { change: once })).toMatchObject({
      id: first.id,
      outcome: 'repeated',
    });
    expect(await put(data)).toMatchObject({ id: first.id, outcome: 'unchanged' });
    expect(await versions(first.id)).toHaveLength(1);
  });

  it('refuses what the definition does not allow, a record without its key and keys of two records', async () => {
    await expect(put(buildHousehold({ poverty: 'rich' }))).rejects.toMatchObject({ code: 'registry.record_wrong' });
    await expect(put({ name: 'Nguyễn Thị Hòa' })).rejects.toMatchObject({ code: 'registry.key_missing' });
    const one = await put(buildHousehold());
    const other = buildHousehold();
    await put(other);
    await expect(put(other, { recordId: one.id })).rejects.toMatchObject({ code: 'registry.keys_disagree' });
  });

  it('keeps nothing when the transaction of the caller is taken back', async () => {
    const data = buildHousehold();
    const undone = within(async (tx) => {
      await putRecord(tx, { register: household, data, change: change() });
      throw new Error('taken back');
    });
    await expect(undone).rejects.toThrow('taken back');
    const { householdCode } = data;
    const keys = db.selectFrom('registry.record_key').selectAll().where('value', '=', householdCode);
    expect(await keys.execute()).toEqual([]);
  });

  it('lets one of two that arrive together win, never both', async () => {
    const data = buildHousehold();
    const results = await Promise.allSettled([put(data), put(data)]);
    expect(results.some(({ status }) => status === 'fulfilled')).toBe(true);
    const { householdCode } = data;
    const keys = db.selectFrom('registry.record_key').selectAll().where('value', '=', householdCode);
    expect(await keys.execute()).toHaveLength(1);
  });

  it('is not for a register kept elsewhere', async () => {
    await expect(put({ personalId: '026192000001' }, { register: register('population') })).rejects.toThrow(
      'not kept here',
    );
  });
});

describe('ending a record', () => {
  it('keeps its history, and lets its number be given again', async () => {
    const data = buildHousehold();
    const { id } = await put(data);
    await within((tx) => endRecord(tx, { register: household, id, on: '2026-12-31', change: change() }));
    expect(await versions(id)).toMatchObject([{ kind: 'create' }, { kind: 'end', valid_to: '2026-12-31' }]);
    await expect(put({ ...data, poverty: 'poor' }, { recordId: id })).rejects.toMatchObject({
      code: 'registry.record_ended',
    });
    expect(await put(data)).toMatchObject({ outcome: 'created' });
  });

  it('is refused before the day it began', async () => {
    const { id } = await put(buildHousehold());
    const ending = within((tx) => endRecord(tx, { register: household, id, on: '2020-01-01', change: change() }));
    await expect(ending).rejects.toMatchObject({ code: 'registry.ends_before' });
  });
});

describe('suspecting duplicates', () => {
  it.each(['Nguyễn Thị Hoà', 'NGUYỄN THỊ HÒA', 'Nguyen Thi Hoa', 'nguyễn  thị hòa', 'Nguyễn Thị Hòa'.normalize('NFD')])(
    'takes “%s” for the same as “Nguyễn Thị Hòa”',
    async (name) => {
      const data = buildHousehold();
      const first = await put(data);
      const other = await put(buildHousehold({ commune: data.commune, name }));
      expect(other.duplicates).toEqual([{ id: first.id, rules: ['name+birthDate+commune'] }]);
      expect(await suspicions(first.id)).toMatchObject([{ state: 'open', rules: ['name+birthDate+commune'] }]);
    },
  );

  it('suspects nobody born on another day, or of whom a field of the rule is not known', async () => {
    const data = buildHousehold();
    await put(data);
    const { commune } = data;
    expect((await put(buildHousehold({ commune, birthDate: '1985-09-03' }))).duplicates).toEqual([]);
    const { birthDate: _, ...unknown } = buildHousehold({ commune });
    expect((await put(unknown)).duplicates).toEqual([]);
  });

  it('drops a suspicion that a correction has cleared', async () => {
    const data = buildHousehold();
    await put(data);
    const other = buildHousehold({ commune: data.commune });
    const { id } = await put(other);
    expect(await suspicions(id)).toHaveLength(1);
    await put({ ...other, birthDate: '1990-01-01' });
    expect(await suspicions(id)).toEqual([]);
  });

  it('can be asked before anything is written', async () => {
    const data = buildHousehold();
    const { id } = await put(data);
    expect(await findDuplicates(db, { register: household, data: { ...data, name: 'NGUYEN THI HOA' } })).toMatchObject([
      { id },
    ]);
  });
});

describe('merging two records', () => {
  async function pair() {
    const winnerData = buildHousehold();
    const loserData = buildHousehold({ commune: winnerData.commune, name: 'Nguyen Thi Hoa', poverty: 'poor' });
    const [winner, loser] = [await put(winnerData), await put(loserData)];
    const mergeId = await within((tx) =>
      mergeRecords(tx, { register: household, winnerId: winner.id, loserId: loser.id, change: change() }),
    );
    return { winnerData, loserData, winner, loser, mergeId };
  }

  it('keeps what the winner says and fills in what it did not know', async () => {
    const { winner, loser, winnerData, loserData } = await pair();
    expect((await current(winner.id)).data).toEqual({ ...winnerData, poverty: 'poor' });
    expect(await current(loser.id)).toMatchObject({ merged_into: winner.id, data: loserData });
    expect(await suspicions(winner.id)).toMatchObject([{ state: 'merged' }]);
    await expect(put(loserData)).rejects.toMatchObject({ code: 'registry.record_merged' });
  });

  it('is undone: both are as they were, and are suspected no more', async () => {
    const { winner, loser, winnerData, loserData, mergeId } = await pair();
    await within((tx) => undoMerge(tx, { register: household, mergeId, change: change() }));
    expect((await current(winner.id)).data).toEqual(winnerData);
    expect(await current(loser.id)).toMatchObject({ merged_into: null, data: loserData });
    expect(await put({ ...loserData, merit: true })).toMatchObject({ id: loser.id, outcome: 'corrected' });
    expect(await suspicions(winner.id)).toMatchObject([{ state: 'apart' }]);
    expect((await versions(winner.id)).map(({ kind }) => kind)).toEqual(['create', 'merge', 'undo_merge']);
    const again = within((tx) => undoMerge(tx, { register: household, mergeId, change: change() }));
    await expect(again).rejects.toMatchObject({ code: 'registry.merge_undone' });
  });

  it('keeps on undoing what was corrected since the merge', async () => {
    const { winner, winnerData, mergeId } = await pair();
    await put({ ...winnerData, poverty: 'near_poor', merit: true });
    await within((tx) => undoMerge(tx, { register: household, mergeId, change: change() }));
    expect((await current(winner.id)).data).toEqual({ ...winnerData, poverty: 'near_poor', merit: true });
  });

  it('is undone last first', async () => {
    const { winner, mergeId } = await pair();
    const third = await put(buildHousehold());
    const later = await within((tx) =>
      mergeRecords(tx, { register: household, winnerId: winner.id, loserId: third.id, change: change() }),
    );
    const undo = (id: string) => within((tx) => undoMerge(tx, { register: household, mergeId: id, change: change() }));
    await expect(undo(mergeId)).rejects.toMatchObject({ code: 'registry.later_merge' });
    await undo(later);
    await undo(mergeId);
  });

  it('is done once by a command, and never of a record with itself', async () => {
    const [one, other] = [await put(buildHousehold()), await put(buildHousehold())];
    const once = change();
    const merge = (loserId: string) =>
      within((tx) => mergeRecords(tx, { register: household, winnerId: one.id, loserId, change: once }));
    await expect(merge(one.id)).rejects.toMatchObject({ code: 'registry.one_record' });
    expect(await merge(other.id)).toBe(await merge(other.id));
    expect(await versions(one.id)).toHaveLength(2);
  });
});

it('keeps a history the application can only add to', async () => {
  const role = `motcua_records_${process.pid}`;
  const pool = createPool(owner, 1);
  try {
    await grantApplicationRole(pool, role);
    const may = async (right: string) =>
      (await pool.query('select has_table_privilege($1, $2, $3) as may', [role, 'registry.record_version', right]))
        .rows[0];
    expect([await may('insert'), await may('update'), await may('delete')]).toEqual([
      { may: true },
      { may: false },
      { may: false },
    ]);
  } finally {
    await pool.query(`drop owned by ${role}; drop role ${role}`);
    await pool.end();
  }
});

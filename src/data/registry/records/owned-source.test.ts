import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { inTransaction } from '#infrastructure/database/transaction.ts';
import {
  endRecord,
  matchRegister,
  mergeRecords,
  putRecord,
  readerOf,
  readRegister,
  undoMerge,
} from '#data/registry/index.ts';
import { buildOffice } from '#testing/office.ts';
import { provinceDatabase } from '#testing/province-database.ts';

const draftId = '00000000-0000-4000-8000-000000000001';

const clock = { now: new Date('2026-11-29T02:00:00Z') };
const { db } = await provinceDatabase(() => clock.now);
const { deps, actor } = await buildOffice(db, () => clock.now);
const lan = await actor('dan.lan');
const hung = await actor('dan.hung');
const personalId = lan.personalId ?? '';
const article = 'NĐ 47/2020 Đ11';
const licence = (licenceNumber: string, over: Record<string, unknown> = {}) => ({
  licenceNumber,
  licenceKind: 'driving',
  licenceClass: 'A1',
  personalId,
  name: 'Nguyễn Thị Lan',
  birthDate: '1992-04-12',
  ...over,
});
const registerOf = (key: string) => {
  const register = deps.registers.get(key);
  if (!register) throw new Error(`no register ${key}`);
  return register;
};
const change = () => ({
  commandId: randomUUID(),
  at: clock.now,
  by: { id: null, name: 'Sở Công an' },
  reason: 'Cấp mới',
  article,
  source: { kind: 'desk', ref: '' } as const,
});
const put = (register: string, data: Record<string, unknown>, validFrom = '2026-01-01') =>
  inTransaction(db, (tx) => putRecord(tx, { register: registerOf(register), data, change: change(), validFrom }));
const readOwn = (register: string, fields: string[]) =>
  readRegister(deps, {
    register,
    key: { kind: 'personalId', value: personalId },
    fields,
    reader: readerOf(deps, lan),
    purpose: { kind: 'own_form', draftId, article },
  });

describe('a register the province owns', () => {
  it('is read by the one way in, and the look is recorded', async () => {
    await put('licence', licence('260001'));
    expect(await readOwn('licence', ['licenceNumber', 'licenceClass'])).toMatchObject({
      kind: 'found',
      fields: { licenceNumber: '260001', licenceClass: 'A1' },
    });
    const looks = await db.selectFrom('registry.access').selectAll().where('register', '=', 'licence').execute();
    expect(looks).toMatchObject([{ subject_number: personalId, outcome: 'found' }]);
  });

  it('answers the newest of several, and only what is in force', async () => {
    const later = await put('licence', licence('260002', { licenceClass: 'B' }), '2026-06-01');
    await put('licence', licence('260003', { licenceClass: 'C' }), '2027-01-01');
    expect(await readOwn('licence', ['licenceClass'])).toMatchObject({ fields: { licenceClass: 'B' } });
    const register = registerOf('licence');
    await inTransaction(db, (tx) => endRecord(tx, { register, id: later.id, on: '2026-11-28', change: change() }));
    expect(await readOwn('licence', ['licenceClass'])).toMatchObject({ fields: { licenceClass: 'A1' } });
  });

  it('compares what somebody else declares', async () => {
    const claim = (claimed: Record<string, string>) =>
      matchRegister(deps, {
        register: 'licence',
        key: { kind: 'licenceNumber', value: '260001' },
        reader: readerOf(deps, hung),
        purpose: { kind: 'match', draftId, article },
        claimed,
      });
    expect(await claim({ name: 'NGUYỄN THỊ LAN' })).toBe('matched');
    expect(await claim({ name: 'Nguyễn Thị Lành' })).toBe('differs');
  });

  it('knows nobody who has no record, and tells so', async () => {
    expect(await readOwn('land', ['parcelCode'])).toEqual({ kind: 'none' });
  });

  it('records a look at an enterprise as one at the enterprise', async () => {
    await put('issued-results', { dossierCode: 'H62-1', taxCode: '2500123456', name: 'Công ty Sông Lô', number: '01' });
    const officer = readerOf(deps, await actor('tuphap.tichson'));
    await readRegister(deps, {
      register: 'issued-results',
      key: { kind: 'dossierCode', value: 'H62-1' },
      fields: ['number'],
      reader: officer,
      purpose: { kind: 'reasoned', article, reason: 'Xác minh theo đơn thư số 12' },
    });
    const looks = await db.selectFrom('registry.access').selectAll().where('register', '=', 'issued-results').execute();
    expect(looks).toMatchObject([{ subject_kind: 'enterprise', subject_number: '2500123456' }]);
  });

  it('answers for the numbers of records merged into another, also through a chain, until that is undone', async () => {
    const household = registerOf('household');
    const read = async (householdCode: string) => {
      const answer = await readRegister(deps, {
        register: 'household',
        key: { kind: 'householdCode', value: householdCode },
        fields: ['householdCode'],
        reader: readerOf(deps, lan),
        purpose: { kind: 'reasoned', article, reason: 'Kiểm tra hộ đã gộp' },
      });
      return answer.kind === 'found' ? answer.fields['householdCode'] : answer.kind;
    };
    const codes = ['H-001', 'H-002', 'H-003'];
    const written = await Promise.all(codes.map((householdCode) => put('household', { householdCode })));
    const [one = '', two = '', three = ''] = written.map(({ id }) => id);
    const merge = (winnerId: string, loserId: string) =>
      inTransaction(db, (tx) => mergeRecords(tx, { register: household, winnerId, loserId, change: change() }));
    await merge(two, three);
    const mergeId = await merge(one, two);
    expect(await Promise.all(codes.map(read))).toEqual(['H-001', 'H-001', 'H-001']);
    await inTransaction(db, (tx) => undoMerge(tx, { register: household, mergeId, change: change() }));
    expect(await Promise.all(codes.map(read))).toEqual(['H-001', 'H-002', 'H-002']);
  });
});

import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '#infrastructure/actor.ts';
import { inTransaction } from '#infrastructure/database/transaction.ts';
import { listAccesses, putRecord, registryEn, registryRoutes, registryVi } from '#data/registry/index.ts';
import { buildHttp } from '#testing/build.ts';
import { buildOffice } from '#testing/office.ts';
import { provinceDatabase } from '#testing/province-database.ts';
import { FoundRecords, KeptRecord, KeptRegister, SuspectedPair } from './keeping.contract.ts';

const clock = { now: new Date('2026-11-23T02:00:00Z') };
const { db } = await provinceDatabase(() => clock.now);
const { deps, actor } = await buildOffice(db, () => clock.now);
const lan = await actor('dan.lan');
const keeper = await actor('datdai.vinhyen');
const administrator = await actor('quantri');
const elsewhere = await actor('tuphap.tichson');
const signedIn: { actor?: Actor } = {};
const app = await buildHttp({ vi: registryVi, en: registryEn }, async () => signedIn.actor);
registryRoutes(app, deps);

beforeEach(() => {
  clock.now = new Date(clock.now.getTime() + 1000);
  signedIn.actor = keeper;
});

let parcel = 0;
/** A parcel of Lan’s, or of whoever is said. */
async function buildParcel(over: Record<string, unknown> = {}): Promise<string> {
  parcel += 1;
  const register = deps.registers.get('land');
  if (!register) throw new Error('no register');
  const own = { name: lan.name, birthDate: '1992-04-12', personalId: lan.personalId };
  const data = { parcelCode: `08707-9-${parcel}`, areaM2: 100, ...own, ...over };
  const change = {
    ...{
      commandId: randomUUID(),
      at: clock.now,
      by: { id: null, name: 'Nhập' },
      reason: 'Nhập ban đầu',
      article: 'Đ163',
    },
    source: { kind: 'import', ref: 'thua-dat.csv:2' } as const,
  };
  return (await inTransaction(db, (tx) => putRecord(tx, { register, data, change }))).id;
}

const get = (url: string) => app.inject({ url: `/api/registers${url}` });
const post = (url: string, payload: Record<string, unknown>) =>
  app.inject({ method: 'POST', url: `/api/registers${url}`, payload });
const found = async (q: string) =>
  FoundRecords.parse((await get(`/land/records?q=${encodeURIComponent(q)}`)).json()).records.map(({ id }) => id);
const open = async (id: string) => KeptRecord.parse((await get(`/land/records/${id}`)).json());
const correction = (over: Record<string, unknown> = {}) => ({
  commandId: randomUUID(),
  version: 1,
  reason: 'Đo đạc lại',
  article: 'Luật Đất đai 2024 Đ163',
  values: { areaM2: 120.5 },
  ...over,
});

describe('a register kept here', () => {
  it('is there for the officials of its keeper and for administrators', async () => {
    const listed = async (who: Actor) => {
      signedIn.actor = who;
      return KeptRegister.array()
        .parse((await get('')).json())
        .map(({ register }) => register);
    };
    expect(await listed(keeper)).toEqual(['land']);
    expect(await listed(administrator)).toHaveLength(5);
    expect(await listed(lan)).toEqual([]);
    const id = await buildParcel();
    for (const who of [lan, elsewhere]) {
      signedIn.actor = who;
      for (const url of ['/land/records?q=lan', `/land/records/${id}`, '/land/duplicates'])
        expect((await get(url)).statusCode).toBe(404);
      expect((await post(`/land/records/${id}/corrections`, correction())).statusCode).toBe(404);
    }
    delete signedIn.actor;
    expect((await get('')).statusCode).toBe(401);
    signedIn.actor = keeper;
    expect((await get('/population/records?q=lan')).statusCode).toBe(404);
  });

  it('is searched by name without marks and year, or by a number; that it was asked stands in the audit', async () => {
    const id = await buildParcel({ name: 'Đỗ Thị Thuý', birthDate: '1970-02-01', personalId: '026170000001' });
    const other = await buildParcel({ name: 'Đỗ Thị Thúy', birthDate: '1971-02-01', personalId: '026171000001' });
    expect(await found('do thi thuy 1970')).toEqual([id]);
    expect((await found('DO THI THUY')).sort()).toEqual([id, other].sort());
    expect(await found('026171000001')).toEqual([other]);
    expect(await found('1970')).toEqual([]);
    const asked = await db
      .selectFrom('infrastructure.audit')
      .selectAll()
      .where('action', '=', 'registry.searched')
      .execute();
    expect(asked).toContainEqual(
      expect.objectContaining({ actor_id: keeper.id, details: { words: 'do thi thuy 1970', found: 1 } }),
    );
  });

  it('shows a record with its history; the person sees who looked, and as what', async () => {
    const id = await buildParcel();
    expect(await open(id)).toMatchObject({
      state: 'in_force',
      values: { areaM2: 100 },
      rows: expect.arrayContaining([{ path: 'areaM2', label: 'Diện tích (m²)', text: '100' }]),
      history: [{ version: 1, kind: 'create', source: { kind: 'import', ref: 'thua-dat.csv:2' }, changes: [] }],
    });
    const { accesses } = await listAccesses(deps, { actor: lan, before: null, lang: 'vi' });
    expect(accesses[0]).toMatchObject({
      purpose: 'keeping',
      purposeText: 'Quản lý bản ghi của cơ sở dữ liệu',
      unitName: expect.stringContaining('Đăng ký đất đai'),
      flagged: false,
      mayAsk: true,
    });
    expect((await get(`/land/records/${randomUUID()}`)).statusCode).toBe(404);
  });
});

describe('correcting a record', () => {
  it('is a new version with reason, article and who did it, once for its command', async () => {
    const id = await buildParcel();
    const input = correction({ values: { areaM2: 120.5, birthDate: null } });
    for (const _ of [1, 2]) expect((await post(`/land/records/${id}/corrections`, input)).statusCode).toBe(200);
    const { history, values } = await open(id);
    expect(values).not.toHaveProperty('birthDate');
    expect(history).toHaveLength(2);
    expect(history[1]).toMatchObject({
      kind: 'correct',
      reason: 'Đo đạc lại',
      article: 'Luật Đất đai 2024 Đ163',
      byName: expect.stringContaining(keeper.name),
      changes: [
        { label: 'Diện tích (m²)', before: '100', after: '120,5' },
        { label: 'Ngày sinh của người sử dụng đất', before: '12/04/1992', after: '' },
      ],
    });
  });

  it('is refused of what was changed since, of nothing, and of what does not fit', async () => {
    const id = await buildParcel();
    const refused = async (over: Record<string, unknown>) =>
      (await post(`/land/records/${id}/corrections`, correction(over))).json();
    expect(await refused({ version: 2 })).toMatchObject({ code: 'registry.record_changed' });
    expect(await refused({ values: {} })).toMatchObject({ code: 'registry.nothing_changed' });
    expect(await refused({ values: { areaM2: 'rộng', certificateNumber: 'số 1' } })).toMatchObject({
      code: 'registry.fields_wrong',
      message: expect.stringContaining('Diện tích'),
      details: {
        faults: [
          { at: ['areaM2'], rule: 'type' },
          { at: ['certificateNumber'], rule: 'pattern', example: 'AB 123456' },
        ],
      },
    });
    expect(await refused({ values: { parcelCode: null } })).toMatchObject({ code: 'registry.key_missing' });
    expect((await post(`/land/records/${id}/corrections`, correction({ reason: '' }))).statusCode).toBe(400);
  });
});

describe('records that may be one', () => {
  async function buildPair() {
    const place = { commune: '08707', mapSheet: '7', parcelNumber: String(parcel + 1000) };
    const [first, second] = [await buildParcel({ ...place, purpose: 'ODT' }), await buildParcel(place)];
    const pairs = SuspectedPair.array().parse((await get('/land/duplicates')).json());
    const pair = pairs.find((one) => [one.first.id, one.second.id].includes(first));
    if (!pair) throw new Error('not suspected');
    return { first, second, pair, url: `/land/duplicates/${pair.first.id}/${pair.second.id}` };
  }
  const isListed = async (id: string) =>
    SuspectedPair.array()
      .parse((await get('/land/duplicates')).json())
      .some((one) => [one.first.id, one.second.id].includes(id));

  it('are listed by the rule that found them, merged into the one that is kept, and set apart again', async () => {
    const { first, second, pair, url } = await buildPair();
    expect(pair.rules).toEqual(['Xã, phường, thị trấn, Tờ bản đồ số, Thửa đất số']);
    const judgement = { commandId: randomUUID(), judgement: 'one', keepId: first, reason: 'Nhập hai lần' };
    for (const _ of [1, 2]) expect((await post(url, judgement)).statusCode).toBe(200);
    expect(await isListed(first)).toBe(false);
    expect((await open(second)).state).toBe('merged');
    const [merge] = (await open(first)).merges;
    expect(merge).toMatchObject({ name: lan.name, reason: 'Nhập hai lần' });
    expect((await post(url, { ...judgement, commandId: randomUUID() })).json()).toMatchObject({
      code: 'registry.pair_judged',
    });
    const undo = { commandId: randomUUID(), reason: 'Hai thửa khác nhau' };
    expect((await post(`/land/merges/${merge?.id}/undo`, undo)).statusCode).toBe(200);
    expect((await open(second)).state).toBe('in_force');
    expect((await open(first)).merges).toEqual([]);
  });

  it('are judged to be two, and asked about no more', async () => {
    const { first, url } = await buildPair();
    const judgement = { commandId: randomUUID(), judgement: 'two', reason: 'Hai thửa khác nhau' };
    expect((await post(url, judgement)).statusCode).toBe(200);
    expect(await isListed(first)).toBe(false);
    const audit = await db
      .selectFrom('infrastructure.audit')
      .selectAll()
      .where('action', '=', 'registry.judge')
      .execute();
    expect(audit.at(-1)).toMatchObject({ actor_id: keeper.id, details: { reason: 'Hai thửa khác nhau' } });
  });

  it('keep nothing but one of the pair, and are nothing where nobody suspected them', async () => {
    const { url } = await buildPair();
    const judgement = { commandId: randomUUID(), judgement: 'one', keepId: randomUUID(), reason: 'Nhập hai lần' };
    expect((await post(url, judgement)).json()).toMatchObject({ code: 'registry.one_record' });
    const strangers = `/land/duplicates/${randomUUID()}/${randomUUID()}`;
    expect((await post(strangers, { ...judgement, commandId: randomUUID() })).statusCode).toBe(404);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findDossier, resendRegistrations, tellNationalPortal } from '#applications/dossiers/index.ts';
import { vietnamDay } from '#infrastructure/clock.ts';
import { buildBirthCourse } from '#testing/birth-course.ts';
import { buildOffice } from '#testing/office.ts';
import { buildOwnAxis } from '#testing/own-axis.ts';
import { buildSimulatedOutside } from '#testing/simulated-outside.ts';
import { provinceDatabase } from '#testing/province-database.ts';
import { createMinistryStandIn } from './connectors/ministry/index.ts';
import { createPortalBook } from './connectors/national-portal/index.ts';

const now = () => new Date();
const { db } = await provinceDatabase(now);
const office = await buildOffice(db, now);
const portalBook = createPortalBook({ db, now });
const outside = await buildSimulatedOutside(createMinistryStandIn({ db, now }), { portalBook });
const own = await buildOwnAxis(db, { office: office.deps, outside: outside.outside });
const { nationalPortal, ministries } = own;
if (!nationalPortal) throw new Error('the national portal is not connected');
const { actors, handIn, act } = await buildBirthCourse(db, office);
afterAll(() => own.axis.close());
afterAll(() => outside.close());

/** Two hours on, when what was sent and not answered is sent again. */
const later = () => new Date(Date.now() + 2 * 3_600_000);
const send = () => resendRegistrations({ ...office.deps, now: later, ministries });
const procedure = '1.001193';
const child = { name: 'Nguyễn Gia Huy', birthDate: '2026-11-01', gender: 'male' } as const;
const decided = (dossierCode: string, change: { motherId?: string; officer?: string; dossier?: string } = {}) => ({
  ...{ system: 'civil-status', dossierCode, unitCode: 'H62.31.01' },
  newPerson: { ...child, motherId: change.motherId ?? outside.lan },
  ground: {
    ...{ dossier: change.dossier ?? dossierCode, procedure, unit: 'H62.31.01' },
    ...(change.officer !== undefined && { officer: change.officer }),
  },
});

/** A birth that is decided and waits for the number. */
async function decide(): Promise<string> {
  const code = await handIn();
  await act(actors.reception, code, { kind: 'accept', wantsSlip: true, documents: [] });
  await act(actors.leader, code, { kind: 'assign', assigneeId: actors.specialist.id, note: '' });
  await act(actors.specialist, code, { kind: 'propose', outcome: 'grant', summary: 'Đủ điều kiện.' });
  await act(actors.leader, code, { kind: 'sign', approve: true, note: '' });
  return code;
}

const sentOf = (number: string, code: string) =>
  db
    .selectFrom('registry.access')
    .selectAll()
    .where('purpose', '=', 'sent')
    .where('subject_number', '=', number)
    .where('dossier_code', '=', code)
    .orderBy('register')
    .execute();
const logOf = async (service: string, code: string) =>
  (await own.log()).filter((row) => row.service === service && row.dossier_code === code);

describe('a decided dossier', () => {
  let code = '';
  beforeAll(async () => {
    code = await decide();
  });

  it.each([
    ['it is not about', () => decided(code, { motherId: '026192000999' })],
    ['whose dossier is another', () => decided(code, { dossier: 'H62.31.01-261128-0999' })],
    ['nobody here has', () => decided('H62.31.01-261128-0999')],
  ])('is not registered for somebody %s', async (_whom, request) => {
    await expect(ministries.register(request())).rejects.toThrow('refused');
  });

  it('is not registered in the name of an official who did nothing in it', async () => {
    await expect(ministries.register(decided(code, { officer: actors.lan.id }))).rejects.toThrow('refused');
  });

  it('is registered by the step of the official who signed it, on record and in the lists of those it names', async () => {
    expect(await send()).toEqual({ sent: 1, failed: 0 });
    expect((await findDossier(db, code))?.state.registration).toBeTruthy();
    const rows = (await logOf('dang-ky-ho-tich/2.0', code)).filter(({ outcome }) => outcome === 'answered');
    expect(rows).toMatchObject([{ consumer: 'mot-cua', operation: 'dangKy', purpose: 'sending', status: 200 }]);
    expect(await sentOf(outside.lan, code)).toMatchObject([
      {
        ...{
          register: 'dang-ky-ho-tich/2.0',
          article: 'Điều 11 Nghị định 87/2020/NĐ-CP',
          unit_name: expect.stringContaining('Tích Sơn'),
        },
        ...{ reader_id: actors.leader.id, reason: expect.stringContaining('Đăng ký hộ tịch đã quyết định') },
      },
    ]);
  });

  it('is not due again once it has its number', async () => {
    await expect(ministries.register(decided(code))).rejects.toThrow('refused');
    expect(await ministries.listRegistered('civil-status', vietnamDay(later()))).toBeInstanceOf(Array);
  });

  it('waits while the grant is suspended, and goes as soon as it is not', async () => {
    const waiting = await decide();
    await own.setGrant('dang-ky-ho-tich', 'suspended');
    expect(await send()).toEqual({ sent: 0, failed: 1 });
    await own.setGrant('dang-ky-ho-tich', 'active');
    expect(await send()).toEqual({ sent: 1, failed: 0 });
    expect((await findDossier(db, waiting))?.state.registration).toBeTruthy();
  });
});

describe('the national portal', () => {
  const tell = () => tellNationalPortal({ ...office.deps, nationalPortal }).run();
  const ground = (dossier: string) => ({ dossier, procedure, unit: 'H62.31.01' });

  it('is told of a dossier as it goes on, which its owner sees once a day', async () => {
    await tell();
    const code = await handIn();
    await tell();
    await act(actors.reception, code, { kind: 'accept', wantsSlip: true, documents: [] });
    await tell();
    expect(await portalBook.find(code)).toMatchObject({ MaHoSo: code, TrangThaiHoSo: '2' });
    const rows = await logOf('dvcqg-dong-bo/2.0', code);
    expect(rows.length).toBeGreaterThanOrEqual(4);
    for (const row of rows) expect(row).toMatchObject({ operation: 'goiDichVu', purpose: 'sending', status: 200 });
    const seen = await sentOf(outside.lan, code);
    expect(new Set(seen.map(({ post_title: title }) => title))).toEqual(
      new Set(['Hệ thống mot-cua tự động gửi', actors.reception.posts[0]?.title]),
    );
    for (const row of seen) expect(row.reason).toContain('Cổng Dịch vụ công quốc gia');
    const opened = (await own.log()).filter(({ operation }) => operation === 'moPhien');
    expect(opened[0]).toMatchObject({ purpose: null, dossier_code: null });
  });

  it('is told of one that has ended, as long as there is something to tell or to compare', async () => {
    const code = await handIn();
    await act(actors.reception, code, { kind: 'reject', reason: 'Không thuộc thẩm quyền giải quyết.' });
    await tell();
    expect(await portalBook.find(code)).toMatchObject({ NgayTuChoi: expect.stringMatching(/^2/) });
    expect(await nationalPortal.find(code, ground(code))).toMatchObject({ kind: 'found' });
    await db
      .updateTable('dossiers.dossier')
      .set({ last_action_at: new Date('2026-01-05') })
      .where('code', '=', code)
      .execute();
    expect(await nationalPortal.find(code, ground(code))).toEqual({ kind: 'unavailable', why: 'refused' });
  });

  it('is told nothing of a dossier the purpose is not about, and nothing while it is down or not granted', async () => {
    const [code, other] = [await handIn(), await handIn()];
    await tell();
    expect(await nationalPortal.find(code, ground(other))).toEqual({ kind: 'unavailable', why: 'refused' });
    const row = { MaHoSo: other, NguoiXuLy: '', ChucDanh: '', ThoiDiemXuLy: '20261128100000', PhongBanXuLy: '' };
    const rows = [row, { ...row, MaHoSo: code }].map((one) => ({
      ...{ ...one, NoiDungXuLy: 'Nộp hồ sơ', TrangThai: '1', NgayBatDau: '', NgayKetThucTheoQuyDinh: '' },
    }));
    expect(await nationalPortal.putProgress(rows, ground(code))).toMatchObject({ kind: 'unavailable' });
    await outside.control('national-portal', { mode: 'down' });
    expect(await nationalPortal.find(code, ground(code))).toEqual({ kind: 'unavailable', why: 'down' });
    await outside.control('national-portal', { mode: 'normal' });
    await own.setGrant('dvcqg-dong-bo', 'suspended');
    expect(await nationalPortal.find(code, ground(code))).toEqual({ kind: 'unavailable', why: 'refused' });
  });
});

import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { buildBirthCourse } from '#testing/birth-course.ts';
import { buildOffice } from '#testing/office.ts';
import { buildSimulatedOutside } from '#testing/simulated-outside.ts';
import { provinceDatabase } from '#testing/province-database.ts';
import { inTransaction } from '#infrastructure/database/transaction.ts';
import {
  createNationalPortal,
  createPortalBook,
  nationalPortalProvider,
} from '../../../connectors/national-portal/index.ts';
import { directWay } from '../../../connectors/outside/index.ts';
import { findDossier } from '../store/dossiers.queries.ts';
import { nationalDossier, nationalProgress } from './national-dossier.ts';
import { countSync, listNotInStep, noticeActed, noticeAll } from './national-sync.queries.ts';
import { readSource } from './read-source.ts';
import { reconcileNational, repairNational } from './reconcile-national.ts';
import { tellNationalPortal } from './tell-national-portal.ts';

let at = new Date('2026-11-23T02:00:00Z');
const now = () => at;
const pass = (ms: number) => (at = new Date(at.getTime() + ms));
const { db } = await provinceDatabase(now);
const office = await buildOffice(db, now);
const book = createPortalBook({ db, now });
const outside = await buildSimulatedOutside(undefined, { portalBook: book, now });
afterAll(() => outside.close());
const settings = outside.outside.nationalPortal;
if (!settings) throw new Error('the simulator is missing');
const breaker = { failures: 1_000_000, restMs: 1 };
const way = directWay(nationalPortalProvider(settings));
const portalWaiting = (timeoutMs: number) => createNationalPortal({ ...settings, way, limits: { timeoutMs, breaker } });
const deps = { ...office.deps, nationalPortal: portalWaiting(20_000) };
const sweep = tellNationalPortal(deps);
const { actors, handIn, act } = await buildBirthCourse(db, office);
const control = (mode: string, delayMs = 600) => outside.control('national-portal', { mode, delayMs });
/** The portal's book against what we would tell of every dossier now. */
const bookOf = async (code: string) => {
  const dossier = await findDossier(db, code);
  const source = dossier && (await readSource(deps, { dossierId: dossier.id, portalCode: null }));
  if (!source) throw new Error(`no dossier ${code}`);
  return {
    ours: { dossier: nationalDossier(source), progress: nationalProgress(source, 0) },
    theirs: { dossier: await book.find(code), progress: await book.progressOf(code) },
  };
};
const expectInStep = async (codes: readonly string[]) => {
  for (const code of codes) {
    const { ours, theirs } = await bookOf(code);
    expect(theirs.dossier).toEqual(ours.dossier);
    expect(new Set(theirs.progress.map((row) => JSON.stringify(sorted(row))))).toEqual(
      new Set(ours.progress.map((row) => JSON.stringify(sorted(row)))),
    );
  }
  expect(await listNotInStep(db, 10)).toEqual([]);
};
const sorted = (row: unknown) => Object.entries(Object(row)).sort();

beforeEach(async () => {
  await inTransaction(db, (tx) => noticeActed(tx, now()));
});
afterEach(() => control('normal'));

describe('keeping the national portal in step', () => {
  it('tells a new dossier, then every change of it, with the members of the guide', async () => {
    const code = await handIn();
    await sweep.run();
    expect((await bookOf(code)).theirs.dossier).toMatchObject({
      MaHoSo: code,
      MaTTHC: '1.001193',
      KenhThucHien: '2',
      NoiNopHoSo: '2',
      TrangThaiHoSo: '1',
      ChuHoSo: 'Nguyễn Thị Lan',
      NgayNopHoSo: '20261123090000',
      NgayTiepNhan: '',
      HoSoCoThanhPhanSoHoa: '1',
      TaiKhoanDuocXacThucVoiVNeID: '1',
      DuocThanhToanTrucTuyen: '3',
      TaiLieuNop: [expect.objectContaining({ MaThanhPhanHoSo: 'birth-note', DuocSoHoa: '1', IsDeleted: 'False' })],
    });
    await act(actors.reception, code, {
      kind: 'request_supplement',
      items: [{ target: 'birth-note', name: 'Giấy chứng sinh', what: 'Bản chụp mờ, đề nghị chụp lại.' }],
      reason: 'Giấy chứng sinh không đọc được.',
      contact: '0211 3xxx',
      repeatReason: '',
    });
    pass(1000);
    await sweep.run();
    expect((await bookOf(code)).theirs.dossier).toMatchObject({
      TrangThaiHoSo: '5',
      NgayYeuCauBoSung: '20261123090000',
      DanhSachHoSoBoSung: [{ TrangThaiBoSung: '0', DanhSachGiayToBoSung: [{ TenGiayTo: 'Giấy chứng sinh' }] }],
    });
    expect((await bookOf(code)).theirs.progress).toMatchObject([
      { NoiDungXuLy: 'Nộp hồ sơ', TrangThai: '1' },
      { NoiDungXuLy: 'Yêu cầu bổ sung, hoàn thiện hồ sơ', TrangThai: '5' },
    ]);
    await expectInStep([code]);
  });

  it('opens a new session when the old one has run out', async () => {
    const code = await handIn();
    await sweep.run();
    await act(actors.reception, code, { kind: 'accept', wantsSlip: true, documents: [] });
    pass(20 * 60_000);
    await sweep.run();
    expect((await bookOf(code)).theirs.dossier).toMatchObject({ TrangThaiHoSo: '2', NgayTiepNhan: '20261123090001' });
    await expectInStep([code]);
  });

  it.each(['down', 'slow', 'wrong', 'refusing'])(
    'tells by itself what waited while the portal was %s',
    async (mode) => {
      const codes = [await handIn(), await handIn()];
      await control(mode);
      const hurried = { ...deps, nationalPortal: portalWaiting(mode === 'slow' ? 250 : 20_000) };
      await tellNationalPortal(hurried).run();
      const faults = { down: 'down', slow: 'timeout', wrong: 'wrong_answer', refusing: 'not_let_in' };
      const waiting = await listNotInStep(db, 10);
      expect(waiting).toHaveLength(2);
      for (const one of waiting) expect(Object.entries(faults)).toContainEqual([mode, one.fault]);
      await control('normal');
      // What a slow portal took after nobody waited any more is in its book when it is told again.
      await new Promise((wake) => setTimeout(wake, mode === 'slow' ? 800 : 0));
      pass(60_000);
      await sweep.run();
      await expectInStep(codes);
    },
  );

  it('does not let a dossier the portal refuses keep the others waiting, and tries it ever more rarely', async () => {
    const codes = [await handIn(), await handIn(), await handIn()];
    const [bad = ''] = codes;
    await db.updateTable('dossiers.dossier').set({ procedure_name: '' }).where('code', '=', bad).execute();
    const { nationalPortal } = deps;
    const picky = {
      ...nationalPortal,
      putDossier: async (...[dossier, as]: Parameters<typeof nationalPortal.putDossier>) =>
        dossier.TenTTHC === ''
          ? { kind: 'refused' as const, message: 'Thiếu TenTTHC' }
          : nationalPortal.putDossier(dossier, as),
    };
    await tellNationalPortal({ ...deps, nationalPortal: picky }).run();
    expect(await listNotInStep(db, 10)).toMatchObject([{ code: bad, fault: 'refused', detail: 'Thiếu TenTTHC' }]);
    expect(await countSync(db)).toMatchObject({ failed: 1, waiting: 0 });
    await db
      .updateTable('dossiers.dossier')
      .set({ procedure_name: 'Đăng ký khai sinh' })
      .where('code', '=', bad)
      .execute();
    pass(61_000);
    await sweep.run();
    await expectInStep(codes);
  });

  it('tells what was done before it was connected when the night comes, and repairs what the portal has lost or changed', async () => {
    const codes = [await handIn(), await handIn()];
    const [lost = '', changed = ''] = codes;
    await noticeAll(db, now());
    await sweep.run();
    await db.deleteFrom('national_portal_stand_in.progress').where('code', '=', lost).execute();
    await db.deleteFrom('national_portal_stand_in.dossier').where('code', '=', lost).execute();
    const known = await bookOf(changed);
    await book.put([{ ...known.ours.dossier, TrangThaiHoSo: '9' }]);
    expect(await reconcileNational(deps, '2026-11-23')).toMatchObject({
      missing: [lost],
      different: [{ code: changed, members: ['TrangThaiHoSo'] }],
    });
    await repairNational(deps, '2026-11-23');
    await sweep.run();
    expect(await reconcileNational(deps, '2026-11-23')).toMatchObject({ missing: [], different: [] });
    await expectInStep(codes);
  });

  it('cannot be compared with a portal that does not answer', async () => {
    await control('down');
    await expect(reconcileNational(deps, '2026-11-23')).rejects.toThrow('down');
  });

  it('has the portal equal to us after any actions among any outages', async () => {
    const steps: readonly ((code: string) => Promise<void>)[] = [
      (code) => act(actors.reception, code, { kind: 'accept', wantsSlip: true, documents: [] }),
      (code) => act(actors.leader, code, { kind: 'assign', assigneeId: actors.specialist.id, note: '' }),
      (code) => act(actors.specialist, code, { kind: 'propose', outcome: 'grant', summary: 'Đủ điều kiện.' }),
      (code) => act(actors.leader, code, { kind: 'sign', approve: true, note: '' }),
    ];
    const Move = fc.oneof(
      fc.record({ kind: fc.constant('act' as const), which: fc.nat(3) }),
      fc.record({ kind: fc.constant('sweep' as const), passMs: fc.integer({ min: 0, max: 90_000 }) }),
      fc.record({ kind: fc.constant('portal' as const), mode: fc.constantFrom('normal', 'down', 'wrong', 'refusing') }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(Move, { minLength: 5, maxLength: 25 }), async (moves) => {
        const codes = [await handIn(), await handIn(), await handIn(), await handIn()];
        const done = codes.map(() => 0);
        for (const move of moves) {
          pass(1000);
          if (move.kind === 'portal') await control(move.mode);
          if (move.kind === 'sweep') {
            pass(move.passMs);
            await sweep.run();
          }
          if (move.kind === 'act') {
            await steps[done[move.which] ?? 0]?.(codes[move.which] ?? '');
            done[move.which] = (done[move.which] ?? 0) + 1;
          }
        }
        await control('normal');
        pass(10 * 60_000);
        await sweep.run();
        await expectInStep(codes);
      }),
      { numRuns: 12 },
    );
    expect(await countSync(db)).toMatchObject({ failed: 0, waiting: 0 });
  });
});

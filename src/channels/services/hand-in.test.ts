import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { sha256 } from '#infrastructure/crypto.ts';
import { inTransaction } from '#infrastructure/database/transaction.ts';
import { findDossier, tellNationalPortal } from '#applications/dossiers/index.ts';
import { insertCredential } from '#platform/exchange/declared/declared.queries.ts';
import { applyFile } from '#platform/exchange/index.ts';
import { readRuleProfiles, ruleProfileOn } from '#platform/calendar/index.ts';
import { createCallerTokens } from '#platform/identity/index.ts';
import { buildHttp } from '#testing/build.ts';
import { operator, startGateway, takeToken, type TestGateway } from '#testing/exchange-office.ts';
import { buildOffice } from '#testing/office.ts';
import { provinceDatabase } from '#testing/province-database.ts';
import { readExchangeFile } from '../cli/exchange-content.ts';
import { applyDepsOf } from '../cli/install-exchange.ts';
import {
  createNationalPortal,
  createPortalBook,
  nationalPortalProvider,
} from '../../connectors/national-portal/index.ts';
import { directWay } from '../../connectors/outside/index.ts';
import { buildSimulatedOutside } from '#testing/simulated-outside.ts';
import { serviceRoutes } from './services.server.ts';

const now = () => new Date();
const { db } = await provinceDatabase(now);
const { deps: office, actor } = await buildOffice(db, now);
// The demonstration lives under the rules of three tiers, which have no terms of the desk for online dossiers.
const { onlineAcceptance } = ruleProfileOn(await readRuleProfiles('content/vinh-phuc'), '2025');
const deps = {
  ...office,
  rulesOn: (day: string) => ({ ...office.rulesOn(day), ...(onlineAcceptance && { onlineAcceptance }) }),
};
const lan = await actor('dan.lan');
const callerTokens = await createCallerTokens({ issuer: 'http://lgsp.example', keys: deps.signingKeys, now });
const app = await buildHttp({ vi: {}, en: {} });
serviceRoutes(app, { ...deps, callerTokens });
const book = createPortalBook({ db, now });
const outside = await buildSimulatedOutside(undefined, { portalBook: book });
let gateway: TestGateway;
let token = '';
let photo = '';

beforeAll(async () => {
  const ownUrl = await app.listen({ port: 0, host: '127.0.0.1' });
  const file = await readExchangeFile('content/vinh-phuc/exchange/exchange.yaml', deps.registers);
  await applyFile(applyDepsOf(deps, true), file, operator);
  const { id } = await db
    .selectFrom('exchange.system')
    .select('id')
    .where('code', '=', 'dvcqg')
    .executeTakeFirstOrThrow();
  const secret = {
    kind: 'secret' as const,
    secretHash: sha256('bi-mat'),
    subject: '',
    notAfter: new Date('2036-01-01'),
  };
  await inTransaction(db, (tx) => insertCredential(tx, { systemId: id, ...secret, at: now() }));
  const upstreamRules = { allowLoopback: false, trusted: [], ownUrl };
  gateway = await startGateway(db, { keys: deps.signingKeys, upstreamRules });
  token = await takeToken(gateway.url, 'dvcqg', 'bi-mat');
  const image = { width: 60, height: 40, channels: 3 as const, background: 'white' };
  photo = (await sharp({ create: image }).jpeg().toBuffer()).toString('base64');
});
afterAll(async () => {
  await app.close();
  await outside.close();
});

const declared = {
  ...{ QuanHe: '1', HoTenCon: 'Nguyễn Gia Huy', NgaySinhCon: '01/11/2026', GioiTinhCon: '1', DanTocCon: '01' },
  ...{ QuocTichCon: 'VN', NoiSinhCon: 'Bệnh viện Sản Nhi Vĩnh Phúc', QueQuanCon: 'Tích Sơn, Vĩnh Yên, Vĩnh Phúc' },
  ...{ HoTenMe: 'Nguyễn Thị Lan', NgaySinhMe: '19920412', DanTocMe: '01', QuocTichMe: 'VN' },
  ...{ MaHuyenMe: '243', MaXaMe: '08707', DiaChiMe: 'Tổ dân phố số 3', NguyenVong: 'Nhận kết quả buổi chiều' },
};
const birthNote = () => ({
  TenTepDinhKem: 'giay-chung-sinh.jpg',
  MaThanhPhanHoSo: 'GiayChungSinh',
  NoiDungTepTin: photo,
});
const dossierOf = (MaHoSo: string, changes: Record<string, unknown> = {}, form: Record<string, unknown> = {}) => ({
  ...{ MaHoSo, MaTTHC: '1.001193', KenhThucHien: '2', NoiNopHoSo: '1', DonViXuLy: 'H62.31.01' },
  ...{ ChuHoSo: 'Nguyễn Thị Lan', LoaiDoiTuong: '1', SoDienThoai: '0912345678' },
  DinhDanhCHS: [{ LoaiDinhDanh: '1', SoDinhDanh: lan.personalId }],
  ThongTinKhac: JSON.stringify({ ...declared, ...form }),
  TaiLieuNop: [birthNote()],
  ...changes,
});

const Answer = z.object({
  error_code: z.string(),
  message: z.string(),
  result: z.array(z.object({ MaHoSo: z.string(), SoBienNhan: z.string().optional(), error_code: z.string() })),
});
async function handIn(...data: unknown[]) {
  const response = await fetch(`${gateway.url}/nop-ho-so/1.0/ho-so`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ service: 'DongBoHoSoMC', isUpdating: 'False', data }),
  });
  return { status: response.status, body: await response.json() };
}
const codeOf = async (...data: unknown[]) => {
  const { body } = await handIn(...data);
  return Answer.parse(body).result.map(({ SoBienNhan }) => SoBienNhan ?? '');
};
const count = async () => {
  const { n } = await db
    .selectFrom('dossiers.dossier')
    .select((select) => select.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  const { files } = await db
    .selectFrom('papers.upload')
    .select((select) => select.fn.countAll<number>().as('files'))
    .executeTakeFirstOrThrow();
  return { dossiers: Number(n), files: Number(files) };
};

describe('a dossier handed in at the national portal', () => {
  it('is an online dossier like any other: form, papers, owner, the desk’s terms', async () => {
    const { status, body } = await handIn(dossierOf('000.00.00.H62-261128-0001'));
    expect([status, body]).toEqual([200, expect.objectContaining({ error_code: '0' })]);
    const code = Answer.parse(body).result[0]?.SoBienNhan ?? '';
    const dossier = await findDossier(db, code);
    expect(dossier).toMatchObject({ channel: 'online', status: 'submitted', applicantAccountId: lan.id });
    const rows = await db
      .selectFrom('dossiers.action')
      .selectAll()
      .where('dossier_id', '=', dossier?.id ?? '')
      .orderBy('sequence')
      .execute();
    expect(rows[0]?.content).toMatchObject({
      form: {
        child: { name: 'Nguyễn Gia Huy', birthDate: '2026-11-01', gender: 'male' },
        mother: { birthDate: '1992-04-12', residence: { commune: '08707' } },
      },
      documents: [{ documentId: 'birth-note', file: { name: 'giay-chung-sinh.jpg', mediaType: 'image/jpeg' } }],
    });
    expect(rows[1]).toMatchObject({
      kind: 'note',
      content: { text: expect.stringContaining('NguyenVong: Nhận kết quả buổi chiều') },
    });
    const timers = await db
      .selectFrom('dossiers.timer')
      .select('kind')
      .where('dossier_id', '=', dossier?.id ?? '')
      .execute();
    expect(timers.map(({ kind }) => kind).sort()).toEqual(['desk_answer', 'desk_notice']);
  });

  it('is one dossier however often it is sent, also at the same moment', async () => {
    const before = await count();
    const twice = dossierOf('000.00.00.H62-261128-0002');
    const codes = (await Promise.all([codeOf(twice), codeOf(twice), codeOf(twice)])).flat();
    expect(new Set([...codes, ...(await codeOf(twice))]).size).toBe(1);
    expect((await count()).dossiers).toBe(before.dossiers + 1);
  });

  it.each([
    ['a wrong value', {}, { NgaySinhCon: '31/02/2026' }, 'Tờ khai còn 1 chỗ cần sửa'],
    ['a paper that is missing', { TaiLieuNop: [] }, {}, 'Còn thiếu giấy tờ: Giấy chứng sinh'],
    ['a form that is none', { ThongTinKhac: '{' }, {}, 'không đọc được'],
    ['an agency nobody knows', { DonViXuLy: 'H99.99' }, {}, 'Chưa xác định được cơ quan giải quyết'],
    ['a procedure that is not taken', { MaTTHC: '9.999999' }, {}, 'Không tìm thấy thủ tục 9.999999'],
    ['a number that is none', { DinhDanhCHS: [{ LoaiDinhDanh: '1', SoDinhDanh: '12' }] }, {}, 'Số định danh'],
    [
      'a file that is something else',
      {
        TaiLieuNop: [
          { ...{ TenTepDinhKem: 'a.pdf', MaThanhPhanHoSo: 'GiayChungSinh' }, NoiDungTepTin: btoa('<script>') },
        ],
      },
      {},
      'Tệp “a.pdf” không dùng được',
    ],
    [
      'a file that is only named',
      {
        TaiLieuNop: [
          { TenTepDinhKem: 'a.pdf', MaThanhPhanHoSo: 'GiayChungSinh', DuongDanTaiTepTin: 'http://10.0.0.1/' },
        ],
      },
      {},
      'không có nội dung',
    ],
  ])('with %s is answered with why, and nothing of it is kept', async (_, changes, form, why) => {
    const before = await count();
    const { status, body } = await handIn(dossierOf('000.00.00.H62-261128-0003', changes, form));
    expect([status, body]).toEqual([
      200,
      expect.objectContaining({ error_code: '-1', message: expect.stringContaining(why) }),
    ]);
    expect(await count()).toEqual(before);
  });

  it('is taken although another of the same call is not', async () => {
    const { body } = await handIn(
      dossierOf('000.00.00.H62-261128-0004', { TaiLieuNop: [] }),
      dossierOf('000.00.00.H62-261128-0005'),
    );
    const { error_code: code, result } = Answer.parse(body);
    expect([code, ...result.map((row) => row.error_code)]).toEqual(['-1', '-1', '0']);
  });

  it('is told back to the portal under the portal’s own code', async () => {
    const [code = ''] = await codeOf(dossierOf('000.00.00.H62-261128-0006'));
    const settings = outside.outside.nationalPortal;
    if (!settings) throw new Error('the simulator is missing');
    const way = directWay(nationalPortalProvider(settings));
    await tellNationalPortal({ ...deps, nationalPortal: createNationalPortal({ ...settings, way }) }).run();
    expect(await book.find('000.00.00.H62-261128-0006')).toMatchObject({
      ...{ SoBienNhan: code, NoiNopHoSo: '1', KenhThucHien: '2', TrangThaiHoSo: '1' },
    });
    expect(await book.find(code)).toBeUndefined();
  });

  it('is refused by its form at the gateway, and to who has no grant', async () => {
    expect((await handIn({ ...dossierOf('x'), NoiNopHoSo: '2' })).status).toBe(400);
    const stranger = await fetch(`${gateway.url}/nop-ho-so/1.0/ho-so`, { method: 'POST', body: '{}' });
    expect(stranger.status).toBe(401);
  });
});

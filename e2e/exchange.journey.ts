import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { pdfPage } from '../src/connectors/simulator-kit/pdf-page.ts';
import { signPdf } from '../src/testing/sign-pdf.ts';
import { axisConsole, card, openGrant, openService, searchLogFor } from './axis-console.ts';
import { faultsOf } from './faults-of.ts';
import { beginBirth } from './portal-steps.ts';
import { setStage } from './stage.ts';

const stage = setStage();
const { open, look, faults } = axisConsole(stage);
const reason = 'Kiểm tra kết nối mới mở';

let secret = '';
let token = '';
let proof = '';
let decoy = '';
const call = (path: string) =>
  fetch(`${stage.system.gateway}${path}`, { headers: { authorization: `Bearer ${token}` } });
const show = (key: string) =>
  fetch(`${stage.system.gateway}/token`, {
    method: 'POST',
    headers: {
      authorization: `Basic ${Buffer.from(key).toString('base64')}`,
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: 'grant_type=client_credentials',
  });

describe('a system joins the axis', () => {
  it('is registered by the agency in charge, and its owner takes a key', async () => {
    const manager = await open('lgsp.stttt', 'he-thong');
    await manager.getByText('Đăng ký hệ thống').click();
    await manager.getByLabel('Tên hệ thống').fill('Hệ thống thi nghề phổ thông');
    await manager.getByLabel('Mã hệ thống').fill('thi-nghe');
    await manager.getByRole('combobox', { name: 'Cơ quan chủ quản' }).fill('giao duc va dao tao');
    await manager.getByRole('option', { name: 'Sở Giáo dục và Đào tạo' }).click();
    await manager.getByLabel('Người liên hệ kỹ thuật').fill('Phòng Giáo dục thường xuyên');
    await manager.getByLabel('dữ liệu thật').check();
    await look(manager, 'new-system');
    await manager.getByRole('button', { name: 'Đăng ký', exact: true }).click();
    await manager.getByText('Đã đăng ký “Hệ thống thi nghề phổ thông”').waitFor();
    await manager.getByRole('heading', { name: 'Hệ thống thi nghề phổ thông' }).waitFor();

    const made = card(manager, 'Hệ thống thi nghề phổ thông');
    await made.getByText('Sửa thông tin').click();
    await made.getByLabel('Người liên hệ kỹ thuật').fill('Phòng Giáo dục thường xuyên, 0211 3862 521');
    await made.getByRole('button', { name: 'Lưu thông tin' }).click();
    await made.getByText(/0211 3862 521 · an toàn cấp độ 2/).waitFor();
    await look(manager, 'correct-system');

    const owner = await open('tuyensinh.sgddt', 'he-thong');
    const own = card(owner, 'Hệ thống thi nghề phổ thông');
    await own.getByText('Khóa và chứng thư').click();
    await own.getByText('người khác của cơ quan quản lý nền tảng phải xác nhận').first().waitFor();
    await own.getByLabel('Lý do, để người xác nhận đọc').first().fill('Nối hệ thống thi nghề lần đầu');
    await own.getByRole('button', { name: 'Cấp khóa bí mật mới' }).click();
    await own.getByText('chỉ dùng được khi đã có người xác nhận').waitFor();
    secret = (await own.locator('code').textContent()) ?? '';
    expect(secret).toMatch(/^thi-nghe:[\w-]{43}$/);
    await look(owner, 'secret');

    await own.getByText('Khóa bẫy (0)').click();
    await own.getByLabel('Sẽ đặt ở đâu').fill('kho mã nguồn phần mềm thi nghề');
    await own.getByRole('button', { name: 'Tạo khóa bẫy' }).click();
    await own.getByText('Khóa bẫy chỉ hiện một lần').waitFor();
    decoy = (await own.locator('code').last().textContent()) ?? '';
    expect(decoy).toMatch(/^thi-nghe:[\w-]{43}$/);
    await look(owner, 'decoy');
  });

  it('has its key confirmed by a second person, without whom it opens nothing', async () => {
    expect((await show(secret)).status).toBe(401);
    const page = await open('lgsp.stttt', 'nguoi-thu-hai');
    const proposal = card(page, 'thi-nghe');
    await proposal.getByText('cấp khóa hoặc chứng thư').waitFor();
    await proposal.getByText('Nối hệ thống thi nghề lần đầu').waitFor();
    await look(page, 'second-person');
    await proposal.getByRole('button', { name: 'Xác nhận và thực hiện' }).click();
    await page.getByText('Không có đề xuất nào chờ ông/bà.').waitFor();
    await card(page, 'thi-nghe').getByText('Đã xác nhận, đã thực hiện').waitFor();
    await expect.poll(async () => (await show(secret)).status, { timeout: 30_000 }).toBe(200);
  });

  it('asks for a grant, which the keeper of the data agrees to and the agency in charge gives', async () => {
    const owner = await open('tuyensinh.sgddt', 'quyen');
    await owner.getByText('Xin quyền khai thác một dịch vụ').click();
    await owner.getByLabel('Hệ thống sẽ gọi').selectOption({ label: 'Hệ thống thi nghề phổ thông' });
    await owner.getByLabel('Dịch vụ cần gọi').selectOption({ label: 'Danh mục dùng chung 1.0' });
    await owner.getByLabel(/Các mục của một danh mục/).check();
    await owner.getByLabel('Mã', { exact: true }).check();
    await owner.getByLabel('Mục đích').fill('Dùng danh mục dân tộc khi đăng ký thi');
    await owner.getByLabel('Căn cứ pháp lý').fill('Điều 5 Nghị định 278/2025/NĐ-CP');
    await owner.getByLabel('Từ ngày').fill('01/01/2026');
    await owner.getByLabel('Đến ngày').fill('31/12/2027');
    await owner.getByLabel('Dùng để xử lý hàng loạt').check();
    await look(owner, 'request');
    await owner.getByRole('button', { name: 'Gửi yêu cầu' }).click();
    await owner.getByText('Chờ cơ quan giữ dữ liệu đồng ý').waitFor();

    const keeper = await open('quantri', 'quyen');
    await card(keeper, 'Hệ thống thi nghề phổ thông').getByRole('button', { name: 'Đồng ý chia sẻ' }).click();
    await keeper.getByText('Chờ cơ quan quản lý nền tảng cấp quyền').waitFor();

    const manager = await open('lgsp.stttt', 'quyen');
    await look(manager, 'waiting');
    // Whoever gives the grant may say that it is for people who wait after all.
    const asked = card(manager, 'Hệ thống thi nghề phổ thông');
    await asked.getByText('Xử lý hàng loạt: chỉ được').waitFor();
    await asked.getByLabel('Dùng để xử lý hàng loạt').uncheck();
    await card(manager, 'Hệ thống thi nghề phổ thông').getByRole('button', { name: 'Cấp quyền' }).click();
    await card(manager, 'Hệ thống thi nghề phổ thông').getByText('Đang có hiệu lực').waitFor();
    const given = await openGrant(manager, 'Hệ thống thi nghề phổ thông');
    await given.getByText('Phục vụ người đang chờ').waitFor();
  });

  it('tries the connection that was just given, and sees each step pass', async () => {
    const owner = await open('tuyensinh.sgddt', 'quyen');
    const grant = await openGrant(owner, 'Hệ thống thi nghề phổ thông');
    await grant.getByRole('button', { name: 'Thử kết nối' }).click();
    await grant.getByText('Kết nối dùng được.').waitFor();
    expect(await grant.getByRole('img', { name: 'Đạt', exact: true }).count()).toBe(6);
    await grant.getByText('Địa chỉ không dùng https').waitFor();
    await grant.getByText(/Hỏi thử getList: trả lời 200, [\d.]+ byte, đúng hợp đồng/).waitFor();
    await look(owner, 'trial');
  });

  it('calls, and receives what the grant names and nothing else', async () => {
    const answer = await show(secret);
    token = String(Object(await answer.json()).access_token);
    // A grant that was just given reaches the gateways within seconds.
    await expect.poll(async () => (await call('/danh-muc/1.0/lists/genders')).status, { timeout: 30_000 }).toBe(200);
    const list: unknown = await (await call('/danh-muc/1.0/lists/genders')).json();
    expect(Object(list).items[0]).toEqual({ code: expect.any(String) });
    expect((await call('/dan-cu/1.0/personalId/026192000123')).status).toBe(403);
  });

  it('is seen on the map and in the log, with a proof of each call', async () => {
    const page = await open('lgsp.stttt', 'ban-do');
    await page.getByRole('rowheader', { name: 'Hệ thống thi nghề phổ thông' }).first().waitFor();
    await look(page, 'map');
    await page.getByRole('link', { name: 'Nhật ký' }).click();
    await page.getByLabel('Vì sao tra cứu').fill(reason);
    await page.getByLabel('Hệ thống gọi').selectOption({ label: 'Hệ thống thi nghề phổ thông' });
    const refused = page.getByText(/Hệ thống không có quyền đang có hiệu lực/);
    await searchLogFor(page, [page.getByText('getList'), refused]);
    await look(page, 'log');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Tải về' }).last().click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^bang-chung-.*\.json$/);
    proof = readFileSync(await download.path(), 'utf8');
  });

  it('can be proven to anybody by a page that asks nobody', async () => {
    const context = await stage.browser.newContext({ offline: true });
    const page = await context.newPage();
    await page.goto(pathToFileURL(resolve('docs/kiem-chung.html')).href);
    const give = (text: string) =>
      page
        .getByLabel('Tệp bằng chứng')
        .setInputFiles({ name: 'a.json', mimeType: 'application/json', buffer: Buffer.from(text) });
    await give(proof);
    await page.getByText('Bằng chứng ĐÚNG').waitFor();
    await page.getByText('Hệ thống gọi: thi-nghe').waitFor();
    faults.push(...(await faultsOf(page, 'exchange-proof-1280')));
    await give(proof.replace('thi-nghe', 'khac-han'));
    await page.getByText('Bằng chứng SAI').waitFor();
    await give('no proof');
    await page.getByText('Không đọc được tệp này').waitFor();
    await context.close();
  });

  it('is warned of who shows a decoy key found where it was placed', async () => {
    const shown = await show(decoy);
    expect(shown.status).toBe(401);
    const page = await open('lgsp.stttt', 'canh-bao');
    // The screen renews itself; the log is shipped within seconds and watched four times a minute.
    await page.getByText('kho mã nguồn phần mềm thi nghề').first().waitFor({ timeout: 90_000 });
    await look(page, 'decoy-alert');
  });

  it('has its agreement beside the grant, and whoever sees the grant opens it', async () => {
    const owner = await open('tuyensinh.sgddt', 'quyen');
    const grant = await openGrant(owner, 'Hệ thống thi nghề phổ thông');
    await grant.getByText('Chưa gắn văn bản thoả thuận').click();
    await grant.getByLabel('Số, ký hiệu văn bản').fill('12/TT-SGDĐT');
    await grant.getByLabel('Ngày ký').fill('2026-10-15');
    await grant.getByLabel('Các cơ quan ký').fill('Sở Giáo dục và Đào tạo\nUỷ ban nhân dân tỉnh');
    const page = await pdfPage([['Thoả thuận chia sẻ dữ liệu', 16]]);
    const agreement = Buffer.from(await signPdf(page, 'Sở Giáo dục và Đào tạo'));
    await grant
      .getByLabel('Tệp văn bản (PDF)')
      .setInputFiles({ name: 'thoa-thuan.pdf', mimeType: 'application/pdf', buffer: agreement });
    await grant.getByText('thoa-thuan.pdf', { exact: true }).waitFor();
    await look(owner, 'agreement-form');
    await grant.getByRole('button', { name: 'Gắn văn bản' }).click();
    await grant.getByText('Văn bản thoả thuận số 12/TT-SGDĐT ngày 15/10/2026').waitFor();

    const manager = await open('lgsp.stttt', 'quyen');
    const seen = await openGrant(manager, 'Hệ thống thi nghề phổ thông');
    await seen.getByText('Văn bản thoả thuận số 12/TT-SGDĐT').click();
    await seen.getByText('nội dung còn nguyên như khi ký').waitFor();
    const link = seen.getByRole('link', { name: 'Mở tệp văn bản' });
    const opened = await manager.request.get(`${stage.url}${await link.getAttribute('href')}`);
    expect(Buffer.compare(await opened.body(), agreement)).toBe(0);
    await look(manager, 'agreement');
  });

  it('is cut off when it is suspended', async () => {
    const page = await open('lgsp.stttt', 'he-thong');
    const system = card(page, 'Hệ thống thi nghề phổ thông');
    await system.getByText('Tạm ngừng kết nối').first().click();
    await system.getByLabel('Lý do', { exact: true }).fill('Lộ khóa bí mật trên mạng');
    await system.getByRole('button', { name: 'Tạm ngừng kết nối' }).click();
    await system.getByText('Tạm ngừng', { exact: true }).waitFor();
    await expect.poll(async () => (await call('/danh-muc/1.0/lists/genders')).status, { timeout: 30_000 }).toBe(401);
  });

  it('is not let in again by one person, who is told so before', async () => {
    const page = await open('lgsp.stttt', 'he-thong');
    const system = card(page, 'Hệ thống thi nghề phổ thông');
    await system.getByText('Cho kết nối lại').first().click();
    await system.getByText('người khác của cơ quan quản lý nền tảng phải xác nhận').last().waitFor();
    await system.getByLabel('Lý do', { exact: true }).fill('Đã thay khóa bị lộ');
    await look(page, 'resume');
    await system.getByRole('button', { name: 'Cho kết nối lại' }).click();
    await system.getByText('Chưa có hiệu lực: đã gửi đề xuất').waitFor();
    await system.getByRole('link', { name: 'Chờ người thứ hai' }).click();
    await card(page, 'mở lại kết nối đã ngừng').getByRole('button', { name: 'Rút đề xuất' }).waitFor();
    await look(page, 'own-proposal');
    await page
      .getByRole('button', { name: 'English' })
      .or(page.getByRole('link', { name: 'English' }))
      .click();
    await page.getByText('Proposed by you, waiting for others (1)').waitFor();
    await look(page, 'own-proposal-en');
    await page
      .getByRole('button', { name: 'Tiếng Việt' })
      .or(page.getByRole('link', { name: 'Tiếng Việt' }))
      .click();
  });

  it('and a trial of its connection then tells why, and whose matter it is', async () => {
    const owner = await open('tuyensinh.sgddt', 'quyen');
    const grant = await openGrant(owner, 'Hệ thống thi nghề phổ thông');
    await grant.getByRole('button', { name: 'Thử kết nối' }).click();
    await grant.getByText('Kết nối chưa dùng được: không đạt ở bước “Quyền khai thác có hiệu lực”.').waitFor();
    await grant.getByText('Hệ thống khai thác đang tạm ngừng hoặc đã chấm dứt kết nối.').waitFor();
    await grant.getByText('Việc của cơ quan quản lý nền tảng: Mở lại hệ thống khai thác').waitFor();
    // The one before is kept below.
    await grant.getByText(/: Kết nối dùng được\.$/).waitFor();
    await look(owner, 'trial-failed');
  });

  it('and this system is a consumer like any other: a form is filled in under its grant, and goes on without it', async () => {
    const lan = await stage.person('dan.lan', 360);
    await beginBirth(lan, stage.url, 'Trần Gia Huy');
    expect(await lan.getByRole('textbox').count()).toBe(0);
    const page = await open('lgsp.stttt', 'ban-do');
    const flow = page.getByRole('row').filter({ hasText: 'giải quyết thủ tục hành chính tỉnh' });
    await flow.filter({ hasText: 'Tra cứu, xác thực thông tin công dân' }).first().waitFor();
    await page.getByRole('link', { name: 'Nhật ký' }).click();
    await page.getByLabel('Vì sao tra cứu').fill(reason);
    const row = page.getByRole('row').filter({ hasText: 'csdl-dan-cu/1.0 TraCuuThongTinCongDan' });
    await searchLogFor(page, [row.getByText('người dân tự khai')]);

    await open('lgsp.stttt', 'quyen');
    await page.getByLabel('Tìm quyền theo tên hoặc mã').fill('xac thuc thong tin cong dan');
    await page.getByRole('heading', { name: 'Đang có hiệu lực (1)' }).waitFor();
    const grant = await openGrant(page, 'Tra cứu, xác thực thông tin công dân (037)');
    await grant.getByText('Thay đổi quyền này').click();
    await grant.getByRole('button', { name: 'Tạm ngừng', exact: true }).click();
    await grant.getByLabel('Lý do').fill('Rà soát việc khai thác dữ liệu dân cư');
    await grant.getByRole('button', { name: 'Tạm ngừng', exact: true }).click();
    await grant.getByText('Đang tạm ngừng').waitFor();
    await beginBirth(lan, stage.url, 'Trần Gia Hân');
    await lan.getByText(/chưa trả lời\. Hãy khai như trên giấy tờ/).waitFor();
    await lan.getByLabel('Họ, chữ đệm, tên người mẹ').waitFor();
  });

  it('what consumers rely on is tried against the contract and the service itself', async () => {
    const page = await open('lgsp.stttt', 'quyen');
    const grant = await openGrant(page, 'Hệ thống tuyển sinh đầu cấp → Danh mục dùng chung');
    await grant.getByText('Kiểm thử của bên khai thác (2)').click();
    await grant.getByRole('button', { name: 'Chạy kiểm thử ngay' }).click();
    await expect.poll(() => grant.getByText('✓ đạt').count(), { timeout: 30_000 }).toBe(4);
    await look(page, 'tests');
  });

  it('a stop is announced as long ahead as the law says', async () => {
    const page = await open('lgsp.stttt', 'dich-vu');
    const service = await openService(page, 'Danh mục thủ tục hành chính');
    await service.getByText('Ngừng theo kế hoạch').first().click();
    const stop = async (from: string, to: string) => {
      await service.getByLabel('Từ lúc').fill(from);
      await service.getByLabel('Đến lúc').fill(to);
      await service.getByLabel('Lý do').last().fill('Nâng cấp máy chủ dữ liệu');
      await service.getByRole('button', { name: 'Ngừng theo kế hoạch' }).click();
    };
    const dayIn = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
    await stop(`${dayIn(1)} 22:00`, `${dayIn(2)} 05:00`);
    await service.getByText('Ngừng theo kế hoạch phải báo trước').waitFor();
    await stop(`${dayIn(30)} 22:00`, `${dayIn(31)} 05:00`);
    await service.getByText('Sẽ ngừng từ').waitFor();
    await look(page, 'stop');
  });

  it('and the pages can be used by everybody', async () => {
    const page = await open('lgsp.stttt', 'dich-vu');
    await look(page, 'services');
    await page.getByRole('link', { name: 'Cảnh báo' }).click();
    await page.getByText('Thêm nơi nhận').click();
    await page.getByLabel('Địa chỉ').fill('truc.lgsp@vinhphuc.example');
    await page.getByRole('button', { name: 'Thêm', exact: true }).click();
    await page.getByText('truc.lgsp@vinhphuc.example').first().waitFor();
    await look(page, 'alerts');
    await page.getByRole('link', { name: 'Thông điệp không tới nơi' }).click();
    await page.getByText('Mọi thông điệp đều đã tới nơi hoặc đang được gửi.').waitFor();
    await look(page, 'messages');
    await page.getByRole('link', { name: 'Đồng bộ với Cổng DVCQG' }).click();
    await page.getByText('Chưa có hồ sơ nào phải báo lên Cổng Dịch vụ công quốc gia.').waitFor();
    await look(page, 'national-portal');
    expect(faults).toEqual([]);
  });
});

import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { faultsOf } from './faults-of.ts';
import { visit, type Visitor } from './people.ts';
import { startRelyingParty, type RelyingParty } from './relying-party.ts';
import { setStage } from './stage.ts';

const stage = setStage();
const faults: string[] = [];
const system = 'Hệ thống tra cứu điểm thi';
let key = '';
let agency: RelyingParty;
let lan: Visitor;

beforeAll(async () => {
  agency = await startRelyingParty(stage.url, () => key);
  lan = await visit(stage.browser, agency.url, { width: 360 });
});
afterAll(async () => {
  expect(lan.errors).toEqual([]);
  await lan.close();
  agency.close();
});

/** Looks at the page as it is now, on a phone and on a wide screen. */
async function look(page: Page, name: string): Promise<void> {
  faults.push(...(await faultsOf(page, `sign-on-${name}-360`)));
  await page.setViewportSize({ width: 1280, height: 900 });
  faults.push(...(await faultsOf(page, `sign-on-${name}-1280`)));
  await page.setViewportSize({ width: 360, height: 800 });
}
const open = async (username: string, part: string): Promise<Page> => {
  const page = await stage.person(username);
  await page.goto(`${stage.url}/quan-tri/lgsp?phan=${part}`);
  await page.getByRole('heading', { level: 1, name: 'Nền tảng tích hợp, chia sẻ dữ liệu' }).waitFor();
  return page;
};
const card = (page: Page) => page.getByRole('article').filter({ hasText: system });
const begin = async (page: Page) => {
  await page.goto(agency.url);
  await page.getByRole('link', { name: 'Đăng nhập bằng tài khoản dịch vụ công' }).click();
};
const isBack = (page: Page, text: string) => page.getByRole('heading', { name: text }).waitFor();

describe('signing in once for another agency’s system', () => {
  it('is made possible in the console: registered, with a key, a way back and a grant', async () => {
    const manager = await open('lgsp.stttt', 'he-thong');
    await manager.getByText('Đăng ký hệ thống').click();
    await manager.getByLabel('Tên hệ thống').fill(system);
    await manager.getByLabel('Mã hệ thống').fill('tra-diem');
    await manager.getByRole('combobox', { name: 'Cơ quan chủ quản' }).fill('giao duc va dao tao');
    await manager.getByRole('option', { name: 'Sở Giáo dục và Đào tạo' }).click();
    await manager.getByLabel('Người liên hệ kỹ thuật').fill('Phòng Khảo thí');
    await manager.getByLabel('dữ liệu thật').check();
    await manager.getByRole('button', { name: 'Đăng ký', exact: true }).click();
    await manager.getByRole('heading', { name: system }).waitFor();
    await card(manager)
      .getByText(/^Đăng nhập một lần/)
      .click();
    await card(manager).getByLabel('Địa chỉ quay về sau khi đăng nhập').fill(agency.back);
    await card(manager).getByLabel('Lý do, để người xác nhận đọc').last().fill('Phụ huynh đăng nhập để xem điểm');
    await card(manager).getByRole('button', { name: 'Lưu địa chỉ' }).click();
    await card(manager).getByText('Chưa có hiệu lực: đã gửi đề xuất').waitFor();
    faults.push(...(await faultsOf(manager, 'sign-on-addresses-1280')));

    const owner = await open('tuyensinh.sgddt', 'he-thong');
    await card(owner).getByText('Khóa và chứng thư').click();
    await card(owner).getByLabel('Lý do, để người xác nhận đọc').first().fill('Nối hệ thống tra cứu điểm');
    await card(owner).getByRole('button', { name: 'Cấp khóa bí mật mới' }).click();
    key = (await card(owner).locator('code').textContent()) ?? '';
    const second = await open('quantri', 'nguoi-thu-hai');
    for (const left of [1, 0]) {
      await second.getByRole('button', { name: 'Xác nhận và thực hiện' }).first().click();
      await second.getByRole('heading', { name: `Chờ ông/bà quyết định (${left})` }).waitFor();
    }
    await open('tuyensinh.sgddt', 'quyen');
    await owner.getByText('Xin quyền khai thác một dịch vụ').click();
    await owner.getByLabel('Hệ thống sẽ gọi').selectOption({ label: system });
    await owner.getByLabel('Dịch vụ cần gọi').selectOption({ label: 'Đăng nhập một lần 1.0' });
    await owner.getByLabel(/Ai vừa đăng nhập/).check();
    for (const field of [/^Mã riêng của người này/, /^Họ và tên/, /^Ngày sinh/]) await owner.getByLabel(field).check();
    await owner.getByLabel('Mục đích').fill('Phụ huynh xem điểm thi của con');
    await owner.getByLabel('Căn cứ pháp lý').fill('Điều 12 Nghị định 69/2024/NĐ-CP');
    await owner.getByLabel('Từ ngày').fill('2026-01-01');
    await owner.getByLabel('Đến ngày').fill('2027-12-31');
    await owner.getByRole('button', { name: 'Gửi yêu cầu' }).click();
    await owner.getByText('Chờ cơ quan giữ dữ liệu đồng ý').waitFor();
    const keeper = await open('quantri', 'quyen');
    await card(keeper).getByRole('button', { name: 'Đồng ý chia sẻ' }).click();
    await keeper.getByText('Chờ cơ quan quản lý nền tảng cấp quyền').waitFor();
    await open('lgsp.stttt', 'quyen');
    await card(manager).getByRole('button', { name: 'Cấp quyền' }).click();
    await card(manager).getByText('Đang có hiệu lực').waitFor();
  });

  it('one signs in at the portal, sees what the system will learn, does not agree, and is back without a name', async () => {
    const { page } = lan;
    await begin(page);
    await page.getByLabel('Tên đăng nhập').fill('dan.lan');
    await look(page, 'password');
    await page.getByLabel('Mật khẩu').fill('MotCua-2026');
    await page.getByRole('main').getByRole('button', { name: 'Đăng nhập' }).click();
    await page.getByRole('heading', { name: `Đăng nhập vào ${system}` }).waitFor();
    await page.getByText('Họ và tên').waitFor();
    await page.getByText('Ngày sinh').waitFor();
    expect(await page.getByRole('main').textContent()).not.toContain('Số định danh');
    await look(page, 'consent');
    await page.getByRole('button', { name: 'Không đồng ý' }).click();
    await isBack(page, 'Chưa đăng nhập (access_denied)');
  });

  it('another time one agrees and is greeted by name; and the next time one is not asked again', async () => {
    const { page } = lan;
    await begin(page);
    await page.getByRole('button', { name: 'Đồng ý, đăng nhập' }).waitFor();
    await page.getByRole('link', { name: 'English' }).click();
    await page.getByRole('heading', { name: `Sign in to ${system}` }).waitFor();
    await page.getByText('Full name').waitFor();
    await look(page, 'consent-english');
    await page.getByRole('link', { name: 'Tiếng Việt' }).click();
    await page.getByRole('button', { name: 'Đồng ý, đăng nhập' }).click();
    await isBack(page, 'Xin chào Nguyễn Thị Lan');
    await begin(page);
    await isBack(page, 'Xin chào Nguyễn Thị Lan');
  });

  it('the page on the way back can be used where the browser does not go by itself', async () => {
    const { page } = lan;
    const meta = /<meta http-equiv="refresh"[^>]*>/;
    await page.route('**/cho-dang-nhap/*', async (route) => {
      const answer = await route.fetch();
      await route.fulfill({ response: answer, body: (await answer.text()).replace(meta, '') });
    });
    await page.context().clearCookies({ name: /^_session/ });
    await begin(page);
    await page.getByRole('button', { name: 'Đồng ý, đăng nhập' }).click();
    await page.getByRole('heading', { name: 'Đang chuyển tiếp' }).waitFor();
    await look(page, 'going-on');
    await page.getByRole('link', { name: 'Đi tiếp' }).click();
    await isBack(page, 'Xin chào Nguyễn Thị Lan');
    await page.unroute('**/cho-dang-nhap/*');
  });

  it('stands in the list of who has seen one’s data', async () => {
    const { page } = lan;
    await page.goto(`${stage.url}/du-lieu-cua-toi`);
    await page
      .getByRole('heading', { name: new RegExp(`${system}, Sở Giáo dục và Đào tạo`) })
      .first()
      .waitFor();
    await page.getByText('Họ và tên, Ngày sinh').first().waitFor();
    await look(page, 'list');
  });

  it('ends when the system is suspended, on a page that says what to do', async () => {
    const manager = await open('lgsp.stttt', 'he-thong');
    await card(manager).getByText('Tạm ngừng kết nối').first().click();
    await card(manager).getByLabel('Lý do', { exact: true }).fill('Lộ khóa bí mật trên mạng');
    await card(manager).getByRole('button', { name: 'Tạm ngừng kết nối' }).click();
    await card(manager).getByText('Tạm ngừng', { exact: true }).waitFor();
    const { page } = lan;
    await begin(page);
    await page.getByText('hệ thống đang tạm ngừng').waitFor();
    await look(page, 'suspended');
    await page.getByRole('link', { name: 'English' }).click();
    await page.getByText('it is suspended').waitFor();
    await look(page, 'suspended-english');
  });

  it('and what was left too long says to begin again', async () => {
    const { page } = lan;
    await page.goto(`${stage.url}/cho-dang-nhap/khong-con-nua-dau?lang=vi`);
    await page.getByText('bấm đăng nhập lại').waitFor();
    await look(page, 'over');
    expect(faults).toEqual([]);
  });
});

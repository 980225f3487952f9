import { expect, it } from 'vitest';
import { axisConsole, openService } from './axis-console.ts';
import { faultsOf } from './faults-of.ts';
import { setStage } from './stage.ts';

const stage = setStage();
const { open, look, faults } = axisConsole(stage);
const name = 'Thông tin nhân thân để lập tờ khai';

it('a developer sees which grants a composed service needs, and tries it without script', async () => {
  const context = await stage.browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${stage.url}/nha-phat-trien/nhan-than/1.0`);
  await page.getByRole('heading', { name: 'Ghép từ các dịch vụ nào' }).waitFor();
  await page.getByRole('link', { name: 'Cơ sở dữ liệu hộ tịch điện tử' }).waitFor();
  for (const width of [1280, 360]) {
    await page.setViewportSize({ width, height: 900 });
    await page.screenshot({ path: `e2e/screenshots/composed-contract-${width}.png`, fullPage: true });
  }
  const operation = page.locator('#getPerson');
  await operation.getByText('Gọi thử').first().click();
  await operation.getByRole('button', { name: 'Gọi thử' }).click();
  await page.getByRole('heading', { name: 'Cổng trả lời 200' }).waitFor();
  await operation.getByText('"missingParts"').last().waitFor();
  await page.getByRole('link', { name: 'Cơ sở dữ liệu hộ tịch điện tử' }).click();
  await page.getByRole('heading', { level: 1, name: 'Cơ sở dữ liệu hộ tịch điện tử' }).waitFor();
  await context.close();
  const reader = await stage.person('tuyensinh.sgddt');
  await reader.goto(`${stage.url}/nha-phat-trien/nhan-than/1.0`);
  faults.push(...(await faultsOf(reader, 'composed-portal-1280')));
});

it('whoever manages the axis finds a service without marks, and opens it by an address of its own', async () => {
  const page = await open('lgsp.stttt', 'dich-vu');
  const detail = page.getByText('Các thao tác');
  await page.getByRole('heading', { name: 'Cần chú ý (0)' }).waitFor();
  const shown = await page.getByRole('article').count();
  await page
    .getByRole('button', { name: /^Xem thêm/ })
    .first()
    .click();
  expect(await page.getByRole('article').count()).toBeGreaterThan(shown);
  expect(await detail.count()).toBe(0);
  await look(page, 'service-list');

  const search = page.getByLabel('Tìm dịch vụ theo tên');
  await search.fill('thong tin nhan than');
  await page.getByRole('heading', { name: 'Dùng dữ liệu thật (1)' }).waitFor();
  const toTryOut = page.getByRole('region', { name: 'Để thử nghiệm (1)' });
  await toTryOut.getByText(`Chi tiết dịch vụ ${name}`).click();
  await detail.waitFor();
  await page.waitForURL((url) => url.searchParams.get('dich-vu') === 'sandbox/nhan-than/1.0');
  const address = page.url();
  // What is looked for next is not lost to the one that was open.
  await search.fill('khong co dich vu nay');
  await page.getByText('Không tìm thấy dịch vụ nào.').waitFor();
  await search.fill('');
  await page.getByRole('heading', { name: 'Cần chú ý (0)' }).waitFor();
  expect(await detail.count()).toBe(0);

  await page.setViewportSize({ width: 360, height: 800 });
  await page.goto(address);
  await detail.waitFor();
  expect(await page.locator(':focus').textContent()).toBe(`Chi tiết dịch vụ ${name}`);
  const { y = -1 } = (await page.locator(':focus').boundingBox()) ?? {};
  expect(y > 0 && y < 800).toBe(true);
  await page.locator(':focus').click();
  await page.waitForURL((url) => !url.searchParams.has('dich-vu'));
  await page.goto(`${stage.url}/quan-tri/lgsp?phan=dich-vu&dich-vu=khong-co/1.0`);
  await page.getByText('Không có dịch vụ khong-co/1.0').waitFor();
  await page.setViewportSize({ width: 1280, height: 900 });
});

it('whoever manages the axis sees its parts, and what is missing of its answers when one is suspended', async () => {
  const page = await open('lgsp.stttt', 'dich-vu');
  const composed = await openService(page, name);
  await composed.getByRole('img', { name: /^Hình vẽ các thành phần/ }).waitFor();
  await composed.getByText('Mọi thành phần bình thường.').waitFor();
  const register = await openService(page, 'Cơ sở dữ liệu hộ tịch điện tử');
  await register.locator('summary', { hasText: 'Tạm ngừng cung cấp' }).click();
  await register.getByLabel('Lý do').first().fill('Bảo trì cơ sở dữ liệu hộ tịch');
  await register.getByRole('button', { name: 'Tạm ngừng cung cấp' }).click();
  // It goes to those that need attention, and is open there as it was.
  await page.getByRole('heading', { name: 'Cần chú ý (1)' }).waitFor();
  await register.locator('summary', { hasText: 'Cung cấp lại' }).waitFor();
  await openService(page, name);
  await page.getByRole('heading', { name: 'Cần chú ý (1)' }).waitFor();
  await composed.getByText('Câu trả lời có thể thiếu phần').waitFor();
  await composed.getByText('Câu trả lời đang có thể thiếu phần: hoTich.').waitFor();
  await look(page, 'composed');
  await page.goto(`${stage.url}/quan-tri/lgsp?phan=quyen`);
  await page.getByText('Xin quyền khai thác một dịch vụ').click();
  await page.getByLabel('Hệ thống sẽ gọi').selectOption({ label: 'Hệ thống quản lý hành nghề y' });
  await page.getByLabel('Dịch vụ cần gọi').selectOption({ label: `${name} 1.0` });
  await page.getByText(/còn phải xin quyền riêng đối với: .*hộ tịch/).waitFor();
  await look(page, 'composed-request');
});

it('whoever uses the suspended service is told, and led to it', async () => {
  const page = await stage.person('tuyensinh.sgddt');
  await page.goto(`${stage.url}/ban-lam-viec/tin`);
  await page.getByRole('link', { name: 'ho-tich/1.0' }).first().click();
  const service = page
    .getByRole('region', { name: 'Cần chú ý' })
    .getByRole('article')
    .filter({ hasText: 'ho-tich/1.0' });
  await service.getByText('Tạm ngừng', { exact: true }).waitFor();
  await service.getByText('Các thao tác').waitFor();
  // Only the agency in charge opens it again.
  expect(await service.getByText('Cung cấp lại').count()).toBe(0);
  await look(page, 'suspended-service');
  expect(faults).toEqual([]);
});

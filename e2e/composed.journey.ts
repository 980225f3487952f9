import { expect, it } from 'vitest';
import { axisConsole, card } from './axis-console.ts';
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

it('whoever manages the axis sees its parts, and what is missing of its answers when one is suspended', async () => {
  const page = await open('lgsp.stttt', 'dich-vu');
  // Services that are offered for real stand before those to try out with.
  const headed = (heading: string) => card(page, heading).filter({ has: page.getByRole('heading', { name: heading }) });
  const composed = headed(name).first();
  await composed.getByRole('img', { name: /^Hình vẽ các thành phần/ }).waitFor();
  await composed.getByText('Mọi thành phần bình thường.').waitFor();
  const register = headed('Cơ sở dữ liệu hộ tịch điện tử').first();
  await register.locator('summary', { hasText: 'Tạm ngừng cung cấp' }).click();
  await register.getByLabel('Lý do').first().fill('Bảo trì cơ sở dữ liệu hộ tịch');
  await register.getByRole('button', { name: 'Tạm ngừng cung cấp' }).click();
  await composed.getByText('Câu trả lời đang có thể thiếu phần: hoTich.').waitFor();
  await look(page, 'composed');
  await page.goto(`${stage.url}/quan-tri/lgsp?phan=quyen`);
  await page.getByText('Xin quyền khai thác một dịch vụ').click();
  await page.getByLabel('Hệ thống sẽ gọi').selectOption({ label: 'Hệ thống quản lý hành nghề y' });
  await page.getByLabel('Dịch vụ cần gọi').selectOption({ label: `${name} 1.0` });
  await page.getByText(/còn phải xin quyền riêng đối với: .*hộ tịch/).waitFor();
  await look(page, 'composed-request');
  expect(faults).toEqual([]);
});

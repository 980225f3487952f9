import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { faultsOf } from './faults-of.ts';
import { tokenSoon } from './sandbox-token.ts';
import { setStage } from './stage.ts';

const stage = setStage();
const faults: string[] = [];

/** Looks at the page as it is now, on a wide screen and on a phone. */
async function look(page: Page, name: string): Promise<void> {
  await page.setViewportSize({ width: 1280, height: 900 });
  faults.push(...(await faultsOf(page, `developers-${name}-1280`)));
  await page.setViewportSize({ width: 360, height: 800 });
  faults.push(...(await faultsOf(page, `developers-${name}-360`)));
  await page.setViewportSize({ width: 1280, height: 900 });
}

describe('somebody writes a client with nothing but the developer portal', () => {
  it('finds a service without marks, reads its contract and tries it, without script', async () => {
    const context = await stage.browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(stage.url);
    await page.getByRole('link', { name: 'Dành cho nhà phát triển' }).click();
    await page.getByText(/^(?:[5-9]|\d{2}) dịch vụ/).waitFor();
    await page.getByLabel('Tìm dịch vụ').fill('quoc gia dan cu');
    await page.getByRole('button', { name: 'Tìm', exact: true }).click();
    // What the province offers of it, and what stands behind that.
    await page.getByText(/^[1-5] dịch vụ/).waitFor();
    await page.getByRole('link', { name: 'Cơ sở dữ liệu quốc gia về dân cư', exact: true }).click();
    await page.getByRole('heading', { name: 'Gửi mục đích cùng lượt gọi' }).waitFor();
    const operation = page.locator('#findByPersonalId');
    await operation.getByText('Gọi thử').first().click();
    await operation.getByRole('button', { name: 'Gọi thử' }).click();
    await page.getByRole('heading', { name: 'Cổng trả lời 200' }).waitFor();
    const again = page.locator('#findByPersonalId');
    await again.getByLabel('Gửi kèm mục đích đã ký').uncheck();
    await again.getByRole('button', { name: 'Gọi thử' }).click();
    await page.getByRole('heading', { name: 'Cổng trả lời 403' }).waitFor();
    await page.getByText('"403002"').waitFor();
    await context.close();
  });

  it('downloads the OpenAPI document with the address of the gateway in it', async () => {
    const context = await stage.browser.newContext();
    const page = await context.newPage();
    await page.goto(`${stage.url}/nha-phat-trien/danh-muc/1.0`);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Tải tài liệu OpenAPI' }).click(),
    ]);
    const document: unknown = JSON.parse(readFileSync(await download.path(), 'utf8'));
    expect(Object(document).servers[0].url).toBe(`${stage.system.gateway}/danh-muc/1.0`);
    await context.close();
  });

  it('tries a service whose contract is a WSDL, in an envelope and in JSON, without script', async () => {
    const context = await stage.browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${stage.url}/nha-phat-trien/dan-cu-037/1.0`);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Tải WSDL' }).click(),
    ]);
    expect(readFileSync(await download.path(), 'utf8')).toContain(`${stage.system.gateway}/sandbox/dan-cu-037/1.0`);
    await page.getByText(`${stage.system.gateway}/r1/XROADVN-THU/GOV/H62.14/mot-cua/TraCuuThongTinCongDan`).waitFor();
    const operation = page.locator('#TraCuuThongTinCongDan');
    await operation.getByText('Gọi thử').first().click();
    await operation.getByLabel('Gửi bằng phong bì SOAP').check();
    await operation.getByRole('button', { name: 'Gọi thử' }).click();
    await page.getByRole('heading', { name: 'Cổng trả lời 200' }).waitFor();
    await operation.getByText('<TraCuuThongTinCongDanResponse', { exact: false }).last().waitFor();
    await operation.getByLabel('Gửi bằng phong bì SOAP').uncheck();
    await operation.getByRole('button', { name: 'Gọi thử' }).click();
    await operation.getByText('"CongDan": {').last().waitFor();
    await context.close();
  });

  it('an official takes a key at once, which works at the gateway within seconds', async () => {
    const page = await stage.person('tuyensinh.sgddt');
    await page.goto(`${stage.url}/nha-phat-trien`);
    await look(page, 'catalogue');
    await page.getByRole('button', { name: 'Nhận khóa thử nghiệm' }).click();
    await page.getByRole('heading', { level: 1, name: 'Khóa thử nghiệm đã tạo' }).waitFor();
    await look(page, 'key');
    const shown = await page.locator('pre code').allTextContents();
    const [code = '', secret = ''] = shown;
    expect(code).toMatch(/^thu-[0-9a-f]{8}$/);
    const token = await tokenSoon(stage.system.gateway, code, secret);
    const answer = await fetch(`${stage.system.gateway}/sandbox/danh-muc/1.0/lists/sectors`, {
      headers: { authorization: `Bearer ${token}` },
    });
    expect(answer.status).toBe(200);
    const real = await fetch(`${stage.system.gateway}/danh-muc/1.0/lists/sectors`, {
      headers: { authorization: `Bearer ${token}` },
    });
    expect(real.status).toBe(404);
  });

  it('refuses who is not signed in, is no official, or asks for what is not there', async () => {
    const root = `${stage.url}/nha-phat-trien`;
    const press = (cookie = '') =>
      fetch(`${root}/khoa`, {
        method: 'POST',
        redirect: 'manual',
        headers: { origin: stage.url, accept: 'text/html', cookie },
      });
    const nobody = await press();
    expect([nobody.status, nobody.headers.get('location') ?? '']).toEqual([303, expect.stringContaining('/dang-nhap')]);
    const citizen = await stage.person('dan.lan');
    const cookies = await citizen.context().cookies();
    const refused = await press(cookies.map(({ name, value }) => `${name}=${value}`).join('; '));
    expect(refused.status).toBe(403);
    expect(await refused.text()).toContain('Chỉ cán bộ, công chức');
    const trial = (path: string, fields: Record<string, string>) =>
      fetch(`${root}/${path}`, { method: 'POST', body: new URLSearchParams(fields) });
    expect((await trial('dan-cu/1.0', { operation: 'khong-co' })).status).toBe(404);
    expect((await trial('khong-co/1.0', { operation: 'findByPersonalId' })).status).toBe(404);
    expect((await fetch(`${root}/dan-cu/9`)).status).toBe(404);
    expect((await fetch(`${root}/dan-cu/9/openapi.json`)).status).toBe(404);
    const hostile = await trial('danh-muc/1.0', { operation: 'getList', 'p.list': '../../<script>', token: '1' });
    expect(await hostile.text()).toContain('400001');
  });

  it('runs the sample systems, written with nothing else, by one command', async () => {
    const env = { ...process.env, MOT_CUA: stage.url };
    const { stdout } = await promisify(execFile)(process.execPath, ['samples/start.ts'], { env });
    expect(stdout).toContain('Đã lấy mã truy cập.');
    expect(stdout).toMatch(/Thông tin nhân thân \(không có thật\): [5-9] trường, thiếu 0 phần\./);
    expect(stdout).toMatch(/hồ sơ H62\.04-261128-0001 đã có kết quả; báo đã nhận \(204\)/);
    expect(stdout).toContain('Dân cư trả lời bằng SOAP (không có thật): có công dân này.');
    expect(stdout).toContain('Danh mục dân tộc qua SOAP: 1 mục.');
    expect(stdout).toContain('Số định danh sai: soap:Client');
  });

  it('sees the contract, a trial and the status on every screen, also in English', async () => {
    const page = await stage.person('tuyensinh.sgddt');
    await page.goto(`${stage.url}/nha-phat-trien/dan-cu/1.0`);
    await page.locator('#findByPersonalId').getByText('Gọi thử').first().click();
    await page.locator('#findByPersonalId').getByRole('button', { name: 'Gọi thử' }).click();
    await page.getByRole('heading', { name: 'Cổng trả lời 200' }).waitFor();
    await page.evaluate('for (const part of document.querySelectorAll("details")) part.open = true');
    await look(page, 'contract');
    await page.goto(`${stage.url}/nha-phat-trien/dan-cu-037/1.0`);
    await page.evaluate('for (const part of document.querySelectorAll("details")) part.open = true');
    await look(page, 'contract-soap');
    await page.goto(`${stage.url}/nha-phat-trien/thong-diep`);
    await page.getByText('Hồ sơ đã có kết quả').waitFor();
    expect(await page.content()).not.toMatch(/thu-[0-9a-f]{8} /);
    await look(page, 'messages');
    const seen = () => page.goto(`${stage.url}/nha-phat-trien/tinh-trang`).then(() => page.getByText('✓').count());
    // The gateway that installed the system counts as running for a minute after its end.
    await expect.poll(seen, { timeout: 90_000 }).toBe(1);
    await look(page, 'status');
    // On a phone nothing of it has to be moved sideways.
    await page.setViewportSize({ width: 360, height: 800 });
    const hidden =
      "[...document.querySelectorAll('.scroller')].filter((one) => one.scrollWidth > one.clientWidth).length";
    expect(await page.evaluate(hidden)).toBe(0);
    expect(await page.content()).not.toMatch(/thu-[0-9a-f]{8}/);
    await page.getByRole('link', { name: 'English' }).click();
    await page.getByRole('heading', { level: 1, name: 'Status of the integration platform' }).waitFor();
    await page.goto(`${stage.url}/nha-phat-trien`);
    await page.getByRole('heading', { name: 'Joining in five steps' }).waitFor();
    expect(faults).toEqual([]);
  });
});

import sharp from 'sharp';
import type { Page } from 'playwright-core';

/** Lưu và tiếp tục. */
export const next = (page: Page) => page.getByRole('button', { name: 'Lưu và tiếp tục' }).click();

/** A photograph of a paper, as a phone makes it. */
export function photo(name: string): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
  return sharp({ create: { width: 900, height: 1200, channels: 3, background: '#f4f1e8' } })
    .jpeg()
    .toBuffer()
    .then((buffer) => ({ name, mimeType: 'image/jpeg', buffer }));
}

async function choosePhoto(page: Page, label: RegExp, name: string): Promise<void> {
  await page.getByLabel(label).setInputFiles(await photo(name));
  await page.getByText('Đã nhận, mở được').first().waitFor();
}

/** Begins a birth registration of which the mother is the requester, as far as the part about her. */
export async function beginBirth(page: Page, url: string, child = 'Nguyễn Gia Huy'): Promise<void> {
  await page.goto(url);
  await page.getByRole('searchbox').fill('giay khai sinh');
  await page.getByRole('button', { name: 'Tìm' }).click();
  await page.getByRole('link', { name: 'Đăng ký khai sinh', exact: true }).click();
  await page.getByRole('button', { name: 'Nộp hồ sơ trực tuyến' }).click();
  await page.waitForURL(/chung$/);
  await next(page);
  await page.waitForURL(/requester$/);
  await page.getByLabel('Mẹ', { exact: true }).check();
  await next(page);
  await page.waitForURL(/child$/);
  await page.getByLabel('Họ, chữ đệm, tên của trẻ').fill(child);
  await page.getByLabel('Ngày sinh').fill('01112026');
  await page.getByLabel('Nam', { exact: true }).check();
  await page.getByLabel('Dân tộc').selectOption({ label: 'Kinh' });
  await page.getByLabel('Quốc tịch').selectOption({ label: 'Việt Nam' });
  await page.getByLabel('Nơi sinh').fill('Bệnh viện Sản Nhi Vĩnh Phúc');
  await page.getByLabel('Quê quán').fill('Tích Sơn, Vĩnh Yên, Vĩnh Phúc');
  await page.getByText(/Đã lưu \d\d:\d\d/).waitFor();
  await next(page);
  await page.waitForURL(/mother$/);
}

/** From the part about copies to the receipt; returns the dossier's code. */
export async function finishBirth(page: Page): Promise<string> {
  await page.waitForURL(/copies$/);
  await page.getByRole('checkbox').check();
  await next(page);
  await page.waitForURL(/giay-to$/);
  await choosePhoto(page, /Giấy chứng sinh/, 'giay-chung-sinh.jpg');
  await page.getByRole('link', { name: 'Lưu và tiếp tục' }).click();
  await page.waitForURL(/kiem-tra$/);
  await page.getByText('Đã khai xong – chưa nộp hồ sơ.').waitFor();
  await page.getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Nộp hồ sơ' }).click();
  await page.waitForURL(/da-nop$/);
  await page.getByText('giay-chung-sinh.jpg').waitFor();
  return (await page.locator('.code').textContent())?.trim() ?? '';
}

/** Fills the whole birth registration through the portal and hands it in; returns the dossier's code. */
export async function handInBirth(page: Page, url: string, child?: string): Promise<string> {
  await beginBirth(page, url, child);
  // Her own data are known: nothing is asked.
  await page.getByText('Thông tin có khóa được lấy từ Cơ sở dữ liệu quốc gia về dân cư').waitFor();
  await next(page);
  await page.waitForURL(/father$/);
  await next(page);
  return finishBirth(page);
}

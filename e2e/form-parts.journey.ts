import { expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { faultsOf } from './faults-of.ts';
import { visit } from './people.ts';
import { next, photo } from './portal-steps.ts';
import { setStage } from './stage.ts';

const stage = setStage();

/** As far as the part about the plot, which takes a file. */
async function beginPlanning(page: Page): Promise<void> {
  await page.goto(`${stage.url}/thu-tuc/1.008432`);
  await page.getByRole('button', { name: 'Nộp hồ sơ trực tuyến' }).click();
  await page.waitForURL(/chung$/);
  await page.goto(page.url().replace('chung', 'plot'));
}

it('a file goes into a field of the form: checked at once with script, posted along without', async () => {
  const lan = await stage.person('dan.lan', 360);
  await beginPlanning(lan);
  const drawing = lan.getByLabel('Bản vẽ hoặc ảnh chụp khu đất');
  await drawing.setInputFiles({ name: 'gia.pdf', mimeType: 'application/pdf', buffer: Buffer.from('không phải PDF') });
  await lan.getByRole('alert').filter({ hasText: 'gia.pdf' }).waitFor();
  await drawing.setInputFiles(await photo('khu-dat.jpg'));
  await lan.getByRole('link', { name: 'khu-dat.jpg' }).waitFor();
  await lan.getByText(/Đã lưu \d\d:\d\d/).waitFor();
  expect(await faultsOf(lan, 'form-file-360')).toEqual([]);
  await lan.reload();
  await lan.getByRole('link', { name: 'khu-dat.jpg' }).waitFor();

  const { page: plain, close } = await visit(stage.browser, stage.url, { username: 'dan.hung', script: false });
  await beginPlanning(plain);
  await plain.getByLabel('Diện tích (m²)').fill('120');
  await plain.getByLabel('Bản vẽ hoặc ảnh chụp khu đất').setInputFiles(await photo('anh-dat.jpg'));
  await next(plain);
  await plain.waitForURL(/corners$/);
  await plain.goto(plain.url().replace('corners', 'plot'));
  await plain.getByRole('link', { name: 'anh-dat.jpg' }).waitFor();
  // What was sent stays when the part is saved again without another file.
  await next(plain);
  await plain.goto(plain.url().replace('corners', 'plot'));
  expect(await plain.getByLabel('Diện tích (m²)').inputValue()).toBe('120');
  await plain.getByRole('link', { name: 'anh-dat.jpg' }).waitFor();
  await close();
});

it('an address anywhere in the country is found by typing without marks, and without script too', async () => {
  const lan = await stage.person('dan.lan', 360);
  await beginPlanning(lan);
  await lan.getByText('Ở tỉnh, thành phố khác').click();
  await lan.getByRole('combobox', { name: 'Tìm xã, phường trong cả nước' }).fill('phuc xa ba');
  await lan.getByRole('option', { name: 'Phường Phúc Xá, Quận Ba Đình, Thành phố Hà Nội' }).waitFor();
  expect(await faultsOf(lan, 'form-elsewhere-360')).toEqual([]);
  await lan.keyboard.press('Enter');
  await lan.getByText('Phường Phúc Xá, Quận Ba Đình, Thành phố Hà Nội').waitFor();
  await lan.getByText(/Đã lưu \d\d:\d\d/).waitFor();
  await lan.goto(`${lan.url().replace('plot', 'kiem-tra')}`);
  await lan.getByText(/Phường Phúc Xá, Quận Ba Đình, Thành phố Hà Nội/).waitFor();
  expect(await lan.getByText(/Địa điểm khu đất:/).count()).toBe(0);

  const { page: plain, close } = await visit(stage.browser, stage.url, { username: 'dan.hung', script: false });
  await beginPlanning(plain);
  await plain.getByText('Ở tỉnh, thành phố khác').click();
  await plain.getByRole('combobox', { name: 'Tìm xã, phường trong cả nước' }).fill('ben nghe, quan 1');
  await next(plain);
  await plain.waitForURL(/corners$/);
  await plain.goto(plain.url().replace('corners', 'plot'));
  await plain.getByText('Phường Bến Nghé, Quận 1, Thành phố Hồ Chí Minh').waitFor();
  await close();
});

import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { faultsOf } from './faults-of.ts';
import { visit } from './people.ts';
import { setStage } from './stage.ts';

const stage = setStage();

/** Fills what a certified copy asks for, with the person already there or not. */
async function takeCopies(page: Page, document: string): Promise<string> {
  await page.getByRole('combobox', { name: 'Thủ tục' }).fill('chung thuc ban sao');
  await page
    .getByRole('option', { name: /Chứng thực bản sao/ })
    .first()
    .click();
  await page.locator('#applicant-number').waitFor();
  if (!(await page.locator('#applicant-name').inputValue())) {
    await page.locator('#applicant-number').fill('026185000456');
    await page.locator('#applicant-name').fill('Trần Văn Hùng');
  }
  await page.locator('[id="copies.documentName"]').fill(document);
  await page.locator('[id="copies.pages"]').fill('1');
  await page.locator('[id="copies.count"]').fill('2');
  await page.locator('[id="copies.issuer"]').fill('Trường Đại học');
  await page.locator('[id="requester.declaration"]').check();
  await page
    .getByRole('checkbox', { name: /Bản chính/ })
    .first()
    .check();
  await page.getByRole('checkbox', { name: 'Bản sao: Bản sao cần chứng thực' }).check();
  await page.keyboard.press('Control+Enter');
  await page.getByRole('heading', { name: 'Đã tiếp nhận hồ sơ' }).waitFor();
  return (await page.locator('.code').textContent())?.replace('Mã hồ sơ: ', '').trim() ?? '';
}

describe('one person with two dossiers', () => {
  it('is typed in once, gets one slip for both, and is forgotten for the next person', async () => {
    const { page, errors, close } = await visit(stage.browser, stage.url, { username: 'tiepnhan.tichson' });
    await page.goto(`${stage.url}/ban-lam-viec/tiep-nhan`);
    const first = await takeCopies(page, 'Bằng tốt nghiệp');
    await page.getByRole('button', { name: 'Nhận tiếp hồ sơ khác của cùng người' }).click();
    await page.getByText(`Đang nhận tiếp hồ sơ của Trần Văn Hùng; đã nhận 1 hồ sơ: ${first}.`).waitFor();
    const second = await takeCopies(page, 'Căn cước');
    await page.getByText('Lượt nộp này đã có 2 hồ sơ:').waitFor();
    const faults: string[] = [];
    for (const width of [360, 1280]) {
      await page.setViewportSize({ width, height: 900 });
      faults.push(...(await faultsOf(page, `desk-visit-${width}`)));
    }
    await page.getByRole('button', { name: 'In một giấy tiếp nhận cho 2 hồ sơ' }).click();
    const slip = await page.getByRole('link', { name: 'Mở giấy tiếp nhận chung' }).getAttribute('href');
    const pdf = await page.request.get(new URL(slip ?? '', page.url()).href);
    expect([pdf.status(), pdf.headers()['content-type']]).toEqual([200, 'application/pdf']);
    expect(first).not.toBe(second);
    await page.getByRole('button', { name: /^Tiếp nhận hồ sơ khác/ }).click();
    await page.getByRole('combobox', { name: 'Thủ tục' }).fill('chung thuc ban sao');
    await page
      .getByRole('option', { name: /Chứng thực bản sao/ })
      .first()
      .click();
    expect(await page.locator('#applicant-name').inputValue()).toBe('');
    expect([...faults, ...errors]).toEqual([]);
    await close();
  });
});

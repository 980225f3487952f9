import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { act, openFromWorkList } from './desk-steps.ts';
import { setStage } from './stage.ts';

const stage = setStage();

/** Opens the intake page and chooses a procedure without touching the mouse. */
async function beginIntake(page: Page, words: string, name: string): Promise<void> {
  await page.goto(`${stage.url}/ban-lam-viec/`);
  await page.getByRole('heading', { name: 'Hồ sơ chờ xử lý' }).waitFor();
  await page.keyboard.press('n');
  await page.getByRole('heading', { name: 'Tiếp nhận tại quầy' }).waitFor();
  await expect.poll(() => page.evaluate('document.activeElement?.id')).toBe('procedure');
  await page.keyboard.type(words);
  const first = page.getByRole('option').first();
  await expect.poll(() => first.textContent()).toContain(name);
  for (let step = 0; step < 3 && (await first.getAttribute('aria-selected')) !== 'true'; step += 1) {
    await page.keyboard.press(step === 0 ? 'ArrowDown' : 'ArrowUp');
  }
  await page.keyboard.press('Enter');
  await page.locator('#applicant-number').waitFor();
}

/** Moves with Tab until the control with this id has the focus. */
async function tabTo(page: Page, id: string): Promise<void> {
  for (let step = 0; step < 80; step += 1) {
    const focused = await page.evaluate('document.activeElement?.id ?? ""');
    if (focused === id) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never reached ${id}`);
}

async function typeInto(page: Page, id: string, text: string): Promise<void> {
  await tabTo(page, id);
  await page.keyboard.type(text);
}

/** Marks the first paper's original as held in the hand, by keyboard. */
async function tickOriginal(page: Page): Promise<void> {
  await page
    .getByRole('checkbox', { name: /Bản chính/ })
    .first()
    .focus();
  await page.keyboard.press('Space');
}

describe('at the counter', () => {
  it('a birth registration is taken in by keyboard alone and its slip is printed', async () => {
    const page = await stage.person('tiepnhan.tichson');
    await beginIntake(page, 'dang ky khai sinh', 'Đăng ký khai sinh');
    await typeInto(page, 'applicant-number', '026192000123');
    await typeInto(page, 'applicant-name', 'Nguyễn Thị Hạnh');
    await tabTo(page, 'requester.relation');
    await page.keyboard.press('Space');
    await typeInto(page, 'child.name', 'Nguyễn Đức Anh');
    await typeInto(page, 'child.birthDate', '05112026');
    await tabTo(page, 'child.gender');
    await page.keyboard.press('Space');
    await typeInto(page, 'child.ethnicGroup', 'Kinh');
    await typeInto(page, 'child.nationality', 'Vi');
    await typeInto(page, 'child.birthPlace', 'Trạm Y tế phường Tích Sơn');
    await typeInto(page, 'child.homeTown', 'Tích Sơn, Vĩnh Yên');
    await typeInto(page, 'mother.name', 'Nguyễn Thị Hạnh');
    await typeInto(page, 'mother.birthDate', '1992');
    await typeInto(page, 'mother.ethnicGroup', 'Kinh');
    await typeInto(page, 'mother.nationality', 'Vi');
    await tabTo(page, 'mother.residence');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowDown');
    await tabTo(page, 'copies.declaration');
    await page.keyboard.press('Space');
    await tickOriginal(page);
    await page.keyboard.press('Control+Enter');
    await page.getByRole('heading', { name: 'Đã tiếp nhận hồ sơ' }).waitFor();
    const slip = await page.getByRole('link', { name: /giấy tiếp nhận/i }).getAttribute('href');
    const pdf = await page.request.get(new URL(slip ?? '', page.url()).href);
    expect([pdf.status(), pdf.headers()['content-type']]).toEqual([200, 'application/pdf']);
  });

  it('three certified copies are taken in, signed, numbered once, paid for and handed over', async () => {
    const reception = await stage.person('tiepnhan.tichson');
    await beginIntake(reception, 'chung thuc ban sao', 'Chứng thực bản sao');
    await typeInto(reception, 'applicant-number', '026185000456');
    await typeInto(reception, 'applicant-name', 'Trần Văn Hùng');
    await typeInto(reception, 'copies.documentName', 'Bằng tốt nghiệp đại học');
    await typeInto(reception, 'copies.issuer', 'Đại học Quốc gia Hà Nội');
    await typeInto(reception, 'copies.pages', '5');
    await typeInto(reception, 'copies.count', '3');
    await tabTo(reception, 'requester.declaration');
    await reception.keyboard.press('Space');
    await reception.getByText('21.000 đồng').first().waitFor();
    await tickOriginal(reception);
    await reception.getByRole('checkbox', { name: 'Bản sao: Bản sao cần chứng thực' }).focus();
    await reception.keyboard.press('Space');
    await reception.keyboard.press('Control+Enter');
    await reception.getByRole('heading', { name: 'Đã tiếp nhận hồ sơ' }).waitFor();
    const code = (await reception.locator('.code').textContent())?.replace('Mã hồ sơ: ', '').trim() ?? '';

    const leader = await stage.person('chutich.tichson');
    await openFromWorkList(leader, stage.url, code);
    await act(leader, 'sign', (form) => form.getByRole('radio').first().check());
    const clerk = await stage.person('vanthu.tichson');
    await openFromWorkList(clerk, stage.url, code);
    await act(clerk, 'issue');
    await openFromWorkList(reception, stage.url, code);
    expect(await reception.locator('#act-return_result').count()).toBe(0);
    await act(reception, 'pay', async (form) => {
      const cash = form.getByLabel('Tiền mặt');
      if (await cash.count()) await cash.check();
    });
    await act(reception, 'return_result', async (form) => {
      await form.getByRole('radio').first().check();
      const recipient = form.getByRole('textbox').first();
      if (!(await recipient.inputValue())) await recipient.fill('Trần Văn Hùng');
    });
    await reception
      .getByRole('navigation')
      .getByRole('link', { name: /Sổ theo dõi/ })
      .click();
    await reception.getByText('21.000').first().waitFor();
    await reception.getByText(code).first().waitFor();
    expect(stage.errors()).toEqual([]);
  });
});

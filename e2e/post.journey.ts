import { describe, expect, it } from 'vitest';
import { act, bringToSpecialist, openFromWorkList, propose, sign } from './desk-steps.ts';
import { faultsOf } from './faults-of.ts';
import { handInBirth } from './portal-steps.ts';
import { setStage } from './stage.ts';

const stage = setStage();

describe('the public post both ways', () => {
  it('the counter asks for the consignment of what came by post', async () => {
    const page = await stage.person('tiepnhan.tichson');
    await page.goto(`${stage.url}/ban-lam-viec/tiep-nhan`);
    await page.getByRole('combobox', { name: 'Thủ tục' }).fill('dang ky khai sinh');
    await page
      .getByRole('option', { name: /Đăng ký khai sinh/ })
      .first()
      .click();
    const came = page.getByRole('group', { name: 'Hồ sơ nhận' });
    await came.getByLabel('Qua bưu chính công ích').check();
    await page.getByLabel('Số hiệu bưu gửi').fill('EB 1');
    await page.keyboard.press('Control+Enter');
    await page.getByText('Chưa nhập đúng số hiệu bưu gửi').first().waitFor();
    await page.getByText('Chưa nhập ngày bưu chính giao hồ sơ').first().waitFor();
    expect(await page.getByRole('combobox', { name: 'Thủ tục' }).count()).toBe(1);
    const faults: string[] = [];
    for (const width of [360, 1280]) {
      await page.setViewportSize({ width, height: 900 });
      faults.push(...(await faultsOf(page, `desk-intake-post-${width}`)));
    }
    expect(faults).toEqual([]);
  });

  it('a result handed to the postman counts as returned, stands on his list, and the citizen sees its number', async () => {
    const lan = await stage.person('dan.lan');
    const code = await handInBirth(lan, stage.url);
    const { reception, leader, specialist } = await bringToSpecialist(stage, code);
    await propose(specialist, 'refuse', 'Trẻ đã được đăng ký khai sinh tại nơi khác.');
    await openFromWorkList(leader, stage.url, code);
    await sign(leader);
    const clerk = await stage.person('vanthu.tichson');
    await openFromWorkList(clerk, stage.url, code);
    await act(clerk, 'issue');

    await openFromWorkList(reception, stage.url, code);
    const faults: string[] = [];
    await act(reception, 'return_result', async (form) => {
      await form.getByLabel('Qua bưu chính công ích').check();
      await form.getByLabel('Số hiệu bưu gửi').fill('cp987654321vn');
      faults.push(...(await faultsOf(reception, 'desk-return-post-1280')));
    });
    await reception
      .getByRole('navigation')
      .getByRole('link', { name: /Sổ theo dõi/ })
      .click();
    const list = reception.getByRole('region', { name: 'Kết quả giao bưu chính trong ngày' });
    await list.getByText('CP987654321VN').waitFor();
    for (const width of [360, 1280]) {
      await reception.setViewportSize({ width, height: 900 });
      faults.push(...(await faultsOf(reception, `desk-posted-${width}`)));
    }
    await list.getByRole('button', { name: /In bảng kê/ }).click();
    const sheet = await list.getByRole('link', { name: /Mở bảng kê/ }).getAttribute('href');
    const pdf = await reception.request.get(new URL(sheet ?? '', stage.url).href);
    expect([pdf.status(), pdf.headers()['content-type']]).toEqual([200, 'application/pdf']);

    for (const width of [360, 1280]) {
      await lan.setViewportSize({ width, height: 900 });
      await lan.goto(`${stage.url}/ho-so/${code}`);
      await lan
        .getByText(/số hiệu bưu gửi CP987654321VN/)
        .first()
        .waitFor();
      faults.push(...(await faultsOf(lan, `dossier-posted-${width}`)));
    }
    expect([...faults, ...stage.errors()]).toEqual([]);
  });
});

import { beforeAll, describe, expect, it } from 'vitest';
import { openFromWorkList } from './desk-steps.ts';
import { faultsOf } from './faults-of.ts';
import { visit } from './people.ts';
import { handInBirth } from './portal-steps.ts';
import { setStage } from './stage.ts';

const stage = setStage();
let code = '';
beforeAll(async () => {
  const lan = await visit(stage.browser, stage.url, { username: 'dan.lan' });
  code = await handInBirth(lan.page, stage.url);
  await lan.close();
});

describe.each([360, 1280])('at %i px, axe finds nothing and nothing runs off the page', (width) => {
  it('for a visitor', async () => {
    const { page, close } = await visit(stage.browser, stage.url, { width });
    const faults: string[] = [];
    const pages = {
      home: '/',
      search: '/thu-tuc?q=ket+hon',
      procedure: '/thu-tuc/1.001193',
      signin: '/dang-nhap',
      lookup: `/tra-cuu?ma=${code}`,
      english: '/?lang=en',
      missing: '/khong-co',
    };
    for (const [name, path] of Object.entries(pages)) {
      await page.goto(`${stage.url}${path}`);
      faults.push(...(await faultsOf(page, `${name}-${width}`)));
    }
    await close();
    expect(faults).toEqual([]);
  });

  it('for a citizen', async () => {
    const { page, close } = await visit(stage.browser, stage.url, { username: 'dan.lan', width });
    const faults: string[] = [];
    await page.goto(`${stage.url}/thu-tuc/1.001193`);
    await page.getByRole('button', { name: 'Nộp hồ sơ trực tuyến' }).click();
    await page.waitForURL(/chung$/);
    const draft = page.url().replace(/chung$/, '');
    for (const step of ['chung', 'requester', 'child', 'mother', 'father', 'copies', 'giay-to', 'kiem-tra']) {
      await page.goto(`${draft}${step}?loi=1`);
      faults.push(...(await faultsOf(page, `form-${step}-${width}`)));
    }
    for (const [name, path] of Object.entries({
      mine: '/ho-so',
      dossier: `/ho-so/${code}`,
      receipt: `/ho-so/${code}/da-nop`,
      data: '/du-lieu-cua-toi',
    })) {
      await page.goto(`${stage.url}${path}`);
      faults.push(...(await faultsOf(page, `${name}-${width}`)));
    }
    await close();
    expect(faults).toEqual([]);
  });

  it('for an official', async () => {
    const { page, close } = await visit(stage.browser, stage.url, { username: 'tiepnhan.tichson', width });
    const faults: string[] = [];
    await page.goto(`${stage.url}/ban-lam-viec/`);
    await page.getByText(code).first().waitFor();
    faults.push(...(await faultsOf(page, `desk-list-${width}`)));
    await openFromWorkList(page, stage.url, code);
    faults.push(...(await faultsOf(page, `desk-dossier-${width}`)));
    await page.getByText('Quy trình giải quyết').click();
    await page.getByRole('row', { name: /^Trả kết quả/ }).waitFor();
    if (width > 900) await page.locator('.step-badge').first().waitFor();
    faults.push(...(await faultsOf(page, `desk-process-${width}`)));
    for (const [name, link] of [
      ['desk-intake', /Tiếp nhận tại quầy/],
      ['desk-search', /Tra cứu/],
      ['desk-register', /Sổ theo dõi/],
      ['desk-office', /Cơ quan/],
      ['desk-data', /Dữ liệu/],
    ] as const) {
      await page.getByRole('navigation').getByRole('link', { name: link }).first().click();
      await page.getByRole('heading', { level: 1 }).waitFor();
      faults.push(...(await faultsOf(page, `${name}-${width}`)));
    }
    await close();
    expect(faults).toEqual([]);
  });
});

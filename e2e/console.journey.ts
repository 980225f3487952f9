import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { faultsOf } from './faults-of.ts';
import { visit } from './people.ts';
import { handInBirth } from './portal-steps.ts';
import { setStage } from './stage.ts';

const stage = setStage();
let openDossier = '';
beforeAll(async () => {
  const lan = await visit(stage.browser, stage.url, { username: 'dan.lan' });
  openDossier = await handInBirth(lan.page, stage.url);
  await lan.close();
});

const procedure = 'Đăng ký khai sinh';
const faults: string[] = [];
const part = (page: Page, name: string) =>
  page.getByRole('navigation').getByRole('link', { name, exact: true }).click();
const noProblems = (page: Page) => page.getByText('Bản soạn không có lỗi').waitFor();

/** Looks at the page as it is now, on a wide screen and on a phone. */
async function look(page: Page, name: string): Promise<void> {
  faults.push(...(await faultsOf(page, `console-${name}-1280`)));
  await page.setViewportSize({ width: 360, height: 800 });
  faults.push(...(await faultsOf(page, `console-${name}-360`)));
  await page.setViewportSize({ width: 1280, height: 900 });
}

async function beginDraft(page: Page): Promise<void> {
  await page.goto(`${stage.url}/quan-tri/`);
  await page.getByRole('heading', { name: procedure, exact: true }).waitFor();
  await look(page, 'procedures');
  await page.getByRole('button', { name: `Soạn phiên bản mới của ${procedure}`, exact: true }).click();
  await noProblems(page);
  // A page of the console has an address of its own, also for whoever comes to it from elsewhere.
  await page.reload();
  await noProblems(page);
}

/** The legal term becomes two working days, at first by a decree the procedure does not rest on: that is told, and leads to its place. */
async function changeTerm(page: Page): Promise<void> {
  const variant = page.locator('details.item').filter({ hasText: 'Trẻ em sinh tại Việt Nam' }).first();
  await variant.locator('summary').click();
  await variant.getByLabel('Thời hạn giải quyết: đơn vị').selectOption('working days');
  await variant.getByLabel('Thời hạn giải quyết: số').fill('2');
  await variant.getByLabel(/Quy tắc nhận sau giờ/).fill('');
  const article = variant.getByLabel('Căn cứ (điều, khoản)');
  await article.fill('NĐ 999/2026 Đ1');
  const problem = page.getByRole('button', { name: /căn cứ “NĐ 999\/2026 Đ1”/ });
  await problem.waitFor();
  await look(page, 'problem');
  await variant.locator('summary').click();
  await problem.click();
  await article.fill('Luật Hộ tịch Đ16.2');
  await noProblems(page);
  await page.frameLocator('iframe').getByText('2 ngày làm việc').first().waitFor();
  await look(page, 'procedure');
}

/** A step gets another name and, by mistake, another action: the drawing says so at once, and leads to it. */
async function changeStep(page: Page): Promise<void> {
  await part(page, 'Quy trình');
  await page.getByRole('button', { name: 'Thẩm tra hồ sơ' }).click();
  await page.getByLabel('Tên', { exact: true }).fill('Thẩm tra, đối chiếu hồ sơ');
  await page.getByLabel('Thao tác trên hồ sơ').selectOption('sign');
  const problem = page.getByRole('button', { name: /bước “Thẩm tra, đối chiếu hồ sơ” đang ở làn/ });
  await problem.waitFor();
  await look(page, 'designer-problem');
  await page.getByRole('button', { name: 'Ký duyệt' }).click();
  await problem.click();
  await expect.poll(() => page.getByLabel('Tên', { exact: true }).inputValue()).toBe('Thẩm tra, đối chiếu hồ sơ');
  await page.getByLabel('Thao tác trên hồ sơ').selectOption('propose');
  await noProblems(page);
  expect(await page.locator('.bjs-powered-by').isVisible()).toBe(true);
  // Who does a step is chosen from a list as well as drawn.
  const lane = page.getByLabel('Ai làm (làn)');
  await lane.selectOption({ label: 'Lãnh đạo ký' });
  await problem.waitFor();
  await lane.selectOption({ label: 'Chuyên viên thụ lý' });
  await noProblems(page);
  await moveLane(page);
  await look(page, 'designer');
}

/** A lane goes above its neighbour with the steps in it, and back by one undoing. */
async function moveLane(page: Page): Promise<void> {
  const lanes = page.getByRole('list', { name: 'Các làn, từ trên xuống' }).getByRole('button');
  const before = await lanes.allTextContents();
  const [above = '', below = ''] = [before.at(-2), before.at(-1)];
  await lanes.getByText(below, { exact: true }).click();
  await page.getByRole('button', { name: 'Chuyển làn lên' }).click();
  await expect.poll(() => lanes.allTextContents()).toEqual([...before.slice(0, -2), below, above]);
  await noProblems(page);
  await page.getByRole('button', { name: 'Hoàn tác' }).click();
  await expect.poll(() => lanes.allTextContents()).toEqual(before);
  await noProblems(page);
}

/** A field no longer taken from its register is refused (N6), undone, and seen in the preview under another label. */
async function designForm(page: Page): Promise<void> {
  await part(page, 'Thiết kế tờ khai');
  const field = page.locator('.fd-outline button').filter({ hasText: 'Dân tộc' }).nth(1);
  await field.click();
  await page.getByLabel('Lấy từ cơ sở dữ liệu').selectOption('');
  await page.getByRole('button', { name: /không được bắt khai lại/ }).waitFor();
  await page.getByRole('button', { name: 'Hoàn tác' }).click();
  await noProblems(page);
  await page.locator('.fd-outline button').filter({ hasText: 'Nơi sinh' }).click();
  await page.getByLabel('Nhãn', { exact: true }).fill('Nơi trẻ được sinh ra');
  await page.locator('.fd-phone').getByText('Nơi trẻ được sinh ra').waitFor();
  await noProblems(page);
  await look(page, 'form-designer');
}

/** A golden dossier as officials would have it before them. */
async function previewAsOfficial(page: Page): Promise<void> {
  await part(page, 'Xem trước');
  await page.getByRole('button', { name: 'Cán bộ', exact: true }).click();
  await page.getByText('Tiếp nhận hồ sơ: Tiếp nhận').first().waitFor();
  await page.getByRole('button', { name: 'Bước sau' }).click();
  await page.getByRole('button', { name: 'Bước sau' }).click();
  await page.getByText('Chuyên viên thụ lý: Trình kết quả thẩm định').first().waitFor();
  await look(page, 'preview-official');
}

async function play(page: Page): Promise<void> {
  await part(page, 'Chạy thử');
  await page.getByRole('button', { name: 'Chạy thử tất cả' }).click();
  await page.getByText(/hồ sơ mẫu (đều ra|khác) kết quả mong đợi/).waitFor();
}

/** What the golden dossiers expect of the due date follows the new term, as the run has shown it. */
async function mendGoldens(page: Page): Promise<void> {
  const told = await page.locator('.played li li').allTextContents();
  const changes = told.flatMap((text) => {
    const [, key, expected, found] = /^(dueOn|dueAt): mong đợi (\S+), thực tế (\S+)$/.exec(text) ?? [];
    return key && expected && found ? [{ key, expected, found }] : [];
  });
  expect(changes.length).toBeGreaterThan(0);
  await part(page, 'Tờ khai, hồ sơ mẫu');
  for (const name of await page.locator('button.file').allTextContents()) {
    if (!name.startsWith('Hồ sơ mẫu')) continue;
    await page.getByRole('button', { name, exact: true }).click();
    const area = page.locator('#file-text');
    const before = await area.inputValue();
    const after = changes.reduce(
      (text, { key, expected, found }) => text.replace(`${key}: ${expected}`, `${key}: ${found}`),
      before,
    );
    if (after !== before) await area.fill(after);
  }
  await look(page, 'files');
  await noProblems(page);
  await page.getByText('Đã lưu bản soạn').waitFor();
}

describe('an administrator', () => {
  it('drafts a version, mends what the checks and the test run tell, publishes it, and takes it back', async () => {
    const { page, errors } = await visit(stage.browser, stage.url, { username: 'quantri' });
    await beginDraft(page);
    await changeTerm(page);
    await changeStep(page);
    await designForm(page);
    await previewAsOfficial(page);
    await play(page);
    await page.getByText(/khác kết quả mong đợi/).waitFor();
    await look(page, 'run-differs');
    await mendGoldens(page);
    await play(page);
    await page.getByText('đều ra kết quả mong đợi').waitFor();
    await part(page, 'Khác biệt và công khai');
    await page
      .getByText(/Thẩm tra, đối chiếu hồ sơ/)
      .first()
      .waitFor();
    await page.getByText('1 hồ sơ đang giải quyết giữ phiên bản lúc nộp').waitFor();
    await look(page, 'publish');
    await page.getByRole('button', { name: 'Công khai phiên bản này' }).click();
    await page.getByText('Đã công khai.').waitFor();

    // The open dossier stays where it was handed in; what moving it would change is told first.
    const rows = page.getByRole('row').filter({ hasText: /^[0-9a-f]{12}/ });
    expect(await rows.first().getByRole('cell').last().textContent()).toBe('0');
    expect(await rows.nth(1).getByRole('cell').last().textContent()).toBe('1');
    await page.getByRole('button', { name: 'Xem kế hoạch chuyển' }).click();
    await page.getByText(openDossier).waitFor();
    await look(page, 'versions');
    await page.getByRole('button', { name: 'Trở lại phiên bản trước' }).click();
    await page.getByRole('button', { name: 'Xác nhận' }).click();
    await page.getByText('Đã trở lại phiên bản').waitFor();
    expect(errors).toEqual([]);
    expect(faults).toEqual([]);
  });

  it('sees the console in English; nobody else sees it', async () => {
    const { page, close } = await visit(stage.browser, stage.url, { username: 'quantri' });
    await page.goto(`${stage.url}/quan-tri/`);
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { name: 'Administrative procedures' }).waitFor();
    await close();
    const reception = await visit(stage.browser, stage.url, { username: 'tiepnhan.tichson' });
    await reception.page.goto(`${stage.url}/quan-tri/`);
    await reception.page.getByText('Trang này dành cho cán bộ quản trị hệ thống').waitFor();
    await reception.close();
  });
});

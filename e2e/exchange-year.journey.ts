import { describe, expect, it } from 'vitest';
import { axisConsole, card, openGrant } from './axis-console.ts';
import { beginBirth } from './portal-steps.ts';
import { setStage } from './stage.ts';

const stage = setStage();
const { open, look, faults } = axisConsole(stage);

describe('the axis, by the day that has passed and by the year', () => {
  it('carries a form that is filled in', async () => {
    await beginBirth(await stage.person('dan.lan', 360), stage.url, 'Trần Gia Huy');
    const page = await open('lgsp.stttt', 'ban-do');
    const flow = page.getByRole('row').filter({ hasText: 'giải quyết thủ tục hành chính tỉnh' });
    await flow.filter({ hasText: 'Tra cứu, xác thực thông tin công dân' }).first().waitFor();
  });

  it('a year later grants are confirmed again by who keeps the data: kept with a reason, or left to end with notice', async () => {
    await stage.daysLater(340);
    const keeper = await open('quantri', 'ra-soat');
    await keeper.getByRole('heading', { name: /^Cần xác nhận/ }).waitFor();
    const review = card(keeper, 'Hệ thống tuyển sinh đầu cấp → Danh mục dùng chung');
    await review.getByText('Đến kỳ rà soát').waitFor();
    await review.getByText('chưa gọi lần nào').waitFor();
    await look(keeper, 'reviews');
    await review.getByText('Quyết định', { exact: true }).click();
    await review.getByRole('button', { name: 'Xác nhận, giữ nguyên' }).click();
    await review.getByRole('button', { name: 'Xác nhận, giữ nguyên' }).click();
    await review.getByText('Phải nêu lý do').waitFor();
    await review.getByLabel('Lý do').fill('Chỉ dùng vào kỳ tuyển sinh tháng sáu');
    await review.getByRole('button', { name: 'Xác nhận, giữ nguyên' }).click();
    await review.waitFor({ state: 'detached' });
    const other = card(keeper, 'Hệ thống tuyển sinh đầu cấp → Tình trạng hồ sơ');
    await other.getByText('Quyết định', { exact: true }).click();
    await other.getByRole('button', { name: 'Để hết hiệu lực, có báo trước' }).click();
    await other.getByLabel('Lý do').fill('Không còn theo dõi hồ sơ qua trục');
    await other.getByRole('button', { name: 'Để hết hiệu lực, có báo trước' }).click();
    await other.waitFor({ state: 'detached' });
    await keeper.getByRole('link', { name: 'Quyền khai thác' }).click();
    const kept = await openGrant(keeper, 'Hệ thống tuyển sinh đầu cấp → Danh mục dùng chung');
    await kept.getByText(/^Các bước/).click();
    await kept.getByText('Xác nhận khi rà soát').waitFor();
  });

  it('what went through is public by the day it was over, by agency and as open data, without signing in', async () => {
    const context = await stage.browser.newContext();
    const page = await context.newPage();
    const today = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);
    const month = today.slice(0, 7);
    const openData = `${stage.url}/du-lieu-mo/trao-doi`;
    const told = async () => Object(await (await fetch(`${openData}/${month}.json`)).json());
    // The days since are published within a quarter of a minute, and what was read before is kept for one.
    await expect.poll(async () => (await told()).to >= today, { timeout: 120_000, interval: 2000 }).toBe(true);
    await page.goto(`${stage.url}/nha-phat-trien/so-lieu?ky=${month}`);
    await page.getByRole('heading', { name: 'Số liệu công khai của nền tảng tích hợp' }).waitFor();
    await page
      .getByRole('rowheader', { name: /^Tra cứu/ })
      .first()
      .waitFor();
    await look(page, 'public-figures');
    const csv = await fetch(`${openData}/${month}.csv`);
    expect(csv.headers.get('access-control-allow-origin')).toBe('*');
    expect(await csv.text()).toMatch(/^\uFEFF?period,part,day,.*\r\n2\d{3}-\d{2},total,/);
    const described: unknown = await (await fetch(`${openData}.json`)).json();
    expect(Object(described).months).toContainEqual(expect.objectContaining({ period: month }));
    expect(JSON.stringify(await told())).not.toContain('thi-nghe');
    expect((await fetch(`${openData}/1999-01.csv`)).status).toBe(404);
    await context.close();
    expect(faults).toEqual([]);
  });
});

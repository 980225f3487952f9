import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { vietnamDay } from '#infrastructure/clock.ts';
import {
  nextWorkingMoment,
  readCalendarContent,
  unitCalendarsFrom,
  workingMinutesBetween,
} from '#platform/calendar/index.ts';
import { faultsOf } from './faults-of.ts';
import { visit } from './people.ts';
import { setStage } from './stage.ts';

const desk = 'commune-08707-desk';
const stage = setStage({ aheadDays: await daysToWork() });

/** Numbers are given in working time only; the system's clock runs ahead to a half hour of it. */
async function daysToWork(): Promise<number> {
  const province = await readCalendarContent(fileURLToPath(new URL('../content/vinh-phuc', import.meta.url)));
  const at = new Date();
  const calendar = unitCalendarsFrom(province)('', vietnamDay(at));
  const inHalfAnHour = (from: Date) => new Date(from.getTime() + 30 * 60_000);
  let start = nextWorkingMoment(at, calendar);
  while (workingMinutesBetween(start, inHalfAnHour(start), calendar) < 30)
    start = nextWorkingMoment(inHalfAnHour(start), calendar);
  return (start.getTime() - at.getTime()) / 86_400_000;
}

/** Presses through the kiosk; answers the number. */
async function takeNumber(width: number, priority: string, shots?: string[]): Promise<string> {
  const { page, errors, close } = await visit(stage.browser, stage.url, { width });
  await page.goto(`${stage.url}/lay-so/${desk}`);
  if (shots) shots.push(...(await faultsOf(page, `kiosk-${width}`)));
  await page.getByRole('link', { name: /Hộ tịch, chứng thực/ }).click();
  if (shots) shots.push(...(await faultsOf(page, `kiosk-priority-${width}`)));
  await page.getByRole('button', { name: priority }).click();
  await page.getByRole('heading', { name: 'Số của ông/bà' }).waitFor();
  if (shots) shots.push(...(await faultsOf(page, `kiosk-number-${width}`)), ...errors);
  const code = (await page.locator('.huge').textContent()) ?? '';
  await page.reload();
  expect(await page.locator('.huge').textContent()).toBe(code);
  await close();
  return code;
}

describe('a morning at the one-stop desk', () => {
  it('numbers are taken, called with priority first, shown and told in the hall, and lead to the intake', async () => {
    const faults: string[] = [];
    expect(await takeNumber(1280, 'Không, lấy số thường', faults)).toBe('A001');
    expect(await takeNumber(360, 'Không, lấy số thường', faults)).toBe('A002');
    expect(await takeNumber(1280, 'Người cao tuổi')).toBe('A003');

    const hall = await visit(stage.browser, stage.url, { width: 1280 });
    await hall.page.goto(`${stage.url}/goi-so/${desk}`);
    await hall.page.getByText('Chưa gọi số nào.').waitFor();
    await hall.page.getByRole('button', { name: 'Bật tiếng đọc số' }).click();

    const official = await visit(stage.browser, stage.url, { username: 'tiepnhan.tichson' });
    const { page } = official;
    await page.goto(`${stage.url}/ban-lam-viec/`);
    await page.getByRole('navigation').getByRole('link', { name: 'Gọi số' }).click();
    await page.getByLabel('Quầy số').fill('2');
    await page.getByRole('button', { name: 'Gọi số tiếp' }).click();
    await page.getByText('Đã gọi số A003.').waitFor();
    await hall.page.getByText('Mời số A003 đến quầy 2').waitFor({ state: 'attached' });
    await page.getByRole('button', { name: 'Xong, gọi số tiếp' }).click();
    await page.getByText('Đã gọi số A001.').waitFor();
    await page.getByRole('button', { name: 'Bỏ qua' }).click();
    await page.getByRole('button', { name: 'Gọi số tiếp', exact: true }).click();
    await page.getByText('Đã gọi số A002.').waitFor();
    await hall.page.getByText('Mời số A002 đến quầy 2').waitFor({ state: 'attached' });
    await takeNumber(1280, 'Người khuyết tật');
    await page.getByRole('rowheader', { name: 'A004' }).waitFor();

    for (const width of [1280, 360]) {
      await page.setViewportSize({ width, height: 900 });
      await hall.page.setViewportSize({ width, height: 900 });
      faults.push(...(await faultsOf(page, `desk-queue-${width}`)));
      faults.push(...(await faultsOf(hall.page, `calling-${width}`)));
    }
    await page.getByRole('button', { name: 'Xong', exact: true }).click();
    // While one thing is being done nothing else is taken.
    await page.getByText('Chưa gọi ai.').waitFor();
    await page.getByRole('button', { name: 'Gọi lại số A001' }).click();
    await hall.page.getByText('Mời số A001 đến quầy 2').waitFor({ state: 'attached' });
    await page.getByRole('link', { name: 'Tiếp nhận hồ sơ' }).click();
    await page.getByRole('heading', { name: 'Tiếp nhận tại quầy' }).waitFor();
    expect([...faults, ...official.errors, ...hall.errors]).toEqual([]);
    await hall.close();
    await official.close();
  });
});

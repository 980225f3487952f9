import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { faultsOf } from './faults-of.ts';
import type { setStage } from './stage.ts';

/** Bàn quản trị nền tảng tích hợp as somebody sees it; `faults` is what `look` found that keeps anybody from using a page. */
export function axisConsole(stage: ReturnType<typeof setStage>) {
  const faults: string[] = [];
  return {
    faults,
    /** Looks at the page as it is now, on a wide screen and on a phone. */
    look: async (page: Page, name: string): Promise<void> => {
      faults.push(...(await faultsOf(page, `exchange-${name}-1280`)));
      await page.setViewportSize({ width: 360, height: 800 });
      faults.push(...(await faultsOf(page, `exchange-${name}-360`)));
      // Eleven parts side by side would fill a phone before anything is said.
      if (await page.locator('nav .tabs').isVisible()) faults.push(`${name}: the parts lie open on a phone`);
      await page.setViewportSize({ width: 1280, height: 900 });
    },
    open: async (username: string, part: string): Promise<Page> => {
      const page = await stage.person(username);
      await page.goto(`${stage.url}/quan-tri/lgsp?phan=${part}`);
      await page.getByRole('heading', { level: 1, name: 'Nền tảng tích hợp, chia sẻ dữ liệu' }).waitFor();
      return page;
    },
  };
}

export const card = (page: Page, name: string) => page.getByRole('article').filter({ hasText: name });

/** A grant in force or over, with its detail open. */
export async function openGrant(page: Page, name: string): Promise<Locator> {
  const grant = card(page, name);
  // It may stand on a later page.
  const [system = ''] = name.split(' → ');
  const isFound = (url: URL) => url.searchParams.get('search') === system && url.searchParams.get('group') === 'over';
  const found = page.waitForResponse((response) => isFound(new URL(response.url())));
  await page.getByLabel('Tìm quyền theo tên hoặc mã').fill(system);
  await found;
  await grant.getByText('Chi tiết quyền').click();
  return grant;
}

/** A service with its detail open; one that is offered for real stands before the one to try out with. */
export async function openService(page: Page, name: string): Promise<Locator> {
  await page.getByLabel('Tìm dịch vụ theo tên').fill(name);
  const heading = page.getByRole('heading', { name, exact: true });
  const service = page.getByRole('article').filter({ has: heading }).first();
  await service.getByText('Chi tiết dịch vụ').click();
  return service;
}

/** A search shows what is in the log's copy when it is pressed, and a call is there a second or more after it: asked until all of it is. */
export async function searchLogFor(page: Page, lines: readonly Locator[]): Promise<void> {
  const shown = async () => {
    const answered = page.waitForResponse((response) => response.url().endsWith('/api/exchange/log'));
    await page.getByRole('button', { name: 'Tra cứu' }).click();
    await answered;
    return Promise.all(lines.map(async (line) => (await line.count()) > 0));
  };
  await expect.poll(shown, { interval: 1000 }).toEqual(lines.map(() => true));
}

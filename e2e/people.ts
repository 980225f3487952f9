import type { Browser, BrowserContext, Page } from 'playwright-core';

const password = 'MotCua-2026';

/** A person at a browser of their own, signed in; errors of the page are collected. */
export type Visitor = { page: Page; errors: string[]; close: () => Promise<void> };

export async function visit(
  browser: Browser,
  url: string,
  { username, width = 1280, script = true }: { username?: string; width?: number; script?: boolean },
): Promise<Visitor> {
  const context: BrowserContext = await browser.newContext({
    viewport: { width, height: 900 },
    javaScriptEnabled: script,
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  if (username) {
    await page.goto(`${url}/dang-nhap`);
    await page.getByLabel('Tên đăng nhập').fill(username);
    await page.getByLabel('Mật khẩu').fill(password);
    await page.getByRole('main').getByRole('button', { name: 'Đăng nhập' }).click();
    await page.waitForURL((address) => !address.pathname.startsWith('/dang-nhap'));
  } else {
    await page.goto(url);
  }
  return { page, errors, close: () => context.close() };
}

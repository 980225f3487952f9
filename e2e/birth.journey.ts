import { readFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accept, act, assign, openFromWorkList, propose, sign } from './desk-steps.ts';
import { visit, type Visitor } from './people.ts';
import { handInBirth } from './portal-steps.ts';
import { launchBrowser, startSystem, type RunningSystem } from './system.ts';

let system: RunningSystem;
let browser: Browser;
beforeAll(async () => {
  [system, browser] = await Promise.all([startSystem(), launchBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await system?.stop();
});

describe('a birth registration online', () => {
  it('goes from the citizen’s phone through every desk to the downloaded certificate', async () => {
    const { url } = system;
    const visitors: Visitor[] = [];
    const arrive = async (username: string, width = 1280) => {
      const visitor = await visit(browser, url, { username, width });
      visitors.push(visitor);
      return visitor.page;
    };
    const lan = await arrive('dan.lan', 360);
    const code = await handInBirth(lan, url);
    expect(code).toMatch(/^\d{3}\.\d{2}\.\d{2}\.H62-\d{6}-\d{4}$/);

    const reception = await arrive('tiepnhan.tichson');
    await openFromWorkList(reception, url, code);
    await accept(reception);
    const leader = await arrive('chutich.tichson', 360);
    await openFromWorkList(leader, url, code);
    await assign(leader);
    const specialist = await arrive('tuphap.tichson');
    await openFromWorkList(specialist, url, code);
    await propose(specialist, 'grant', 'Hồ sơ đầy đủ, đủ điều kiện đăng ký khai sinh.');
    await openFromWorkList(leader, url, code);
    await sign(leader);
    const clerk = await arrive('vanthu.tichson');
    await clerk.goto(`${url}/ban-lam-viec/`);
    await expect
      .poll(
        async () => {
          await clerk.reload();
          return clerk.getByRole('link', { name: code }).count();
        },
        { timeout: 20_000 },
      )
      .toBeGreaterThan(0);
    await openFromWorkList(clerk, url, code);
    await act(clerk, 'issue');
    await openFromWorkList(reception, url, code);
    await act(reception, 'return_result', async (form) => {
      await form.getByRole('radio').first().check();
      const recipient = form.getByRole('textbox').first();
      if (!(await recipient.inputValue())) await recipient.fill('Nguyễn Thị Lan');
    });
    await openFromWorkList(clerk, url, code);
    await act(clerk, 'archive');

    await lan.goto(`${url}/ho-so/${code}`);
    await lan.getByRole('heading', { name: 'Kết quả' }).waitFor();
    const [download] = await Promise.all([
      lan.waitForEvent('download', { timeout: 4000 }).catch(() => undefined),
      lan.getByRole('button', { name: 'Tải kết quả về' }).click({ noWaitAfter: true }),
    ]);
    const path = await download?.path();
    const bytes = path ? await readFile(path) : Buffer.from(await (await lan.request.get(lan.url())).body());
    expect(bytes.subarray(0, 5).toString('latin1')).toBe('%PDF-');
    await lan.goto(`${url}/ho-so/${code}`);
    await lan.getByText('Ông/bà đã nhận kết quả.').waitFor();
    expect(visitors.flatMap(({ errors }) => errors)).toEqual([]);
    await Promise.all(visitors.map((visitor) => visitor.close()));
  });
});

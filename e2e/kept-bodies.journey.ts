import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { z } from 'zod';
import { runProgram } from '../src/testing/run-system.ts';
import { axisConsole, openService } from './axis-console.ts';
import { faultsOf } from './faults-of.ts';
import { tokenSoon } from './sandbox-token.ts';
import { setStage } from './stage.ts';

const stage = setStage();
const { open, look, faults } = axisConsole(stage);
const service = 'Danh mục dùng chung';
const Declared = z.looseObject({
  services: z.array(
    z.looseObject({ code: z.string(), environment: z.string(), settings: z.looseObject({}).optional() }),
  ),
});

async function runLgsp(...args: string[]): Promise<void> {
  const run = runProgram(['src/motcua.ts', 'lgsp', ...args], { VAR_DIR: stage.system.varDir });
  expect([await run.ended, run.output()]).toEqual([0, expect.any(String)]);
}

/** An operator has the bodies of one service kept, to try out with and for real. */
beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-bodies-'));
  await runLgsp('export', folder);
  const file = join(folder, 'exchange.yaml');
  const declared = Declared.parse(parse(readFileSync(file, 'utf8')));
  const services = declared.services.map((one) =>
    one.code === 'danh-muc' ? { ...one, settings: { ...one.settings, keepBodies: true } } : one,
  );
  writeFileSync(file, stringify({ ...declared, services }));
  await runLgsp('apply', file, '--reason', 'Lưu nội dung làm bằng chứng theo đề nghị của đơn vị');
});

async function callOnce(): Promise<void> {
  const page = await stage.person('tuyensinh.sgddt');
  await page.goto(`${stage.url}/nha-phat-trien`);
  await page.getByRole('button', { name: 'Nhận khóa thử nghiệm' }).click();
  await page.getByRole('heading', { level: 1, name: 'Khóa thử nghiệm đã tạo' }).waitFor();
  const [clientId = '', clientSecret = ''] = await page.locator('pre code').allTextContents();
  const token = await tokenSoon(stage.system.gateway, clientId, clientSecret);
  const answer = await fetch(`${stage.system.gateway}/sandbox/danh-muc/1.0/lists/sectors`, {
    headers: { authorization: `Bearer ${token}` },
  });
  expect(answer.status).toBe(200);
}

async function searchLog(): Promise<Page> {
  const page = await open('lgsp.stttt', 'nhat-ky');
  await page.getByLabel('Vì sao tra cứu').fill('Đối chiếu theo đơn khiếu nại số 7');
  await page.getByLabel('Dịch vụ', { exact: true }).selectOption('sandbox/danh-muc/1.0');
  await page.getByRole('button', { name: 'Tra cứu' }).click();
  return page;
}

it('everybody can see whose bodies are kept, and for how long', async () => {
  const page = await stage.person('tuyensinh.sgddt');
  await page.goto(`${stage.url}/nha-phat-trien/danh-muc/1.0`);
  await page.getByText('đọc được trong 90 ngày sau ngày gọi').waitFor();
  faults.push(...(await faultsOf(page, 'kept-bodies-contract-1280')));
  const manager = await open('lgsp.stttt', 'dich-vu');
  const kept = await openService(manager, service);
  await kept.getByText('lưu nội dung trao đổi 90 ngày').waitFor();
});

it('the agency in charge reads what was said, with a reason of its own', async () => {
  await callOnce();
  const page = await searchLog();
  const see = page.getByRole('button', { name: 'Xem nội dung đã lưu' });
  // A call is in the log's copy a second after it was sealed.
  const searchAgain = async () => {
    await page.getByRole('button', { name: 'Tra cứu' }).click();
    return see.count();
  };
  await expect.poll(searchAgain, { timeout: 30_000, interval: 1000 }).toBe(1);
  await see.click();
  await page.getByRole('button', { name: 'Xem', exact: true }).click();
  await page.getByText('Phải nêu lý do (ít nhất 10 chữ cái).').waitFor();
  await look(page, 'bodies-reason');
  await page.getByLabel('Lý do').fill('Đối chiếu theo đơn khiếu nại số 7');
  await page.getByRole('button', { name: 'Xem', exact: true }).click();
  const answer = page.getByRole('textbox', { name: 'Trả lời' });
  await answer.waitFor();
  expect(await answer.inputValue()).toContain('\n  "items": [\n    {');
  await page.getByText('Không có nội dung.').waitFor();
  await look(page, 'bodies');
});

it('nobody reads it when its days are over', async () => {
  await stage.daysLater(120);
  const page = await searchLog();
  await page.getByText('Nội dung đã xóa theo thời hạn lưu').waitFor();
  expect(await page.getByRole('button', { name: 'Xem nội dung đã lưu' }).count()).toBe(0);
  await look(page, 'bodies-erased');
  expect(faults).toEqual([]);
});

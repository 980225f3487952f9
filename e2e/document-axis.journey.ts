import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { abroadForm } from '../src/testing/abroad-form.ts';
import { act, assign, openFromWorkList } from './desk-steps.ts';
import { faultsOf } from './faults-of.ts';
import { visit } from './people.ts';
import { setStage } from './stage.ts';

const stage = setStage();
const TakenIn = z.object({ code: z.string() });

/** A confirmation of marital status for somebody who lived abroad, as far as the specialist who asks the ministry. */
async function askMinistry(): Promise<{ code: string; specialist: Page }> {
  const reception = await stage.person('tiepnhan.tichson');
  const answer = await reception.request.post(`${stage.url}/api/desk/intake`, {
    headers: { origin: stage.url },
    data: {
      ...{ commandId: randomUUID(), procedureCode: '1.004873', areaCode: '08707' },
      applicant: {
        ...{ kind: 'citizen', name: 'Đỗ Quốc Khánh', personalId: '026096000111', taxCode: null },
        ...{ phone: null, email: null, address: null },
      },
      form: abroadForm,
      documents: [{ documentId: 'identity-paper', originals: 0, copies: 1 }],
    },
  });
  if (!answer.ok()) throw new Error(await answer.text());
  const { code } = TakenIn.parse(await answer.json());
  const leader = await stage.person('chutich.tichson');
  await openFromWorkList(leader, stage.url, code);
  await assign(leader);
  const specialist = await stage.person('tuphap.tichson');
  await openFromWorkList(specialist, stage.url, code);
  await act(specialist, 'consult');
  return { code, specialist };
}

/** Reads a page again until it says so: jobs of the system bring it in. */
async function until(page: Page, url: string, text: string | RegExp): Promise<void> {
  await expect
    .poll(
      async () => {
        await page.goto(url);
        await page.getByRole('heading').first().waitFor();
        await page.waitForLoadState('networkidle');
        return page.getByText(text).count();
      },
      { timeout: 90_000, interval: 1000 },
    )
    .toBeGreaterThan(0);
}

const dossierUrl = (code: string) => `${stage.url}/ban-lam-viec/ho-so/${code}`;

describe('an opinion of an agency outside the system', () => {
  it('goes out as a letter, is taken up there, and its answer can be opened in the dossier', async () => {
    const { code, specialist } = await askMinistry();
    const ministry = await visit(stage.browser, `${stage.system.simulators}/document-axis/hop-thu`, {});
    const { page } = ministry;
    await until(page, `${stage.system.simulators}/document-axis/hop-thu`, new RegExp(code));
    await until(specialist, dossierUrl(code), /gửi qua trục liên thông: đã đến/);
    const faults: string[] = [];
    for (const width of [360, 1280]) {
      await page.setViewportSize({ width, height: 900 });
      faults.push(...(await faultsOf(page, `axis-letter-box-${width}`)));
    }
    await page.getByRole('button', { name: 'Tiếp nhận, vào sổ' }).click();
    await page.getByRole('button', { name: 'Bắt đầu xử lý' }).click();
    await until(specialist, dossierUrl(code), /đang xử lý/);
    await page.getByLabel('Nội dung trả lời').fill('Không có thông tin đăng ký kết hôn tại cơ quan đại diện.');
    await page.getByRole('button', { name: 'Gửi văn bản trả lời' }).click();
    await until(specialist, dossierUrl(code), 'Không có thông tin đăng ký kết hôn tại cơ quan đại diện.');
    const link = specialist.getByRole('link', { name: 'cong-van-tra-loi.pdf' }).first();
    const letter = await specialist.request.get(new URL((await link.getAttribute('href')) ?? '', stage.url).href);
    expect([letter.status(), letter.headers()['content-type']]).toEqual([200, 'application/pdf']);
    for (const width of [360, 1280]) {
      await specialist.setViewportSize({ width, height: 900 });
      faults.push(...(await faultsOf(specialist, `axis-answered-${width}`)));
    }
    expect([...faults, ...ministry.errors]).toEqual([]);
    await ministry.close();
  });

  it('that is refused comes back to who asked, with the reason', async () => {
    const { code, specialist } = await askMinistry();
    const ministry = await visit(stage.browser, `${stage.system.simulators}/document-axis/hop-thu`, {});
    const { page } = ministry;
    await until(page, `${stage.system.simulators}/document-axis/hop-thu`, new RegExp(code));
    await page.getByLabel('Lý do từ chối (bắt buộc)').first().fill('Không thuộc thẩm quyền');
    await page.getByRole('button', { name: 'Từ chối' }).first().click();
    await until(specialist, dossierUrl(code), /Không thuộc thẩm quyền/);
    const faults: string[] = [];
    for (const width of [360, 1280]) {
      await specialist.setViewportSize({ width, height: 900 });
      faults.push(...(await faultsOf(specialist, `axis-refused-${width}`)));
    }
    expect(faults).toEqual([]);
    await ministry.close();
  });

  it('that cannot be sent is shown to who manages the connections, and goes out by itself once it can', async () => {
    const behave = (mode: string) =>
      fetch(`${stage.system.simulators}/control/document-axis`, {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ mode }),
      });
    await behave('down');
    const { code, specialist } = await askMinistry();
    const manager = await stage.person('lgsp.stttt');
    const page = `${stage.url}/quan-tri/lgsp?phan=van-ban`;
    await until(manager, page, /Lần gửi gần nhất: không kết nối được/);
    const faults: string[] = [];
    for (const width of [360, 1280]) {
      await manager.setViewportSize({ width, height: 900 });
      faults.push(...(await faultsOf(manager, `axis-console-${width}`)));
    }
    await behave('normal');
    await until(specialist, dossierUrl(code), /gửi qua trục liên thông: đã đến/);
    expect(faults).toEqual([]);
  });
});

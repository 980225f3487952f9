import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { faultsOf } from './faults-of.ts';
import { setStage } from './stage.ts';

const stage = setStage();
/** Lan's number, as the demonstration prints it. */
const personalId = '026192990000';
const TakenIn = z.object({ code: z.string() });
const Refunds = z.array(z.object({ subjectCode: z.string(), reference: z.string() }));

/** A criminal record handed in at the counter for Lan, whose fee is to be paid before it is handled. */
async function handIn(): Promise<string> {
  const reception = await stage.person('tiepnhan.tinh');
  const answer = await reception.request.post(`${stage.url}/api/desk/intake`, {
    headers: { origin: stage.url },
    data: {
      ...{ commandId: randomUUID(), procedureCode: '2.000488', areaCode: null },
      applicant: {
        ...{ kind: 'citizen', name: 'Nguyễn Thị Lan', personalId, taxCode: null },
        ...{ phone: null, email: null, address: null },
      },
      form: {
        person: {
          ...{
            name: 'Nguyễn Thị Lan',
            birthDate: '1992-04-12',
            gender: 'female',
            nationality: 'VN',
            ethnicGroup: '01',
          },
          ...{ birthPlace: 'Tích Sơn, Vĩnh Yên, Vĩnh Phúc', personalId, phone: '0987654321' },
          residence: { district: '243', commune: '08707', detail: 'Tổ dân phố số 4' },
        },
        family: { fatherName: 'Nguyễn Văn Tiến', motherName: 'Lê Thị Hạnh' },
        residences: [{ from: '2018-05', place: 'Tích Sơn, Vĩnh Yên, Vĩnh Phúc', occupation: 'Kỹ sư' }],
        request: { purpose: 'Xin việc làm', count: 1, feeGroup: 'none' },
        commitment: { declaration: true },
      },
      documents: [{ documentId: 'identity-paper', originals: 0, copies: 1 }],
    },
  });
  if (!answer.ok()) throw new Error(await answer.text());
  return TakenIn.parse(await answer.json()).code;
}

/** From the dossier's page to the platform's. */
async function goToPay(page: Page, code: string): Promise<void> {
  await page.goto(`${stage.url}/ho-so/${code}`);
  await page.getByRole('link', { name: 'Nộp phí trực tuyến' }).click();
  await page.waitForURL((url) => url.href.startsWith(`${stage.system.simulators}/payment-platform/trang/`));
}
const choose = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const comesBack = (page: Page, code: string) => page.waitForURL(`${stage.url}/ho-so/${code}`);

const behave = (behaviour: { mode: string; trick?: string }) =>
  fetch(`${stage.system.simulators}/control/payment-platform`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(behaviour),
  });

/** Reads the page again until it says so: jobs of the system bring it in. */
async function saysLater(page: Page, code: string, text: string | RegExp): Promise<void> {
  await expect
    .poll(
      async () => {
        await page.goto(`${stage.url}/ho-so/${code}`);
        return page.getByText(text).count();
      },
      { timeout: 60_000, interval: 1000 },
    )
    .toBeGreaterThan(0);
}

describe('paying a fee online', () => {
  it('at the platform’s own page; its message makes it paid, and its receipt can be opened', async () => {
    const code = await handIn();
    const lan = await stage.person('dan.lan');
    await goToPay(lan, code);
    await lan.getByText(`THANH TOAN HO SO ${code}`).waitFor();
    const faults: string[] = [];
    for (const width of [360, 1280]) {
      await lan.setViewportSize({ width, height: 900 });
      faults.push(...(await faultsOf(lan, `payment-page-${width}`)));
    }
    await choose(lan, 'Thanh toán thành công');
    await comesBack(lan, code);
    await saysLater(lan, code, /Đã nộp, biên lai số \d{7}/);
    await saysLater(lan, code, 'Biên lai của nền tảng thanh toán (PDF)');
    const address = await lan
      .getByRole('link', { name: 'Biên lai của nền tảng thanh toán (PDF)' })
      .getAttribute('href');
    const bill = await lan.request.get(new URL(address ?? '', stage.url).href);
    expect([bill.status(), bill.headers()['content-type']]).toEqual([200, 'application/pdf']);
    const hung = await stage.person('dan.hung');
    expect((await hung.request.get(new URL(address ?? '', stage.url).href)).status()).toBe(404);
    for (const width of [360, 1280]) {
      await lan.setViewportSize({ width, height: 900 });
      faults.push(...(await faultsOf(lan, `payment-paid-${width}`)));
    }
    expect(faults).toEqual([]);
  });

  it('that failed can be tried again; when the first try succeeds after all, the second is to be given back', async () => {
    const code = await handIn();
    const lan = await stage.person('dan.lan');
    await goToPay(lan, code);
    const first = lan.url();
    await choose(lan, 'Thanh toán không thành công');
    await comesBack(lan, code);
    await goToPay(lan, code);
    expect(lan.url()).not.toBe(first);
    await choose(lan, 'Thanh toán thành công');
    await comesBack(lan, code);
    await saysLater(lan, code, /Đã nộp, biên lai số/);
    await lan.goto(first);
    await choose(lan, 'Thanh toán thành công');
    await saysLater(lan, code, /của lần này sẽ được hoàn trả/);
    const faults = [...(await faultsOf(lan, 'payment-twice-1280'))];

    const cashier = await stage.person('tiepnhan.tinh');
    await cashier.goto(`${stage.url}/ban-lam-viec/so-theo-doi`);
    await cashier.getByRole('heading', { name: 'Nộp trùng, phải hoàn trả' }).waitFor();
    for (const width of [360, 1280]) {
      await cashier.setViewportSize({ width, height: 900 });
      faults.push(...(await faultsOf(cashier, `desk-refunds-${width}`)));
    }
    // A4 is 718 px wide between its margins: what was taken is printed as a table.
    await cashier.setViewportSize({ width: 718, height: 900 });
    await cashier.getByRole('columnheader', { name: 'Số tiền' }).waitFor({ timeout: 10_000 });
    await cashier.setViewportSize({ width: 1280, height: 900 });
    await cashier.getByLabel(`Số chứng từ hoàn trả của ${code}`).fill('UNC 12/2026');
    await cashier.getByRole('button', { name: 'Đã hoàn trả' }).click();
    await cashier.getByRole('heading', { name: 'Nộp trùng, phải hoàn trả' }).waitFor({ state: 'detached' });
    const left = await cashier.request.get(`${stage.url}/api/desk/refunds`);
    expect(Refunds.parse(await left.json())).toEqual([]);
    await saysLater(lan, code, /Đã hoàn trả/);
    expect(faults).toEqual([]);
  });

  it('whose message is lost is made good when she comes to pay again: nothing is paid twice', async () => {
    const code = await handIn();
    const lan = await stage.person('dan.lan');
    await goToPay(lan, code);
    await choose(lan, 'Thanh toán thành công, thông báo bị thất lạc');
    await comesBack(lan, code);
    await lan.getByRole('link', { name: 'Nộp phí trực tuyến' }).click();
    await lan.getByText('Khoản này đã được nộp; không cần nộp nữa.').waitFor();
    await saysLater(lan, code, /Đã nộp, biên lai số/);
  });

  it('does not lead to another site, and says so when the platform lies or is silent', async () => {
    const code = await handIn();
    const lan = await stage.person('dan.lan');
    const faults: string[] = [];
    for (const [behaviour, sentence] of [
      [{ mode: 'hostile', trick: 'another-site' }, /địa chỉ không thuộc nền tảng/],
      [{ mode: 'down' }, /Nền tảng thanh toán chưa trả lời; chưa có khoản tiền nào được trừ/],
    ] as const) {
      await behave(behaviour);
      await lan.goto(`${stage.url}/ho-so/${code}`);
      await lan.getByRole('link', { name: 'Nộp phí trực tuyến' }).click();
      await lan.getByText(sentence).waitFor();
      expect(new URL(lan.url()).origin).toBe(stage.url);
      for (const width of [360, 1280]) {
        await lan.setViewportSize({ width, height: 900 });
        faults.push(...(await faultsOf(lan, `payment-${behaviour.mode}-${width}`)));
      }
    }
    await behave({ mode: 'normal' });
    await goToPay(lan, code);
    expect(faults).toEqual([]);
  });
});

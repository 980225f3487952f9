import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { vietnamDay } from '#infrastructure/clock.ts';
import { readConfig } from '#infrastructure/config/config.ts';
import { buildDocumentAxis } from '#testing/document-axis.ts';
import { buildOffice } from '#testing/office.ts';
import { buildPaymentPlatform } from '#testing/payment-platform.ts';
import { provinceDatabase } from '#testing/province-database.ts';
import type { System, WithSystem } from './command.ts';
import { reconcileCommand } from './reconcile.ts';

const now = () => new Date();
const on = vietnamDay(now());
const { db } = await provinceDatabase(now);
const { deps: office } = await buildOffice(db, now);
const platform = await buildPaymentPlatform(db, now);
const axis = await buildDocumentAxis(db, now);
afterAll(async () => {
  await platform.close();
  await axis.close();
});
afterEach(() => vi.restoreAllMocks());

const unconnected = { ...office, nationalPortal: undefined, paymentPlatform: undefined, documentAxis: undefined };
const { paymentPlatform } = platform;
const { documentAxis } = axis;

async function run(system: string, deps: System['deps']) {
  const [out, err]: [unknown[], unknown[]] = [[], []];
  vi.spyOn(console, 'log').mockImplementation((text) => void out.push(text));
  vi.spyOn(console, 'error').mockImplementation((text) => void err.push(text));
  const withSystem: WithSystem = (work) => work({ deps, config: readConfig({ NODE_ENV: 'test' }) });
  const code = await reconcileCommand(['--system', system, '--on', on], {
    withSystem,
    texts: async () => ({ vi: {}, en: {} }),
  });
  return { code, out: out.join('\n'), err: err.join('\n') };
}

describe('reconcile', () => {
  it.each([
    ['national-portal', 'NATIONAL_PORTAL_URL'],
    ['payment-platform', 'PAYMENT_PLATFORM_URL'],
    ['document-axis', 'DOCUMENT_AXIS_URL'],
  ])('says which setting connects %s', async (system, setting) => {
    const { code, err } = await run(system, unconnected);
    expect([code, err]).toEqual([1, expect.stringContaining(setting)]);
  });

  it('finds what was paid at the platform and is not known here', async () => {
    const deps = { ...unconnected, paymentPlatform };
    expect(await run('payment-platform', deps)).toEqual({
      code: 0,
      out: `Đối soát nền tảng thanh toán ngày ${on}: 0 giao dịch khớp.\nKhông có sai khác.`,
      err: '',
    });
    const reference = randomUUID();
    const begun = { reference, amountVnd: 21_000, what: 'x', receipt: {}, returnUrl: 'http://127.0.0.1:9/' };
    const { token } = await platform.book.begin(begun);
    await platform.book.settle(token, 'thanh-cong');
    const { code, out } = await run('payment-platform', deps);
    expect([code, out.split('\n')]).toEqual([
      1,
      [
        `Đối soát nền tảng thanh toán ngày ${on}: 0 giao dịch khớp.`,
        'Sai khác (1):',
        expect.stringMatching(`    ${reference}: nền tảng đã thu 21.000 đồng, .*ở đây không có mã tham chiếu này`),
      ],
    ]);
  });

  it('finds what stands on the document axis and is not known here', async () => {
    const deps = { ...unconnected, documentAxis };
    const clear = await run('document-axis', deps);
    expect([clear.code, clear.out]).toEqual([
      0,
      `Đối soát trục liên thông văn bản ngày ${on}: 0 văn bản, trạng thái khớp.\nKhông có sai khác.`,
    ]);
    const [ward, ministry] = ['000.01.31.H62', '000.00.08.G15'];
    await documentAxis.sendStatus({
      ...{ from: { code: ward, name: 'Phường' }, to: { code: ministry, name: 'Bộ' } },
      ...{ documentCode: `${ministry},2026/06/01,7/BTP`, code: '03', description: '', at: now() },
    });
    const { code, out } = await run('document-axis', deps);
    expect([code, out]).toEqual([
      1,
      expect.stringContaining(`${ministry},2026/06/01,7/BTP, trạng thái 03: có trên trục`),
    ]);
  });

  it('says so when a system does not answer', async () => {
    await platform.behaves('down');
    const paid = await run('payment-platform', { ...unconnected, paymentPlatform });
    expect([paid.code, paid.err]).toEqual([1, expect.stringContaining('hệ thống payment-platform; hãy thử lại sau')]);
    await axis.behaves('down');
    const written = await run('document-axis', { ...unconnected, documentAxis });
    expect([written.code, written.err]).toEqual([
      1,
      expect.stringContaining('hệ thống document-axis; hãy thử lại sau'),
    ]);
    const issued = await run('civil-status', unconnected);
    expect(issued.code).toBe(1);
  });
});
